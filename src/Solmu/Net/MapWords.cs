using Solmu.Analysis.Partnerships;
using Solmu.Ui;

namespace Solmu.Net;

/// <summary>The sentences of the map.</summary>
internal static class MapWords
{
    private const int MostNamed = 3;

    public static string Title(MapView map, string subject)
    {
        var alone = map.Countries.Count(country => country.Partners == 1);
        return map.Countries.Count switch
        {
            0 => $"{subject}, and no country is known of any",
            1 => subject,
            var all when alone == all => $"{subject}, one in each",
            _ => alone == 0 ? $"{subject}, at least two in each" : $"{subject}; {Say.Number(alone)} of the countries {(alone == 1 ? "hangs" : "hang")} on one partner",
        };
    }

    public static string Lead(MapView map)
    {
        var said = new List<string>();
        var top = map.Countries.Where(country => country.Partners > 1).Take(MostNamed).Select(country => $"{country.Name} ({Say.Number(country.Partners)})").ToList();
        if (top.Count > 0 && map.Countries.Count > 1)
        {
            said.Add($"Most are in {Say.List(top)}");
        }

        var silent = map.Countries.Where(country => country.Contacts == 0).ToList();
        if (silent.Count > 0)
        {
            said.Add(silent.Count == map.Countries.Count ? "no contact with any of them in the last year" : $"no contact in the last year with {(silent.Count <= MostNamed ? Say.List([.. silent.Select(country => country.Name)]) : $"{Say.Number(silent.Count)} of the countries")}");
        }

        if (map.Unknown is { } unknown)
        {
            said.Add($"{Say.Count(unknown.Partners, "partner")} without a country {(unknown.Partners == 1 ? "is" : "are")} not on the map");
        }

        return said.Count == 0 ? "Each country had contact in the last year." : $"{NetWords.Capital(string.Join("; ", said))}.";
    }

    /// <summary>What is read out for a country.</summary>
    public static string Name(MapCountry country)
    {
        var sides = new[] { (country.Upstream, "upstream"), (country.Downstream, "downstream"), (country.Support, "in support") }.Where(side => side.Item1 > 0).Select(side => $"{Say.Number(side.Item1)} {side.Item2}");
        return $"{country.Name}: {NetWords.Partners(country.Partners)} ({string.Join(", ", sides)}), {NetWords.Contacts(country.Contacts)} in the last year";
    }

    public static string Name(MapHome home) => home.People == 0
        ? $"{home.Name}: our firm is here"
        : $"{home.Name}: {Say.Count(home.People, "of our people deals", "of our people deal")} with these partners from here";

    public static string Steps(int step) => step switch { 1 => "1 partner", 2 => "2 or 3", 3 => "4 to 7", _ => "8 or more" };

    public static string Class(Side side) => side switch { Side.Upstream => "is-upstream", Side.Support => "is-support", _ => "is-downstream" };

    public static string Area(MapArea? area) => area switch { null => "World", MapArea.Africa => "Africa and Middle East", MapArea.Asia => "Asia and Pacific", { } other => other.ToString() };
}
