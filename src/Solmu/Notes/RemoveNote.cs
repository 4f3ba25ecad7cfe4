using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Notes;

/// <summary>Takes a note away: its author does, or an owner. Removing it again changes nothing.</summary>
public sealed class RemoveNote(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        if (await Visible.To(viewer, db).Notes.FirstOrDefaultAsync(found => found.Id == input.Id) is { } note)
        {
            StaleEdit.Refuse("The note", input.Version, note.Version);
            note.RequireChangeBy(viewer);
            db.Remove(note);
            await db.SaveChangesAsync();
        }
    });
}
