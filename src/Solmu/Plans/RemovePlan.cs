using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Plans;

/// <summary>Takes a plan away with all its steps. Whoever does not see every step cannot. Removing it again changes nothing.</summary>
public sealed class RemovePlan(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        if (await visible.HandOverPlans.FirstOrDefaultAsync(found => found.Id == input.Id) is not { } plan)
        {
            return;
        }

        var steps = await visible.HandOverSteps.Where(step => step.PlanId == plan.Id).ToListAsync();
        if (await db.HandOverSteps.CountAsync(step => step.PlanId == plan.Id) != steps.Count)
        {
            throw new RuleViolation(null, "The plan has steps at partners that are not yours to see. Ask a manager to remove it.");
        }

        db.RemoveRange(steps);
        db.Remove(plan);
        await db.SaveChangesAsync();
    });
}
