using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Firms;

namespace Solmu.Exports;

/// <summary>By which words an export names organisations and people, so that import finds the same ones again.</summary>
internal sealed class ExportNames
{
    private readonly Dictionary<long, string> organisations;
    private readonly Dictionary<long, string> people = [];

    private ExportNames(Dictionary<long, string> organisations) => this.organisations = organisations;

    public static async Task<ExportNames> ReadAsync(Visible visible)
    {
        var names = new ExportNames(await visible.Organisations.ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name));
        names.Suggested = await SuggestedDomains.ReadAsync(visible);
        var addresses = (await visible.PersonEmails.Select(email => new { email.PersonId, email.Address, email.Position }).ToListAsync()).GroupBy(email => email.PersonId)
            .ToDictionary(group => group.Key, group => group.OrderBy(email => email.Position).First().Address);
        var shared = addresses.Values.GroupBy(address => address).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        foreach (var person in await visible.People.Select(person => new { person.Id, person.Name, person.IsSuggested }).ToListAsync())
        {
            var address = addresses.GetValueOrDefault(person.Id);
            names.people[person.Id] = address is null ? person.Name ?? "" : WithName(person.Name, address, person.IsSuggested || shared.Contains(address));
        }

        return names;
    }

    public string Organisation(long id) => organisations.GetValueOrDefault(id, "");

    public SuggestedDomains Suggested { get; private set; } = new();

    /// <summary>The first address; with the name where the address alone would not tell who it is, or loses the name.</summary>
    public string Person(long id) => people.GetValueOrDefault(id, "");

    private static string WithName(string? name, string address, bool needsName) =>
        needsName && name is not null && name.AsSpan().IndexOfAny("<>;,\"") < 0 ? $"{name} <{address}>" : address;
}
