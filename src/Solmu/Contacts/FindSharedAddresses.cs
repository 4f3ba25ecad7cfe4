using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.People;

namespace Solmu.Contacts;

/// <summary>Addresses of contacts that several people share: those that wait for somebody to say whose they are, then the decided ones.</summary>
public sealed class FindSharedAddresses(Visible visible, PersonRows rows)
{
    public const int Most = 100;

    /// <summary>People are those who have the address today; Owner is whose its contacts are, null while nobody has decided.</summary>
    public sealed record Row(string Address, int Contacts, DateTime First, DateTime Last, PersonRow? Owner, IReadOnlyList<PersonRow> People);

    public Task<int> CountWaitingAsync() => visible.UndecidedAddresses.Where(one => one.PersonId == null).Select(one => one.Address).Distinct().CountAsync();

    public async Task<List<Row>> RunAsync()
    {
        var found = await (from one in visible.UndecidedAddresses
                           join contact in visible.Contacts on one.ContactId equals contact.Id
                           group new { one.PersonId, contact.At } by one.Address into same
                           orderby same.Max(one => one.PersonId) != null, same.Key
                           select new { Address = same.Key, Contacts = same.Count(), First = same.Min(one => one.At), Last = same.Max(one => one.At), OwnerId = same.Max(one => one.PersonId) }).Take(Most).ToListAsync();
        var addresses = found.ConvertAll(one => one.Address);
        var owners = found.Select(one => one.OwnerId).OfType<long>().ToList();
        var people = await rows.ReadAsync(visible.People.Where(person => owners.Contains(person.Id) || visible.PersonEmails.Where(email => addresses.Contains(email.Address)).Select(email => email.PersonId).Contains(person.Id)).OrderBy(person => person.SortName).ThenBy(person => person.Id));
        return found.ConvertAll(one => new Row(
            one.Address, one.Contacts, one.First, one.Last, people.Find(person => person.Id == one.OwnerId), people.FindAll(person => person.Emails.Contains(one.Address))));
    }
}
