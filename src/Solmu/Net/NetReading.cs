using System.Collections.Concurrent;
using Solmu.Analysis.Net;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Net;

/// <summary>The whole net as one viewer sees it on one day, with the contacts of the year up to that day.</summary>
public sealed class NetReading
{
    private const int MostTypes = 100;
    private IReadOnlyList<KeyValuePair<string, string>>? countries;
    private IReadOnlyList<string>? types;
    private IReadOnlyList<Person>? responsible;

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Where our firm is.</summary>
    public required string? HomeCountry { get; init; }

    public required IReadOnlyList<Partner> Partners { get; init; }

    public required IReadOnlyList<Person> People { get; init; }

    /// <summary>Contacts and ties of our people, for each partner in the order of <see cref="Partners"/>; the strongest first, then the busiest.</summary>
    public required IReadOnlyList<IReadOnlyList<NetContacts>> ContactsOf { get; init; }

    /// <summary>How the strongest tie with a partner stands when it needs somebody; else null.</summary>
    public TieState? Fading(int place) => ContactsOf[place] is [{ Strength: not null, State: TieState.Cooling or TieState.Cold } strongest, ..] ? strongest.State : null;

    /// <summary>People who had contacts in the year and have left us since; their lines are not drawn.</summary>
    public required int HaveLeft { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What the filters offer: only what occurs.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Countries => countries ??= [.. Partners.Select(partner => partner.Country).OfType<string>().Distinct()
        .Select(code => KeyValuePair.Create(code, Organisations.Countries.Name(code))).OrderBy(country => country.Value, StringComparer.Ordinal)];

    public IReadOnlyList<string> Types => types ??= [.. Partners.Select(partner => partner.Type).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Take(MostTypes)];

    public IReadOnlyList<Person> Responsible => responsible ??= [.. Partners.Select(partner => partner.Responsible).OfType<int>().Distinct().Select(place => People[place]).OrderBy(person => person.Name, StringComparer.Ordinal)];

    /// <summary>What was drawn from this reading, so that a page looked at again is not computed again.</summary>
    public ConcurrentDictionary<string, NetView> Views { get; } = new(StringComparer.Ordinal);

    public sealed record Partner(
        long PartnershipId, long OrganisationId, string Name, string Slug, string? Country, Side Side, string? Type, Stage Stage, int? Responsible, int Contacts, DateOnly? LastContact);

    /// <summary>One of ours; <paramref name="IsOurs"/> is false for somebody who has left and is still named as responsible.</summary>
    public sealed record Person(long Id, string Name, string? Role, bool IsOurs, string? Country);
}
