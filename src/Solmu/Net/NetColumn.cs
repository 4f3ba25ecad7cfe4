using Solmu.Analysis.Net;
using Solmu.Analysis.Partnerships;
using Solmu.Ui;

namespace Solmu.Net;

/// <summary>A column of the picture, or the block of support partners, with its title.</summary>
public sealed record NetColumn(string Title, string Sub, int X, int Y, IReadOnlyList<NetNode> Nodes)
{
    private const int TitleY = 22;

    public static IEnumerable<NetColumn> Of(NetView view)
    {
        var nodes = view.Nodes.ToLookup(node => node.Box.Side);
        yield return Partners(view, Side.Upstream, 8, TitleY, nodes);
        if (view.Picture.SupportTop is { } top)
        {
            yield return Partners(view, Side.Support, 8, top + 26, nodes);
        }

        var facts = view.Facts;
        var all = facts.People + facts.PeopleOutside;
        yield return new NetColumn("Our people", facts.People == 0 ? "Nobody deals with these partners" : $"{Say.Number(facts.People)} of {Say.Number(all)} in the interface", 393, TitleY, [.. nodes[null]]);
        yield return Partners(view, Side.Downstream, 756, TitleY, nodes);
    }

    private static NetColumn Partners(NetView view, Side side, int x, int y, ILookup<Side?, NetNode> nodes)
    {
        var rows = view.Rows.Where(place => view.Reading.Partners[place].Side == side).ToList();
        var types = rows.Select(place => view.Reading.Partners[place].Type).OfType<string>().GroupBy(type => type).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(2).Select(group => group.Key).ToList();
        var sub = rows.Count == 0
            ? view.State.IsFiltered ? "None of these partners" : "No partner yet"
            : $"{NetWords.Partners(rows.Count)}{(types.Count > 0 ? $" · {string.Join(", ", types)}" : "")}";
        return new NetColumn(side.ToString(), sub, x, y, [.. nodes[side]]);
    }
}
