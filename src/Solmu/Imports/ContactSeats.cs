using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.People;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>Tells who took part in the contacts of files, and makes those who are not known.</summary>
internal sealed class ContactSeats(ImportPlan plan)
{
    /// <summary>Whose the contacts of a shared address are, where somebody has said so: new ones follow.</summary>
    private readonly HashSet<(string Address, long PersonId)> decided = [];

    public async Task LoadAsync()
    {
        foreach (var some in plan.People.SharedAddresses.Chunk(Chunks.Size))
        {
            foreach (var one in await plan.Db.UndecidedAddresses.Where(one => some.Contains(one.Address) && one.PersonId != null).Select(one => new { one.Address, one.PersonId }).Distinct().ToListAsync())
            {
                decided.Add((one.Address, one.PersonId!.Value));
            }
        }
    }

    public void Fill(Contact contact, ContactRecord row)
    {
        RefuseAmongUs(row);
        var day = plan.Firm.Day(row.Time);
        foreach (var (references, part) in new[] { (row.From, Part.From), (row.To, Part.To), (row.Cc, Part.Cc) })
        {
            foreach (var reference in references)
            {
                Add(contact, reference, part, day, isAsWritten: row.Source is ContactSource.Mail or ContactSource.Calendar);
            }
        }

        if (row.Organisation is { } name)
        {
            contact.File((plan.Organisations.ByName(name) ?? plan.Organisations.Make(name)).Entity.Id);
        }
    }

    private void Add(Contact contact, PersonReference reference, Part part, DateOnly day, bool isAsWritten)
    {
        var address = reference.Address!;
        var name = isAsWritten ? plan.People.BestName(address, reference.Name) : reference.Name;
        var person = isAsWritten ? plan.People.OneAsWritten(address, reference.Name, out var isAmbiguous) : plan.People.One(address, reference.Name, out isAmbiguous);
        if (isAmbiguous)
        {
            var undecided = new UndecidedAddress(contact.Id, address, part);
            plan.NewUndecided.Add(undecided);
            if (plan.People.ByAddress(address).FirstOrDefault(sharing => decided.Contains((address, sharing.Entity.Id))) is { } owner)
            {
                var isNew = contact.People.TrueForAll(known => known.PersonId != owner.Entity.Id);
                Seat(contact, owner, address, part, day);
                undecided.Decide(owner.Entity.Id, isNew);
            }

            if (plan.Organisations.ByMailDomain(MailAddresses.DomainOf(address)) is { } shared && shared.Entity.Id != plan.Firm.OrganisationId)
            {
                contact.File(shared.Entity.Id);
            }

            return;
        }

        person ??= plan.Suggest(address, name);
        if (name is not null && (person.Entity.Name is null || (isAsWritten && person.Entity.IsSuggested && person.Entity.Name != name && plan.People.IsSpelledInWays(address))))
        {
            plan.People.Name(person, name);
        }

        Seat(contact, person, address, part, day);
    }

    private void Seat(Contact contact, PersonDraft person, string address, Part part, DateOnly day)
    {
        var organisationId = person.Entity.Affiliations.Around(day)?.OrganisationId ?? plan.Organisations.ByMailDomain(MailAddresses.DomainOf(address))?.Entity.Id;
        contact.Add(person.Entity.Id, part, organisationId == plan.Firm.OrganisationId, organisationId);
    }

    private void RefuseAmongUs(ContactRecord row)
    {
        var all = row.From.Concat(row.To).Concat(row.Cc).ToList();
        if (row.Organisation is null && all.TrueForAll(reference => IsOurs(reference.Address!)))
        {
            throw new RuleViolation("to", "Everybody on this contact is one of us; Solmu keeps contacts with people outside.");
        }
    }

    public bool IsBetweenUsAndOthers(ContactRecord row)
    {
        var sides = row.From.Concat(row.To).Concat(row.Cc).Select(reference => IsOurs(reference.Address!)).Distinct().ToList();
        return sides.Count == 2;
    }

    private bool IsOurs(string address)
    {
        var people = plan.People.ByAddress(address);
        return people.Count > 0 ? people.All(person => plan.IsOurs(person, address)) : plan.IsOurDomain(MailAddresses.DomainOf(address));
    }
}
