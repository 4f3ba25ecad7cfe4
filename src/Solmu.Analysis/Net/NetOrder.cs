using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Net;

/// <summary>
/// Orders boxes so that lines cross little: in turn our people and the partners are sorted by the weighted mean of where their lines
/// end (barycentre heuristic; Sugiyama, Tagawa and Toda 1981, doi:10.1109/TSMC.1981.4308636), a fixed number of rounds, and the round with the fewest crossings stays.
/// In a tall picture what is in focus with what it has lines with, or else an open group, comes first, so that it is seen without scrolling.
/// </summary>
internal static class NetOrder
{
    private const int Rounds = 8;

    public static void Sort(List<NetSlot> people, List<List<NetSlot>>[] blocks, List<NetLink> lines, IReadOnlySet<NetSlot> first)
    {
        var of = Links(lines);
        NetPlaces.PlaceTight(people, blocks);
        var best = Remember(people, blocks);
        var fewest = int.MaxValue;
        for (var round = 0; round < Rounds && fewest > 0; round++)
        {
            SortSlots(people, first, slot => Mean(of, slot));
            NetPlaces.PlaceTight(people, blocks);
            foreach (var block in blocks)
            {
                block.ForEach(cluster => SortMembers(cluster, first, of));
                SortClusters(block, first, of);
            }

            NetPlaces.PlaceTight(people, blocks);
            var crossings = Crossings(lines);
            if (crossings < fewest)
            {
                (fewest, best) = (crossings, Remember(people, blocks));
            }
        }

        Restore(best, people, blocks);
    }

    internal static Dictionary<NetSlot, List<NetLink>> Links(List<NetLink> lines)
    {
        var of = new Dictionary<NetSlot, List<NetLink>>();
        foreach (var line in lines)
        {
            foreach (var slot in new[] { line.Person, line.Partner })
            {
                (of.TryGetValue(slot, out var known) ? known : of[slot] = []).Add(line);
            }
        }

        return of;
    }

    /// <summary>Where the lines of a box end on average, weighted by their width; null when it has none.</summary>
    internal static double? Mean(Dictionary<NetSlot, List<NetLink>> of, NetSlot slot)
    {
        if (!of.TryGetValue(slot, out var lines))
        {
            return null;
        }

        var (sum, weight) = (0.0, 0);
        foreach (var line in lines)
        {
            sum += line.Width * (slot.IsPeople ? line.Partner : line.Person).Middle;
            weight += line.Width;
        }

        return sum / weight;
    }

    private static void SortSlots(List<NetSlot> slots, IReadOnlySet<NetSlot> first, Func<NetSlot, double?> place)
    {
        var sorted = slots.Select(slot => (Slot: slot, IsRest: slot.Kind == NetBoxKind.Others, Place: place(slot)))
            .OrderBy(entry => !first.Contains(entry.Slot)).ThenBy(entry => entry.IsRest).ThenBy(entry => entry.Place is null).ThenBy(entry => entry.Place).ThenBy(entry => entry.Slot.Rank).Select(entry => entry.Slot).ToList();
        slots.Clear();
        slots.AddRange(sorted);
    }

    private static void SortMembers(List<NetSlot> cluster, IReadOnlySet<NetSlot> first, Dictionary<NetSlot, List<NetLink>> of)
    {
        if (cluster.Count > 1)
        {
            var members = cluster.GetRange(1, cluster.Count - 1);
            SortSlots(members, first, slot => Mean(of, slot));
            cluster.RemoveRange(1, cluster.Count - 1);
            cluster.AddRange(members);
        }
    }

    private static void SortClusters(List<List<NetSlot>> block, IReadOnlySet<NetSlot> first, Dictionary<NetSlot, List<NetLink>> of)
    {
        double? Place(List<NetSlot> cluster)
        {
            var means = cluster.Select(slot => Mean(of, slot)).OfType<double>().ToList();
            return means.Count == 0 ? null : means.Sum() / means.Count;
        }

        var sorted = block.OrderBy(cluster => !cluster.Exists(first.Contains)).ThenBy(cluster => cluster[0].Key == NetOptions.OthersKey).ThenBy(cluster => Place(cluster) is null).ThenBy(Place).ThenBy(cluster => cluster[0].Members[0]).ToList();
        block.Clear();
        block.AddRange(sorted);
    }

    private static int Crossings(List<NetLink> lines)
    {
        var count = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                var (a, b) = (lines[i], lines[j]);
                if ((a.Partner.Side == Side.Downstream) == (b.Partner.Side == Side.Downstream)
                    && (a.Person.Y - b.Person.Y) * (long)(a.Partner.Y - b.Partner.Y) < 0)
                {
                    count++;
                }
            }
        }

        return count;
    }

    private static (List<NetSlot> People, List<List<NetSlot>>[] Blocks) Remember(List<NetSlot> people, List<List<NetSlot>>[] blocks) =>
        ([.. people], Array.ConvertAll(blocks, block => block.ConvertAll(cluster => cluster.ToList())));

    private static void Restore((List<NetSlot> People, List<List<NetSlot>>[] Blocks) kept, List<NetSlot> people, List<List<NetSlot>>[] blocks)
    {
        people.Clear();
        people.AddRange(kept.People);
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = kept.Blocks[i];
        }
    }
}
