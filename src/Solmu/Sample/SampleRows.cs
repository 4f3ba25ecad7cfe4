using Microsoft.EntityFrameworkCore;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Sample;

/// <summary>
/// The records that go with the sample net: what it brought, and what was added since and means nothing without it: people who
/// worked at its partners only, and contacts in which nobody of ours or nobody of theirs would be left.
/// </summary>
internal sealed class SampleRows(SolmuDb db, Firm firm)
{
    private long ImportId => firm.SampleImportId ?? throw new RuleViolation("sample", "The sample net is not loaded.");

    public IQueryable<Organisation> Organisations()
    {
        var importId = ImportId;
        return db.Organisations.Where(organisation => organisation.ImportId == importId && organisation.Id != firm.OrganisationId);
    }

    public IQueryable<Person> People()
    {
        var importId = ImportId;
        var organisations = Organisations().Select(organisation => organisation.Id);
        return db.People.Where(person => person.ImportId == importId ||
            (db.Affiliations.Any(affiliation => affiliation.PersonId == person.Id) &&
             db.Affiliations.Where(affiliation => affiliation.PersonId == person.Id).All(affiliation => organisations.Contains(affiliation.OrganisationId))));
    }

    /// <summary>Only contacts that the sample or one of its people has a part in are looked at.</summary>
    public IQueryable<Contact> Contacts()
    {
        var importId = ImportId;
        var people = People().Select(person => person.Id);
        var staying = db.ContactPeople.Where(part => !people.Contains(part.PersonId));
        return db.Contacts.Where(contact => contact.ImportId == importId ||
            (db.ContactPeople.Any(part => part.ContactId == contact.Id && people.Contains(part.PersonId)) &&
             !(staying.Any(part => part.ContactId == contact.Id && part.IsOurs) && staying.Any(part => part.ContactId == contact.Id && !part.IsOurs))));
    }

    /// <summary>The firm is the user's own from now on. Does nothing for an import that is not the sample.</summary>
    public static async Task ForgetAsync(SolmuDb db, long importId)
    {
        if (await db.Firms.AsTracking().SingleOrDefaultAsync() is not { } firm || firm.SampleImportId != importId)
        {
            return;
        }

        var organisation = await db.Organisations.AsTracking().Include(organisation => organisation.Domains).SingleAsync(organisation => organisation.Id == firm.OrganisationId);
        foreach (var domain in organisation.Domains.Where(domain => domain.ImportId == importId).Select(domain => domain.Domain).ToList())
        {
            organisation.RemoveDomain(domain);
        }

        firm.DropSample();
        await db.SaveChangesAsync();
    }

    public async Task<SampleCount> CountAsync()
    {
        var importId = ImportId;
        return new SampleCount(
            await Organisations().CountAsync(), await People().CountAsync(), await Contacts().CountAsync(),
            await People().CountAsync(person => person.ImportId != importId), await Contacts().CountAsync(contact => contact.ImportId != importId));
    }
}

/// <summary>What a removal takes away; of it, what was added by hand since.</summary>
public sealed record SampleCount(int Organisations, int People, int Contacts, int PeopleSince, int ContactsSince);
