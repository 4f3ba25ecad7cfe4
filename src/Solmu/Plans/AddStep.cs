using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Plans;

/// <summary>Adds a step to a plan.</summary>
public sealed class AddStep(Writer writer, Viewer viewer, OnceOnly once, Moment moment)
{
    public sealed record Input(long PlanId, StepFacts Facts, OnceKey? Once = null, IReadOnlyList<RuleViolation>? Found = null);

    /// <summary>The id of the step.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var rules = new Rules(input.Found);
        rules.Refuse(!await Visible.To(viewer, db).HandOverPlans.AnyAsync(plan => plan.Id == input.PlanId), null, "The plan was removed.");
        await StepRules.CheckAsync(db, viewer, moment, rules, input.Facts);
        var step = rules.Get(() => new HandOverStep(input.PlanId, input.Facts));
        rules.Throw();
        db.Add(step!);
        await db.SaveChangesAsync();
        return Ids.Text(step!.Id);
    }));
}
