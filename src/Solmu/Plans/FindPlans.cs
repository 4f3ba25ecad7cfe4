using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Plans;

/// <summary>A plan with how far it is.</summary>
public sealed record PlanRow(long Id, string Title, DateTime MadeAt, int Steps, int Done, DateOnly? NextDue)
{
    public int Version { get; init; }

    /// <summary>Whether its own name is told.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>The hand-over plans, the newest first; counted are the steps that the viewer sees.</summary>
public sealed class FindPlans(Visible visible)
{
    private const int MostPlans = 200;

    public Task<List<PlanRow>> RunAsync() => RowsAsync(visible.HandOverPlans);

    public async Task<PlanRow?> OneAsync(long id) => (await RowsAsync(visible.HandOverPlans.Where(plan => plan.Id == id))).FirstOrDefault();

    private Task<List<PlanRow>> RowsAsync(IQueryable<HandOverPlan> plans) => plans.OrderByDescending(plan => plan.MadeAt).ThenBy(plan => plan.Id).Take(MostPlans)
        .Select(plan => new PlanRow(
            plan.Id, visible.NamedPlans.Where(named => named.Id == plan.Id).Select(named => named.Title).FirstOrDefault() ?? HandOverPlan.Unnamed, plan.MadeAt,
            visible.HandOverSteps.Count(step => step.PlanId == plan.Id),
            visible.HandOverSteps.Count(step => step.PlanId == plan.Id && step.DoneOn != null),
            visible.HandOverSteps.Where(step => step.PlanId == plan.Id && step.DoneOn == null).Min(step => (DateOnly?)step.DueOn))
        { Version = plan.Version, IsNamed = visible.NamedPlans.Any(named => named.Id == plan.Id) }).ToListAsync();
}
