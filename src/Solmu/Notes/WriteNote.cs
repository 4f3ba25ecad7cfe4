using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Inbox;

namespace Solmu.Notes;

/// <summary>Writes a note on an organisation or on a person, for everybody or for its author alone.</summary>
public sealed class WriteNote(Writer writer, Viewer viewer, TimeProvider clock, OnceOnly once)
{
    public sealed record Input(long? OrganisationId, long? PersonId, string Text, bool IsPrivate, OnceKey? Once = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () => Ids.Text(await WriteAsync(db, input))));

    /// <summary>Within a change that does more than this.</summary>
    internal async Task<long> WriteAsync(SolmuDb db, Input input)
    {
        var visible = Visible.To(viewer, db);
        var isThere = input.OrganisationId is { } organisation
            ? await visible.Organisations.AnyAsync(found => found.Id == organisation)
            : await visible.People.AnyAsync(found => found.Id == input.PersonId);
        if (!isThere)
        {
            throw new RuleViolation(null, "What the note is about was removed.");
        }

        if (input.IsPrivate && viewer.UserId is null)
        {
            throw new RuleViolation("private", "A private note needs an author who signs in; the console has none.");
        }

        var note = new Note(input.OrganisationId, input.OrganisationId is null ? input.PersonId : null, input.Text, input.IsPrivate, viewer.UserId, clock.GetUtcNow().UtcDateTime);
        db.Add(note);
        await MentionText.TellAsync(db, viewer, note, note.At);
        await db.SaveChangesAsync();
        return note.Id;
    }
}
