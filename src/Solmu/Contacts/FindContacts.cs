using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Firms;

namespace Solmu.Contacts;

/// <summary>Contacts with everybody who took part, the latest first.</summary>
public sealed class FindContacts(Visible visible, Moment moment)
{
    public async Task<List<ContactRow>> OfPersonAsync(long personId, int take)
    {
        var now = moment.Now;
        var ids = await visible.ContactPeople.Where(part => part.PersonId == personId && part.At <= now)
            .OrderByDescending(part => part.At).ThenBy(part => part.ContactId).Select(part => part.ContactId).Take(take).ToListAsync();
        return await ReadAsync(ids);
    }

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
