using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Contacts;

/// <summary>
/// Corrects when, how and about what. Moved to another day, it is filed under the organisations of that day.
/// Answers false when there is no such contact.
/// </summary>
public sealed class EditContact(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version, DateTime At, Medium Medium, int? Minutes, string? About);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var visible = Visible.To(viewer, db);
        var contact = await visible.Contacts.Include(contact => contact.People).Include(contact => contact.Organisations).FirstOrDefaultAsync(contact => contact.Id == input.Id);
        if (contact is null)
        {
            return false;
        }

        StaleEdit.Refuse("This contact", input.Version, contact.Version);
        contact.Change(input.Medium, input.Minutes, input.About);
        if (contact.At != input.At)
        {
            var firm = await FocalFirms.RequireAsync(db);
            contact.MoveTo(input.At, firm.Day(contact.At) == firm.Day(input.At) ? null : await EmployersAsync(visible, contact, firm.Day(input.At)));
        }

        await db.SaveChangesAsync();
        return true;
    });

    private static async Task<Dictionary<long, long?>> EmployersAsync(Visible visible, Contact contact, DateOnly day)
    {
        var ids = contact.People.Select(part => part.PersonId).ToArray();
        var affiliations = await visible.Affiliations.Where(affiliation => ids.Contains(affiliation.PersonId)).ToListAsync();
        return ids.ToDictionary(id => id, id => affiliations.Where(affiliation => affiliation.PersonId == id).On(day)?.OrganisationId);
    }
}

/// <summary>Takes back a contact that never was. Answers false when there is no such contact.</summary>
public sealed class RemoveContact(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var contact = await Visible.To(viewer, db).Contacts.Include(contact => contact.People).Include(contact => contact.Organisations).FirstOrDefaultAsync(contact => contact.Id == input.Id);
        if (contact is null)
        {
            return false;
        }

        StaleEdit.Refuse("This contact", input.Version, contact.Version);
        db.Remove(contact);
        await db.SaveChangesAsync();
        return true;
    });
}
