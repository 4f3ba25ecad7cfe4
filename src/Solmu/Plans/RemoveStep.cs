using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Plans;

/// <summary>Takes a step out of its plan. Removing it again changes nothing.</summary>
public sealed class RemoveStep(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        if (await Visible.To(viewer, db).HandOverSteps.FirstOrDefaultAsync(found => found.Id == input.Id) is { } step)
        {
            StaleEdit.Refuse("The step", input.Version, step.Version);
            db.Remove(step);
            await db.SaveChangesAsync();
        }
    });
}
