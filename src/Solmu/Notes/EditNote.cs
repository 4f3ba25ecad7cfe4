using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Inbox;

namespace Solmu.Notes;

/// <summary>Changes the text of a note, or who sees it: its author does, or an owner. Only its author can take a note out of the others' sight.</summary>
public sealed class EditNote(Writer writer, Viewer viewer, TimeProvider clock)
{
    public sealed record Input(long Id, int Version, string Text, bool IsPrivate);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var note = await Visible.To(viewer, db).Notes.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The note was removed.");
        StaleEdit.Refuse("The note", input.Version, note.Version);
        note.RequireChangeBy(viewer);
        if (input.IsPrivate && !note.IsPrivate && note.AuthorId != viewer.UserId)
        {
            throw new RuleViolation("private", "Only its author can make a note private.");
        }

        note.Change(input.Text, input.IsPrivate);
        await MentionText.TellAsync(db, viewer, note, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    });
}
