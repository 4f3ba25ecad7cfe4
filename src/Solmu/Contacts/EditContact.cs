using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;
using Solmu.Shares;

namespace Solmu.Contacts;

/// <summary>
/// Corrects when, how, with whom and about what. Moved to another day, it is filed under the organisations of that day.
/// Answers false when there is no such contact.
/// </summary>
public sealed class EditContact(Writer writer, Viewer viewer, Newcomers newcomers)
{
    public sealed record Input(long Id, int Version, DateTime At, Medium Medium, int? Minutes, string? About, People? Who = null, IReadOnlyList<RuleViolation>? Found = null);

    /// <summary>Who did not take part after all, and who did: by id or by address.</summary>
    public sealed record People(IReadOnlyList<long> Gone, IReadOnlyList<long> OwnIds, IReadOnlyList<long> OtherIds, IReadOnlyList<string> Addresses)
    {
        public bool IsAny => Gone.Count + OwnIds.Count + OtherIds.Count + Addresses.Count > 0;
    }

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var contact = await visible.Contacts.Include(contact => contact.People).Include(contact => contact.Organisations).FirstOrDefaultAsync(contact => contact.Id == input.Id);
        if (contact is null)
        {
            return false;
        }

        StaleEdit.Refuse("This contact", input.Version, contact.Version);
        var rules = new Rules(input.Found);
        rules.Check(() => contact.Change(input.Medium, input.Minutes, input.About));
        var firm = await FocalFirms.RequireAsync(db);
        if (contact.At != input.At)
        {
            contact.MoveTo(input.At, firm.Day(contact.At) == firm.Day(input.At) ? null : await EmployersAsync(visible, contact, firm.Day(input.At)));
        }

        if (input.Who is { IsAny: true } who)
        {
            var sides = new ContactSides(visible, firm, new AddressBook(db, visible, firm, newcomers), firm.Day(input.At));
            await rules.CheckAsync(() => sides.AddAsync(who.OwnIds, who.OtherIds, who.Addresses));
            await rules.CheckAsync(() => RequireOthersAsync(visible, contact, who.Gone, sides));
            rules.Check(() => contact.Reseat(who.Gone, [.. sides.Own.Select(person => (person.Id, (long?)firm.OrganisationId))], [.. sides.Others.Select(person => (person.Id, sides.EmployerOf(person)))]));
        }

        rules.Throw();

        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>By what the viewer sees of the people. Whoever stands for an organisation out of sight, and for none in sight, stays there.</summary>
    private static async Task<Dictionary<long, long?>> EmployersAsync(Visible visible, Contact contact, DateOnly day)
    {
        var ids = contact.People.Select(part => part.PersonId).ToArray();
        var places = contact.People.Select(part => part.OrganisationId).OfType<long>().ToArray();
        var affiliations = await visible.Affiliations.Where(affiliation => ids.Contains(affiliation.PersonId)).ToListAsync();
        var seen = await visible.Organisations.Where(organisation => places.Contains(organisation.Id)).Select(organisation => organisation.Id).ToListAsync();
        return contact.People.ToDictionary(part => part.PersonId, part => affiliations.Where(affiliation => affiliation.PersonId == part.PersonId).On(day)?.OrganisationId
            ?? (part.OrganisationId is { } place && !seen.Contains(place) ? place : null));
    }

    /// <summary>Those whom the viewer does not see do not count: they would be told by a form that is taken.</summary>
    private static async Task RequireOthersAsync(Visible visible, Contact contact, IReadOnlyList<long> gone, ContactSides sides)
    {
        var ids = contact.People.Select(part => part.PersonId).ToArray();
        var seen = visible.Viewer.SeesAll ? [.. ids] : await visible.People.Where(person => ids.Contains(person.Id)).Select(person => person.Id).ToListAsync();
        var before = contact.People.Where(part => seen.Contains(part.PersonId)).ToList();
        var after = before.Where(part => !gone.Contains(part.PersonId)).ToList();
        if (before.Exists(part => !part.IsOurs) && !after.Exists(part => !part.IsOurs) && sides.Others.Count == 0)
        {
            throw new RuleViolation("with", "A contact is with somebody outside your firm: name at least one.");
        }

        if (before.Exists(part => part.IsOurs) && !after.Exists(part => part.IsOurs) && sides.Own.Count == 0)
        {
            throw new RuleViolation("own", "A contact is one of ours: name at least one of your own people.");
        }
    }
}

/// <summary>Takes back a contact that never was. Answers false when there is no such contact.</summary>
public sealed class RemoveContact(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
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
