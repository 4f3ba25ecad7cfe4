using System.ComponentModel;
using Solmu.Database;

namespace Solmu.Plans;

/// <summary>The hand-over plans, as documents show them.</summary>
public sealed record PlansDocument(DateOnly Day, IReadOnlyList<PlansDocument.Plan> Plans)
{
    public sealed record Plan(string Id, string Title, DateTime MadeAt, IReadOnlyList<Step> Steps);

    public sealed record Step(
        string Id,
        string Partner,
        [property: Description("Who of ours; null while nobody is found")] string? Own,
        [property: Description("Whom to get to know; null while that is still to be found out")] string? Person,
        [property: Description("Who of ours sees to it")] string? Responsible,
        DateOnly Due,
        DateOnly? Done,
        string? Note);

    public static PlansDocument Of(DateOnly day, IReadOnlyList<PlanRow> plans, IEnumerable<StepRow> steps)
    {
        var of = steps.ToLookup(step => step.PlanId);
        return new PlansDocument(day, [.. plans.Select(plan => new Plan(Ids.Text(plan.Id), plan.Title, plan.MadeAt, [.. of[plan.Id].Select(step => new Step(Ids.Text(step.Id), step.Partner, step.Own, step.Other, step.Responsible, step.DueOn, step.DoneOn, step.Note))]))]);
    }
}
