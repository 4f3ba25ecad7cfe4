using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Absences;

/// <summary>Takes noted leave away. Answers false when there is none such, or the viewer may not.</summary>
public sealed class RemoveLeave(Writer writer, Viewer viewer)
{
    public sealed record Input(long PersonId, long Id);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        if (await Visible.To(viewer, db).Leaves.FirstOrDefaultAsync(leave => leave.Id == input.Id && leave.PersonId == input.PersonId) is not { } leave)
        {
            return false;
        }

        db.Remove(leave);
        await db.SaveChangesAsync();
        return true;
    });
}
