namespace Solmu.Analysis.Net;

/// <summary>A circle on a map: where it wants to be, or is.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Radius">More than 0.</param>
/// <param name="IsFixed">Stays where it is; others give way.</param>
public readonly record struct MapCircle(double X, double Y, double Radius, bool IsFixed = false);

/// <summary>
/// Moves circles apart that would cover each other, each as little as it must: a crowded continent stays readable, and
/// every circle stays near its place. The same circles give the same places. Our convention; see
/// docs/methods/world-map.md.
/// </summary>
public static class MapCircles
{
    private const int Rounds = 120;
    private const int MostPushes = 400;
    private const double Homesick = 0.06;

    /// <summary>Places for all circles, in their order.</summary>
    /// <param name="circles">Where they want to be; several may want the same place.</param>
    /// <param name="gap">What is left free between two of them, if there is room.</param>
    /// <returns>As many circles, with the same radii; fixed ones have not moved.</returns>
    public static IReadOnlyList<MapCircle> Apart(IReadOnlyList<MapCircle> circles, double gap)
    {
        var placed = circles.ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            // The pull homewards fades, so that in the end nothing overlaps.
            var pull = Homesick * (1 - ((double)round / Rounds));
            for (var i = 0; i < placed.Length; i++)
            {
                var (there, home) = (placed[i], circles[i]);
                placed[i] = there with { X = there.X + ((home.X - there.X) * pull), Y = there.Y + ((home.Y - there.Y) * pull) };
            }

            Push(placed, gap);
        }

        for (var round = 0; round < MostPushes && Push(placed, gap); round++)
        {
        }

        return placed;
    }

    /// <summary>A curve between two points that bows upwards, as the shortest way over the globe looks on a map of the north.</summary>
    /// <param name="fromX">Start.</param>
    /// <param name="fromY">Start, from the top.</param>
    /// <param name="toX">End.</param>
    /// <param name="toY">End, from the top.</param>
    /// <param name="bend">How far it bows, as a share of its length.</param>
    /// <returns>The control point of the quadratic curve.</returns>
    public static (double X, double Y) Bow(double fromX, double fromY, double toX, double toY, double bend)
    {
        var length = Math.Sqrt(((toX - fromX) * (toX - fromX)) + ((toY - fromY) * (toY - fromY)));
        var (middleX, middleY) = ((fromX + toX) / 2, (fromY + toY) / 2);
        if (length == 0)
        {
            return (middleX, middleY);
        }

        // At a right angle to the line, on its upper side; a line that runs up and down bows to the side.
        var (acrossX, acrossY) = ((toY - fromY) / length, (fromX - toX) / length);
        var up = acrossY > 0 ? -1 : 1;
        return (middleX + (acrossX * up * length * bend), middleY + (acrossY * up * length * bend));
    }

    /// <summary>The large stay nearer to their place than the small.</summary>
    private static double Weight(MapCircle circle) => Math.Pow(circle.Radius, 6);

    /// <summary>False when nothing had to move.</summary>
    private static bool Push(MapCircle[] placed, double gap)
    {
        var moved = false;
        for (var i = 0; i < placed.Length; i++)
        {
            for (var j = i + 1; j < placed.Length; j++)
            {
                var (a, b) = (placed[i], placed[j]);
                var (dx, dy) = (b.X - a.X, b.Y - a.Y);
                var wanted = a.Radius + b.Radius + gap;
                if ((a.IsFixed && b.IsFixed) || (dx * dx) + (dy * dy) >= wanted * wanted)
                {
                    continue;
                }

                var distance = Math.Sqrt((dx * dx) + (dy * dy));
                var (ux, uy) = distance > 1e-9 ? (dx / distance, dy / distance) : (Math.Cos(i + (2.4 * j)), Math.Sin(i + (2.4 * j)));
                var push = wanted - distance;
                var share = a.IsFixed ? 0 : b.IsFixed ? 1 : Weight(b) / (Weight(a) + Weight(b));
                placed[i] = a with { X = a.X - (ux * push * share), Y = a.Y - (uy * push * share) };
                placed[j] = b with { X = b.X + (ux * push * (1 - share)), Y = b.Y + (uy * push * (1 - share)) };
                moved = true;
            }
        }

        return moved;
    }
}
