using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Contacts;

/// <summary>Contacts with everybody who took part, the latest first.</summary>
public sealed class FindContacts(Visible visible, Moment moment)
{
    /// <summary>What is asked for; null leaves nothing out.</summary>
    public sealed record Filter(long? OrganisationId = null, long? PersonId = null, Medium? Medium = null, DateTime? From = null, DateTime? Before = null);

    /// <summary>All contacts in portions. What is searched for is a name of somebody or some organisation that took part.</summary>
    public async Task<Portion<ContactRow>> RunAsync(Filter filter, PortionOf ask)
    {
        var contacts = Matching(filter, ask.Search);
        if (filter.OrganisationId is { } organisation)
        {
            contacts = from filed in visible.ContactOrganisations where filed.OrganisationId == organisation join contact in contacts on filed.ContactId equals contact.Id select contact;
        }

        if (filter.PersonId is { } person)
        {
            contacts = from part in visible.ContactPeople where part.PersonId == person join contact in contacts on part.ContactId equals contact.Id select contact;
        }

        var portion = await contacts.Select(contact => new Place<DateTime> { Key = contact.At, Id = contact.Id }).TakeAsync(ask);
        return portion.Fill(await ReadAsync(portion.Items), row => row.Id);
    }

    private IQueryable<Contact> Matching(Filter filter, string? search)
    {
        var contacts = visible.Contacts;
        contacts = filter.Medium is { } medium ? contacts.Where(contact => contact.Medium == medium) : contacts;
        contacts = filter.From is { } from ? contacts.Where(contact => contact.At >= from) : contacts;
        contacts = filter.Before is { } before ? contacts.Where(contact => contact.At < before) : contacts;
        if (NameFolding.FoldText(search ?? "") is { Length: > 0 } fragment)
        {
            var people = visible.PeopleMatching(fragment).Select(person => person.Id);
            var organisations = visible.OrganisationsMatching(fragment).Select(organisation => organisation.Id);
            contacts = contacts.Where(contact =>
                visible.ContactPeople.Any(part => part.ContactId == contact.Id && people.Contains(part.PersonId))
                || visible.ContactOrganisations.Any(filed => filed.ContactId == contact.Id && organisations.Contains(filed.OrganisationId)));
        }

        return contacts;
    }

    public async Task<List<ContactRow>> OfPersonAsync(long personId, int take)
    {
        var now = moment.Now;
        var ids = await visible.ContactPeople.Where(part => part.PersonId == personId && part.At <= now)
            .OrderByDescending(part => part.At).ThenBy(part => part.ContactId).Select(part => part.ContactId).Take(take).ToListAsync();
        return await ReadAsync(ids);
    }

    public Task<List<ContactRow>> ByIdsAsync(IReadOnlyList<long> ids) => ReadAsync(ids);

    public async Task<ContactRow?> ByIdAsync(long id) => (await ReadAsync([id])).SingleOrDefault();

    private async Task<List<ContactRow>> ReadAsync(IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var contacts = await visible.Contacts.Where(contact => ids.Contains(contact.Id))
            .Select(contact => new { contact.Id, contact.At, contact.Medium, contact.Minutes, contact.About, contact.Version }).ToListAsync();
        var parts = (await (from part in visible.ContactPeople
                            join person in visible.People on part.PersonId equals person.Id
                            where ids.Contains(part.ContactId)
                            select new
                            {
                                part.ContactId,
                                part.IsOurs,
                                part.Part,
                                Who = new Participant(
                                    person.Id, person.Name,
                                    visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault(),
                                    visible.Organisations.Where(organisation => organisation.Id == part.OrganisationId).Select(organisation => organisation.Name).FirstOrDefault()),
                            }).ToListAsync()).OrderBy(part => part.Part).ThenBy(part => part.Who.DisplayName, StringComparer.Ordinal).ToLookup(part => part.ContactId);
        return [.. contacts.OrderByDescending(contact => contact.At).ThenBy(contact => contact.Id).Select(contact => new ContactRow(
            contact.Id, contact.At, contact.Medium, contact.Minutes, contact.About, contact.Version,
            [.. parts[contact.Id].Where(part => part.IsOurs).Select(part => part.Who)],
            [.. parts[contact.Id].Where(part => !part.IsOurs).Select(part => part.Who)]))];
    }
}

/// <summary>One contact as lists show it.</summary>
public sealed record ContactRow(long Id, DateTime At, Medium Medium, int? Minutes, string? About, int Version, IReadOnlyList<Participant> Own, IReadOnlyList<Participant> Others);

/// <summary>Somebody in a contact, with the organisation the person stood for that day.</summary>
public sealed record Participant(long Id, string? Name, string? Email, string? Organisation)
{
    public string DisplayName => Name ?? Email ?? "Somebody without a name";

    public string Reference => Email ?? DisplayName;
}
