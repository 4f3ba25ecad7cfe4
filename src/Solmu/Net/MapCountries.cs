using Solmu.Analysis.Partnerships;
using Solmu.Organisations;

namespace Solmu.Net;

/// <summary>Counts partners by country. One that stands on two sides counts once in its country and once on each side.</summary>
internal static class MapCountries
{
    public static List<MapCountry> Of(NetView view) =>
        [.. view.Rows.Select(place => view.Reading.Partners[place]).GroupBy(partner => partner.Country)
            .Select(partners => Country(view.State, partners.Key, [.. partners]))
            .OrderByDescending(country => country.Partners).ThenByDescending(country => country.Contacts).ThenBy(country => country.Name, StringComparer.Ordinal)];

    private static MapCountry Country(NetState state, string? code, List<NetReading.Partner> partners)
    {
        var organisations = partners.DistinctBy(partner => partner.OrganisationId).ToList();
        return new MapCountry(
            code, code is null ? "Country not known" : Countries.Name(code), organisations.Count, On(Side.Upstream), On(Side.Downstream), On(Side.Support),
            organisations.Sum(partner => partner.Contacts), organisations.Max(partner => partner.LastContact),
            (state with { Look = NetLook.Table, Area = null, Country = code ?? NetState.NoCountry, Page = 1, FocusId = null }).Href());

        int On(Side side) => partners.Count(partner => partner.Side == side);
    }
}

/// <summary>Our people in one country, the partners of one side in another, and the contacts between them in the year.</summary>
internal sealed record MapPair(string? Home, string Country, Side Side, int Contacts, IReadOnlyCollection<int> People)
{
    /// <summary>Whoever is responsible without a contact draws a line of none. People of ours whose country is not known are where the firm is.</summary>
    public static List<MapPair> Of(NetView view)
    {
        var reading = view.Reading;
        var ties = view.Rows.Where(place => reading.Partners[place].Country is not null).SelectMany(place =>
            NetFacts.PeopleOf(reading, place).Select(person => (place, person, contacts: reading.ContactsOf[place].FirstOrDefault(pair => pair.Person == person).Count)));
        return [.. ties.GroupBy(tie => (Home: reading.People[tie.person].Country ?? reading.HomeCountry, Country: reading.Partners[tie.place].Country!, reading.Partners[tie.place].Side))
            .Select(group => new MapPair(group.Key.Home, group.Key.Country, group.Key.Side, group.Sum(tie => tie.contacts), group.Select(tie => tie.person).ToHashSet()))
            .OrderBy(pair => pair.Home, StringComparer.Ordinal).ThenBy(pair => pair.Country, StringComparer.Ordinal).ThenBy(pair => pair.Side)];
    }
}
