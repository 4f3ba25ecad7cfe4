using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Net;

/// <summary>
/// Draws the value net on one page: partners upstream on the left, our people in the middle, partners downstream on the
/// right, support partners in a block under upstream. Kind: finding.
/// Above <see cref="NetOptions.MostUngrouped"/> partners a block is grouped; a group of one is drawn as that partner.
/// Boxes are ordered by sweeps that bring each near those it has lines with, which keeps crossings few, and our people stand
/// level with their partners. Only our people with a contact or a responsibility are drawn.
/// Missing values are a group of their own (key ""). Complexity: O(p log p + c log c) for p partners and c pairs with
/// contacts; what follows depends on the limits only. Deterministic: same input, same bits; ties are broken by name and key,
/// so the order in which the input is listed does not matter. See docs/methods/net-picture.md; worked example in
/// NetLayoutTests.
/// </summary>
public static class NetLayout
{
    /// <summary>Draws the net.</summary>
    /// <param name="input">Partners, people and contacts; empty lists are fine.</param>
    /// <param name="options">Grouping, open groups, focus and limits.</param>
    /// <returns>Boxes and lines with whole-number positions inside the picture.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position points outside the lists.</exception>
    public static NetPicture Draw(NetInput input, NetOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var net = SortedNet.From(input, options);
        var people = NetGroups.OfPeople(net, options);
        var blocks = new[] { Side.Upstream, Side.Support, Side.Downstream }.Select(side => NetGroups.OfPartners(net, side, options)).ToArray();
        var lines = NetLinks.Between(net, people, blocks, options, out var leftOut);
        NetOrder.Sort(people, blocks, lines, NetPlaces.IsTall(people, blocks) ? NetLinks.Wanted(net, people, blocks, lines) : new HashSet<NetSlot>());
        NetPlaces.Place(people, blocks, lines);
        return Picture(net, people, blocks, lines, leftOut);
    }

    private static NetPicture Picture(SortedNet net, List<NetSlot> people, List<List<NetSlot>>[] blocks, List<NetLink> links, int leftOut)
    {
        var slots = blocks[0].Concat(blocks[1]).SelectMany(cluster => cluster).Concat(people).Concat(blocks[2].SelectMany(cluster => cluster)).ToList();
        var boxes = new List<NetBox>(slots.Count);
        foreach (var slot in slots)
        {
            slot.Index = boxes.Count;
            var places = slot.IsPeople ? net.PersonPlaces : net.PartnerPlaces;
            var members = slot.Members.Select(member => places[member]).Order().ToArray();
            boxes.Add(new NetBox(slot.Kind, slot.Side, slot.Key, slot.By, members, slot.Parts, slot.Contacts, slot.X, slot.Y, slot.Width, slot.Height, slot.IsInGroup));
        }

        var fullAt = LineWidths.FullAt(links.Count == 0 ? 0 : links.Max(link => link.Contacts));
        var lines = links.OrderBy(link => link.Person.Index).ThenBy(link => link.Partner.Index).Select(link => Line(link)).ToList();
        var height = NetPlaces.Top + NetPlaces.LeastHeight;
        if (slots.Count > 0)
        {
            height = Math.Max(height, slots.Max(slot => slot.Y + slot.Height));
        }

        int? supportTop = blocks[1].Count == 0 ? null : blocks[1][0][0].Y - NetPlaces.SupportTitle;
        return new NetPicture(NetPlaces.Width, height + NetPlaces.Margin, boxes, lines, leftOut, fullAt, supportTop) { IsByStrength = NetLinks.IsByStrength(net) };
    }

    private static NetLine Line(NetLink link)
    {
        var (left, right) = link.Partner.Side == Side.Downstream ? (link.Person, link.Partner) : (link.Partner, link.Person);
        var (leftY, rightY) = link.Partner.Side == Side.Downstream ? (link.PersonY, link.PartnerY) : (link.PartnerY, link.PersonY);
        return new NetLine(link.Person.Index, link.Partner.Index, link.Contacts, link.Width, left.X + left.Width, leftY, right.X, rightY) { Strength = link.Strength, State = link.State };
    }
}
