using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Notes;

/// <summary>One note that the viewer may change, with the partner or person it is about.</summary>
public sealed class ReadNote(Visible visible)
{
    /// <summary>Home is the page it stands on.</summary>
    public sealed record About(NoteRecord Note, string Name, string Home, bool IsOnPerson);

    /// <summary>Null when there is no such note on that page, or it is not the viewer's to change.</summary>
    public async Task<About?> ByIdAsync(string home, string id)
    {
        if (!Ids.TryParse(id, out var noteId))
        {
            return null;
        }

        var found = await (from note in visible.Notes
                           where note.Id == noteId
                           select new
                           {
                               Note = new NoteRecord(note.Id, note.Text, note.IsPrivate, null, note.At, note.AuthorId, note.Version),
                               Organisation = visible.Organisations.Where(organisation => organisation.Id == note.OrganisationId).Select(organisation => new { organisation.Name, organisation.Slug }).FirstOrDefault(),
                               Person = visible.People.Where(person => person.Id == note.PersonId).Select(person => new { person.Id, Name = person.Name ?? person.SearchText }).FirstOrDefault(),
                           }).FirstOrDefaultAsync();
        if (found is null || !found.Note.MayBeChangedBy(visible.Viewer))
        {
            return null;
        }

        var about = found.Organisation is { } organisation ? new About(found.Note, organisation.Name, $"/partners/{organisation.Slug}", false)
            : found.Person is { } person ? new About(found.Note, person.Name, $"/people/{Ids.Text(person.Id)}", true)
            : null;
        return about?.Home == home ? about : null;
    }
}
