using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Plans;

/// <summary>Changes who gets to know whom, by when and who sees to it; the partner stays.</summary>
public sealed class EditStep(Writer writer, Viewer viewer, Moment moment)
{
    public sealed record Input(long Id, int Version, StepFacts Facts, IReadOnlyList<RuleViolation>? Found = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var step = await Visible.To(viewer, db).HandOverSteps.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The step was removed.");
        StaleEdit.Refuse("The step", input.Version, step.Version);
        var rules = new Rules(input.Found);
        await StepRules.CheckAsync(db, viewer, moment, rules, input.Facts with { OrganisationId = step.OrganisationId });
        rules.Check(() => step.Change(input.Facts));
        rules.Throw();
        await db.SaveChangesAsync();
    });
}
