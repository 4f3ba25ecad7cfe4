using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Net;

/// <summary>Decides which partners and people share a box. A cluster is a box, or a heading with the boxes of its group.</summary>
internal static class NetGroups
{
    /// <summary>Those with a contact or a responsibility; beyond the limit the quietest share a box.</summary>
    public static List<NetSlot> OfPeople(SortedNet net, NetOptions options)
    {
        var contacts = new int[net.People.Length];
        var isDrawn = new bool[net.People.Length];
        foreach (var pair in net.Pairs)
        {
            contacts[pair.Person] += pair.Count;
            isDrawn[pair.Person] = true;
        }

        if (net.FocusPerson >= 0)
        {
            isDrawn[net.FocusPerson] = true;
        }

        var slots = new List<NetSlot>();
        for (var i = 0; i < isDrawn.Length; i++)
        {
            if (isDrawn[i])
            {
                slots.Add(new NetSlot(NetBoxKind.Person, null, net.People[i].Key, [i]) { Contacts = contacts[i] });
            }
        }

        var (kept, rest) = Busiest(slots, options.MostPeople, slot => slot.Members[0] == net.FocusPerson);
        if (rest.Count > 0)
        {
            kept.Add(Gathered(rest, null, NetOptions.OthersKey, NetBoxKind.Others, NetGrouping.None));
        }

        return kept;
    }

    public static List<List<NetSlot>> OfPartners(SortedNet net, Side side, NetOptions options)
    {
        var members = new List<int>();
        for (var i = 0; i < net.Partners.Length; i++)
        {
            if (net.Partners[i].Side == side)
            {
                members.Add(i);
            }
        }

        var isMany = members.Count > options.MostUngrouped;
        var by = options.By ?? (isMany ? NetGrouping.Country : NetGrouping.None);
        var units = by == NetGrouping.None
            ? members.ConvertAll(member => Single(net, member, isInGroup: false))
            : members.GroupBy(member => Key(net, member, by)).Select(group => Group(net, side, group.Key, [.. group], by)).ToList();
        var most = by == NetGrouping.None ? options.MostUngrouped : options.MostGroups;
        bool IsWanted(NetSlot unit) => unit.Members.Contains(net.FocusPartner) || (unit.Kind == NetBoxKind.Group && options.Open.Contains(unit.Key));
        var (kept, rest) = Busiest(units, most, IsWanted);

        var clusters = kept.ConvertAll(unit => unit.Kind == NetBoxKind.Group && IsWanted(unit) ? Opened(net, unit, unit.Members.ConvertAll(member => Single(net, member, isInGroup: true)), options) : [unit]);
        if (rest.Count > 0)
        {
            var others = Gathered(rest, side, NetOptions.OthersKey, NetBoxKind.Others, by);
            clusters.Add(options.Open.Contains(NetOptions.OthersKey) ? Opened(net, others, rest, options) : [others]);
        }

        return clusters;
    }

    private static string Key(SortedNet net, int partner, NetGrouping by) => by switch
    {
        NetGrouping.Country => net.Partners[partner].Country ?? "",
        NetGrouping.Type => net.Partners[partner].Type ?? "",
        _ => net.Responsible[partner] is >= 0 and var person ? net.People[person].Key : "",
    };

    private static NetSlot Single(SortedNet net, int member, bool isInGroup) =>
        new(NetBoxKind.Partner, net.Partners[member].Side, net.Partners[member].Key, [member]) { Contacts = net.Partners[member].Contacts, IsInGroup = isInGroup };

    private static NetSlot Group(SortedNet net, Side side, string key, List<int> members, NetGrouping by) => members.Count == 1
        ? Single(net, members[0], isInGroup: false)
        : new NetSlot(NetBoxKind.Group, side, key, members) { By = by, Contacts = members.Sum(member => net.Partners[member].Contacts) };

    private static NetSlot Gathered(List<NetSlot> slots, Side? side, string key, NetBoxKind kind, NetGrouping by, bool isInGroup = false) =>
        new(kind, side, key, [.. slots.SelectMany(slot => slot.Members).Order()])
        {
            By = by,
            Parts = by == NetGrouping.None ? 0 : slots.Count,
            Contacts = slots.Sum(slot => slot.Contacts),
            IsInGroup = isInGroup,
        };

    private static List<NetSlot> Opened(SortedNet net, NetSlot group, List<NetSlot> inside, NetOptions options)
    {
        var (kept, rest) = Busiest(inside, options.MostInGroup, slot => slot.Members.Contains(net.FocusPartner));
        List<NetSlot> cluster = [new NetSlot(NetBoxKind.Heading, group.Side, group.Key, group.Members) { By = group.By, Parts = group.Parts, Contacts = group.Contacts }];
        cluster.AddRange(kept);
        if (rest.Count > 0)
        {
            cluster.Add(Gathered(rest, group.Side, group.Key, NetBoxKind.Others, NetGrouping.None, isInGroup: true));
        }

        return cluster;
    }

    /// <summary>Keeps what is wanted and then the busiest, in their old order; one place of the limit is left for the rest.</summary>
    private static (List<NetSlot> Kept, List<NetSlot> Remaining) Busiest(List<NetSlot> slots, int most, Func<NetSlot, bool> isWanted)
    {
        if (slots.Count <= most)
        {
            return (slots, []);
        }

        var kept = slots
            .OrderByDescending(isWanted).ThenByDescending(slot => slot.Contacts).ThenByDescending(slot => slot.Members.Count).ThenBy(slot => slot.Members[0])
            .Take(Math.Max(most - 1, 1)).ToHashSet();
        return (slots.FindAll(kept.Contains), slots.FindAll(slot => !kept.Contains(slot)));
    }
}
