using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Contacts;

/// <summary>Who stands on which side of a contact on its day, by id or by address. Used within a change.</summary>
internal sealed class ContactSides(Visible visible, FocalFirm firm, AddressBook book, DateOnly day)
{
    public List<Person> Own { get; } = [];

    public List<Person> Others { get; } = [];

    public async Task AddAsync(IReadOnlyList<long> ownIds, IReadOnlyList<long> otherIds, IReadOnlyList<string> addresses)
    {
        Own.AddRange(await PeopleAsync("own", ownIds));
        if (Own.Find(person => person.Affiliations.All(affiliation => affiliation.OrganisationId != firm.OrganisationId)) is { } stranger)
        {
            throw new RuleViolation("own", $"{stranger.Name ?? "Somebody you chose"} is not one of your people.");
        }

        foreach (var person in await PeopleAsync("with", otherIds))
        {
            (IsOurs(person) ? Own : Others).Add(person);
        }

        foreach (var address in addresses.Distinct())
        {
            var person = await book.PersonAsync("with", address);
            (book.IsOurs(address) || IsOurs(person) ? Own : Others).Add(person);
        }
    }

    /// <summary>Where somebody outside stood that day.</summary>
    public long? EmployerOf(Person person) => person.Affiliations.On(day)?.OrganisationId;

    private bool IsOurs(Person person) => person.Affiliations.Any(affiliation => affiliation.OrganisationId == firm.OrganisationId && affiliation.HoldsOn(day));

    private async Task<List<Person>> PeopleAsync(string field, IReadOnlyList<long> ids)
    {
        var people = ids.Count == 0 ? [] : await visible.WholePeople.Where(person => ids.Contains(person.Id)).ToListAsync();
        return people.Count == ids.Distinct().Count() ? people : throw new RuleViolation(field, "Somebody you chose is no longer there. Choose again.");
    }
}
