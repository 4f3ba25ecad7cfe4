using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Net;

/// <summary>
/// Gives boxes their places. The tallest column stands tight; in the others each box is moved as near as can be to where its lines
/// end without leaving its order (least squares, pool adjacent violators).
/// </summary>
internal static class NetPlaces
{
    public const int Width = 1000;
    public const int Top = 58;
    public const int Margin = 8;
    public const int LeastHeight = 120;
    public const int SupportTitle = 62;
    private const int PartnerWidth = 236;
    private const int PersonWidth = 214;
    private const int HeadingHeight = 30;
    private const int RoomyUpTo = 14;

    private static readonly (int Box, int Gap) Roomy = (42, 12);
    private static readonly (int Box, int Gap) Dense = (38, 7);

    /// <summary>Whether the picture is taller than a screen.</summary>
    public static bool IsTall(List<NetSlot> people, List<List<NetSlot>>[] blocks) => Columns(people, blocks).Max(column => column.Count) > RoomyUpTo;

    public static void PlaceTight(List<NetSlot> people, List<List<NetSlot>>[] blocks)
    {
        var columns = Columns(people, blocks);
        var spacing = IsTall(people, blocks) ? Dense : Roomy;
        for (var i = 0; i < columns.Length; i++)
        {
            var y = Top;
            foreach (var slot in columns[i])
            {
                y += StartsSupport(slot, columns[i]) ? SupportTitle : 0;
                (slot.X, slot.Width) = i switch { 0 => (Margin, PartnerWidth), 1 => ((Width - PersonWidth) / 2, PersonWidth), _ => (Width - Margin - PartnerWidth, PartnerWidth) };
                (slot.Y, slot.Height) = (y, slot.Kind == NetBoxKind.Heading ? HeadingHeight : spacing.Box);
                y += slot.Height + (slot.Kind == NetBoxKind.Heading ? Dense.Gap : spacing.Gap);
            }
        }
    }

    public static void Place(List<NetSlot> people, List<List<NetSlot>>[] blocks, List<NetLink> lines)
    {
        PlaceTight(people, blocks);
        var columns = Columns(people, blocks);
        var bottom = columns.Max(column => column.Count == 0 ? Top : column[^1].Y + column[^1].Height);
        var of = NetOrder.Links(lines);
        Settle(columns[1], of, bottom);
        Settle(columns[2], of, bottom);
        Settle(columns[0], of, bottom);
        Attach(of);
    }

    private static List<NetSlot>[] Columns(List<NetSlot> people, List<List<NetSlot>>[] blocks) =>
        [[.. blocks[0].Concat(blocks[1]).SelectMany(cluster => cluster)], people, [.. blocks[2].SelectMany(cluster => cluster)]];

    private static bool StartsSupport(NetSlot slot, List<NetSlot> column) => slot.Side == Side.Support && column.Find(other => other.Side == Side.Support) == slot;

    /// <summary>
    /// A tight place plus a shift that never falls from one box to the next keeps order and gaps; the best such shifts are the
    /// isotonic regression of the wished ones, cut off where the picture ends.
    /// </summary>
    private static void Settle(List<NetSlot> column, Dictionary<NetSlot, List<NetLink>> of, int bottom)
    {
        if (column.Count == 0)
        {
            return;
        }

        var most = bottom - column[^1].Y - column[^1].Height;
        var runs = new List<(double Sum, double Weight, int Count)>();
        foreach (var slot in column)
        {
            // A box without lines has no wish; it follows its neighbours.
            var mean = NetOrder.Mean(of, slot);
            var weight = mean is null ? 1e-6 : 1.0;
            runs.Add((weight * ((mean ?? slot.Middle) - slot.Middle), weight, 1));
            while (runs.Count > 1 && runs[^2].Sum / runs[^2].Weight > runs[^1].Sum / runs[^1].Weight)
            {
                runs[^2] = (runs[^2].Sum + runs[^1].Sum, runs[^2].Weight + runs[^1].Weight, runs[^2].Count + runs[^1].Count);
                runs.RemoveAt(runs.Count - 1);
            }
        }

        var next = 0;
        foreach (var run in runs)
        {
            var shift = (int)Math.Floor(Math.Clamp(run.Sum / run.Weight, 0, most));
            for (var i = 0; i < run.Count; i++)
            {
                column[next++].Y += shift;
            }
        }
    }

    /// <summary>Lines leave a box beside each other, in the order of their other ends, so that they cross outside it as little as can be.</summary>
    private static void Attach(Dictionary<NetSlot, List<NetLink>> of)
    {
        foreach (var (slot, lines) in of)
        {
            foreach (var side in lines.GroupBy(link => link.Partner.Side == Side.Downstream))
            {
                NetSlot Other(NetLink link) => slot.IsPeople ? link.Partner : link.Person;
                var sorted = side.OrderBy(link => Other(link).Y).ThenBy(link => Other(link).Rank).ToList();
                var total = sorted.Sum(link => link.Width);
                var room = Math.Min(total, slot.Height - 14);
                var taken = 0;
                foreach (var link in sorted)
                {
                    var y = (int)Math.Floor(slot.Middle - (room / 2.0) + ((taken + (link.Width / 2.0)) * room / total));
                    taken += link.Width;
                    if (slot.IsPeople)
                    {
                        link.PersonY = y;
                    }
                    else
                    {
                        link.PartnerY = y;
                    }
                }
            }
        }
    }
}
