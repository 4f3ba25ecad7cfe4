using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Plans;

/// <summary>Gives a plan another name. Whoever is not told its name cannot.</summary>
public sealed class RenamePlan(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version, string? Title);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var plan = await Visible.To(viewer, db).NamedPlans.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The plan was removed, or its name is not yours to change.");
        StaleEdit.Refuse("The plan", input.Version, plan.Version);
        plan.Rename(input.Title ?? "");
        await db.SaveChangesAsync();
    });
}
