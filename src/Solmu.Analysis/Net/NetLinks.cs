using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Net;

/// <summary>Gathers the contacts of people and partners into lines between their boxes.</summary>
internal static class NetLinks
{
    public static List<NetLink> Between(SortedNet net, List<NetSlot> people, List<List<NetSlot>>[] blocks, NetOptions options, out int leftOut)
    {
        var personSlots = SlotOf(net.People.Length, people);
        var partnerSlots = SlotOf(net.Partners.Length, blocks.SelectMany(block => block).SelectMany(cluster => cluster).Where(slot => slot.Kind != NetBoxKind.Heading));
        var sums = new Dictionary<(NetSlot Person, NetSlot Partner), NetContacts>();
        foreach (var pair in net.Pairs)
        {
            var key = (personSlots[pair.Person]!, partnerSlots[pair.Partner]!);
            sums[key] = sums.TryGetValue(key, out var sum) ? sum.And(pair) : pair;
        }

        var focus = new[] { net.FocusPerson < 0 ? null : personSlots[net.FocusPerson], net.FocusPartner < 0 ? null : partnerSlots[net.FocusPartner] };
        var lines = sums.Select(pair => new NetLink(pair.Key.Person, pair.Key.Partner, pair.Value))
            .OrderBy(link => link.Person.Rank).ThenBy(link => link.Partner.Side).ThenBy(link => link.Partner.Rank).ThenBy(link => link.Partner.Members[0]).ToList();
        var kept = lines.GroupBy(link => link.Partner.Side == Side.Downstream).SelectMany(side => Strongest([.. side], options.MostLines, focus)).ToHashSet();
        leftOut = lines.Count - kept.Count;
        lines.RemoveAll(link => !kept.Contains(link));
        var fullAt = LineWidths.FullAt(lines.Count == 0 ? 0 : lines.Max(link => link.Contacts));
        var isByStrength = IsByStrength(net);
        lines.ForEach(link => link.Width = isByStrength ? LineWidths.OfStrength(link.Strength) : LineWidths.Of(link.Contacts, fullAt));
        return lines;
    }

    /// <summary>Widths are strengths as soon as one tie has one.</summary>
    public static bool IsByStrength(SortedNet net) => net.Pairs.Exists(pair => pair.Strength is not null);

    /// <summary>What somebody asked for: the boxes in focus and those they have lines with, else the groups that are open.</summary>
    public static HashSet<NetSlot> Wanted(SortedNet net, List<NetSlot> people, List<List<NetSlot>>[] blocks, List<NetLink> lines)
    {
        var focus = people.FindAll(slot => slot.Members.Contains(net.FocusPerson)).ToHashSet();
        focus.UnionWith(blocks.SelectMany(block => block).SelectMany(cluster => cluster).Where(slot => slot.Kind != NetBoxKind.Heading && slot.Members.Contains(net.FocusPartner)));
        if (focus.Count == 0)
        {
            return [.. blocks.SelectMany(block => block).Select(cluster => cluster[0]).Where(slot => slot.Kind == NetBoxKind.Heading)];
        }

        var near = focus.ToHashSet();
        foreach (var line in lines.Where(line => focus.Contains(line.Person) || focus.Contains(line.Partner)))
        {
            near.Add(line.Person);
            near.Add(line.Partner);
        }

        return near;
    }

    private static NetSlot?[] SlotOf(int count, IEnumerable<NetSlot> slots)
    {
        var slotOf = new NetSlot?[count];
        foreach (var slot in slots)
        {
            slot.Members.ForEach(member => slotOf[member] = slot);
        }

        return slotOf;
    }

    private static IEnumerable<NetLink> Strongest(List<NetLink> lines, int most, NetSlot?[] focus)
    {
        if (lines.Count <= most)
        {
            return lines;
        }

        var byStrength = lines.OrderByDescending(link => link.Strength ?? -1).ThenByDescending(link => link.Contacts).ToList();
        var seen = new HashSet<NetSlot>();
        var needed = byStrength.Where(link => focus.Contains(link.Person) || focus.Contains(link.Partner) || seen.Add(link.Partner) | seen.Add(link.Person)).ToHashSet();
        return needed.Concat(byStrength.Where(link => !needed.Contains(link)).Take(Math.Max(most - needed.Count, 0)));
    }
}
