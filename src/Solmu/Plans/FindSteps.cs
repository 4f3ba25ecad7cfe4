using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Firms;

namespace Solmu.Plans;

/// <summary>A step with the names it needs; a name is null where nobody is chosen yet.</summary>
public sealed record StepRow(
    long Id, long PlanId, string Plan, long OrganisationId, string Partner, string Slug, long? OtherId, string? Other, long? OwnId, string? Own,
    long? ResponsibleId, string? Responsible, DateOnly DueOn, string? Note, DateOnly? DoneOn, int Version)
{
    public string Sentence => $"{Own ?? "Somebody of yours"} gets to know {Other ?? "somebody"} at {Partner}";

    public StepFacts Facts => new(OrganisationId, OtherId, OwnId, ResponsibleId, DueOn, Note);
}

/// <summary>Steps of plans: open ones first, the earliest day first.</summary>
public sealed class FindSteps(Visible visible, Moment moment)
{
    /// <summary>So many days before it is due a step stands on Today.</summary>
    public const int SoonDays = 14;

    private const int MostSteps = 500;

    public Task<List<StepRow>> OfPlanAsync(long planId) => RunAsync(visible.HandOverSteps.Where(step => step.PlanId == planId));

    /// <summary>Steps of all plans that are seen.</summary>
    public Task<List<StepRow>> AllAsync() => RunAsync(visible.HandOverSteps);

    /// <summary>Open steps that are due soon or overdue, of one of ours or of everybody.</summary>
    public async Task<List<StepRow>> DueAsync(long? ownId)
    {
        var last = (await moment.DayAsync()).AddDays(SoonDays);
        var due = visible.HandOverSteps.Where(step => step.DoneOn == null && step.DueOn <= last);
        return await RunAsync(ownId is { } own ? due.Where(step => step.ResponsibleId == own) : due);
    }

    private Task<List<StepRow>> RunAsync(IQueryable<HandOverStep> steps) =>
        (from step in steps
         join plan in visible.HandOverPlans on step.PlanId equals plan.Id
         join organisation in visible.Organisations on step.OrganisationId equals organisation.Id
         orderby step.DoneOn != null, step.DueOn, step.Id
         select new StepRow(
             step.Id, plan.Id, visible.NamedPlans.Where(named => named.Id == plan.Id).Select(named => named.Title).FirstOrDefault() ?? HandOverPlan.Unnamed, organisation.Id, organisation.Name, organisation.Slug,
             step.OtherId, visible.People.Where(person => person.Id == step.OtherId).Select(person => person.Name ?? visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault()).FirstOrDefault(),
             step.OwnId, visible.People.Where(person => person.Id == step.OwnId).Select(person => person.Name ?? person.SortName).FirstOrDefault(),
             step.ResponsibleId, visible.People.Where(person => person.Id == step.ResponsibleId).Select(person => person.Name ?? person.SortName).FirstOrDefault(),
             step.DueOn, step.Note, step.DoneOn, step.Version)).Take(MostSteps).ToListAsync();
}
