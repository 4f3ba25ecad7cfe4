using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Plans;

/// <summary>Makes a hand-over plan with its first steps; without any, they are added later.</summary>
public sealed class MakePlan(Writer writer, Viewer viewer, OnceOnly once, Moment moment)
{
    public sealed record Input(string? Title, IReadOnlyList<StepFacts> Steps, OnceKey? Once = null, IReadOnlyList<RuleViolation>? Found = null);

    /// <summary>The id of the plan.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var rules = new Rules(input.Found);
        var plan = rules.Get(() => new HandOverPlan(input.Title ?? "", moment.Now, viewer.UserId));
        foreach (var step in input.Steps)
        {
            await StepRules.CheckAsync(db, viewer, moment, rules, step);
        }

        var steps = plan is null ? [] : input.Steps.Select(step => rules.Get(() => new HandOverStep(plan.Id, step))).ToList();
        rules.Throw();
        db.Add(plan!);
        db.AddRange(steps.OfType<HandOverStep>());
        await db.SaveChangesAsync();
        return Ids.Text(plan!.Id);
    }));
}
