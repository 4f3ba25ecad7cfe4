namespace Solmu.Analysis.Net;

/// <summary>
/// How wide a line is for a number of contacts: 1 + 9·√((contacts − 1) / (full − 1)), rounded, between 1 and 10.
/// The root keeps the few-contact lines apart, which is where it matters; never falls when contacts grow.
/// As wide as strong once ties are measured. Our convention; see docs/methods/net-picture.md.
/// </summary>
public static class LineWidths
{
    /// <summary>Width of a line of one contact.</summary>
    public const int Thinnest = 1;

    /// <summary>Width that no line exceeds.</summary>
    public const int Widest = 10;

    private const int LeastFull = 20;

    /// <summary>The number of contacts that gets the full width: the next of 20, 50, 100, 200, 500 and so on.</summary>
    /// <param name="mostContacts">Contacts of the busiest line.</param>
    /// <returns>At least 20, so that a handful of contacts never looks like a strong tie.</returns>
    public static int FullAt(int mostContacts)
    {
        var (step, factor) = (LeastFull, 0);
        while (step < mostContacts && step <= int.MaxValue / 5)
        {
            // 20 → 50 → 100 → 200: times 2.5, 2, 2.
            step = factor++ % 3 == 0 ? step / 2 * 5 : step * 2;
        }

        return Math.Max(step, mostContacts);
    }

    /// <summary>The width of a line that is as wide as a tie is strong: 1 + 9·S/100, rounded.</summary>
    /// <param name="strength">0 to 100; null, when no tie is measured, counts as 0.</param>
    /// <returns>1 to 10.</returns>
    public static int OfStrength(double? strength) =>
        (int)Math.Round(Thinnest + ((Widest - Thinnest) * Math.Clamp((strength ?? 0) / 100, 0, 1)), MidpointRounding.AwayFromZero);

    /// <summary>The width of a line.</summary>
    /// <param name="contacts">Contacts of the year; 0 or less counts as 1.</param>
    /// <param name="fullAt">What <see cref="FullAt"/> gave for the picture.</param>
    /// <returns>1 to 10.</returns>
    public static int Of(int contacts, int fullAt)
    {
        var share = Math.Clamp((contacts - 1.0) / Math.Max(fullAt - 1, 1), 0, 1);
        return (int)Math.Round(Thinnest + ((Widest - Thinnest) * Math.Sqrt(share)), MidpointRounding.AwayFromZero);
    }
}
