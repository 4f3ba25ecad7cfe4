using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;
using Solmu.Shares;

namespace Solmu.Contacts;

/// <summary>
/// Says whose the contacts of a shared address are. They then belong to that person's ties, and later files follow.
/// Deciding anew moves them; deciding for nobody leaves them open again. Answers how many contacts there are, or null
/// when no contact came by that address.
/// </summary>
public sealed class DecideAddress(Writer writer, Viewer viewer, Newcomers newcomers)
{
    private const int AtOnce = 500;

    /// <summary>Was is whose they were when the question was asked.</summary>
    public sealed record Input(string Address, long? PersonId, long? Was);

    public Task<int?> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var ids = await visible.UndecidedAddresses.Where(undecided => undecided.Address == input.Address).Select(undecided => undecided.ContactId).ToListAsync();
        if (ids.Count == 0)
        {
            return (int?)null;
        }

        var now = await visible.UndecidedAddresses.Where(undecided => undecided.Address == input.Address).MaxAsync(undecided => undecided.PersonId);
        if (now != input.Was)
        {
            throw new StaleEdit("The decision on this address");
        }

        var owner = await OwnerAsync(db, visible, input);
        foreach (var some in ids.Chunk(AtOnce))
        {
            await DecideAsync(db, visible, input.Address, some, owner);
        }

        return ids.Count;
    });

    private async Task<Owner> OwnerAsync(SolmuDb db, Visible visible, Input input)
    {
        var firm = await FocalFirms.RequireAsync(db);
        var at = (await new AddressBook(db, visible, firm, newcomers).OrganisationAsync(input.Address))?.Id;
        var person = input.PersonId is not { } id ? null
            : await visible.WholePeople.AsNoTracking().FirstOrDefaultAsync(person => person.Id == id && person.Emails.Any(email => email.Address == input.Address))
                ?? throw new RuleViolation("person", "That person does not have this address any more. Choose again.");
        return new Owner(person, firm, at);
    }

    private static async Task DecideAsync(SolmuDb db, Visible visible, string address, long[] ids, Owner owner)
    {
        var contacts = await visible.Contacts.AsTracking().Include(contact => contact.People).Include(contact => contact.Organisations).AsSplitQuery().Where(contact => ids.Contains(contact.Id)).ToListAsync();
        var undecided = (await visible.UndecidedAddresses.AsTracking().Where(one => ids.Contains(one.ContactId)).ToListAsync()).ToLookup(one => one.ContactId);
        foreach (var contact in contacts)
        {
            var one = undecided[contact.Id].Single(one => one.Address == address);
            if (one.PersonId == owner.Person?.Id)
            {
                continue;
            }

            // Whoever came in by this address stays when another shared address is theirs too.
            var alsoThere = undecided[contact.Id].FirstOrDefault(other => other != one && other.PersonId == one.PersonId && one.PersonId is not null);
            if (one.IsPutIn && alsoThere is not null)
            {
                alsoThere.Decide(alsoThere.PersonId, true);
            }

            var leaves = one.IsPutIn && alsoThere is null ? one.PersonId : null;
            one.Decide(owner.Person?.Id, contact.Decide(leaves, owner.PartIn(contact, one.Part), owner.SharedAt));
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>The person it is now, null for nobody.</summary>
    private sealed record Owner(Person? Person, FocalFirm Firm, long? At)
    {
        /// <summary>Our own firm has no timeline of contacts with itself.</summary>
        public long? SharedAt => At == Firm.OrganisationId ? null : At;

        public ContactPerson? PartIn(Contact contact, Part part)
        {
            if (Person is null)
            {
                return null;
            }

            var organisation = Person.Affiliations.Around(Firm.Day(contact.At))?.OrganisationId ?? At;
            return new ContactPerson(contact.Id, Person.Id, part, organisation == Firm.OrganisationId, organisation, contact.At);
        }
    }
}
