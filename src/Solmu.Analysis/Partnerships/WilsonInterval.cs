namespace Solmu.Analysis.Partnerships;

/// <summary>
/// Between which shares the true one lies, with 95 % confidence, when some of several cases came true (Wilson 1927):
/// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Kind: estimate. Unit: share, 0 to 1. Complexity: constant.
/// Source: docs/methods/partnership-health.md.
/// </summary>
/// <param name="Share">The share seen.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct WilsonInterval(double Share, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>Reads the interval.</summary>
    /// <param name="came">Cases that came true.</param>
    /// <param name="cases">All cases.</param>
    /// <returns>Null without a case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More that came true than there are, or fewer than none.</exception>
    public static WilsonInterval? Of(int came, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(came);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(came, cases);
        if (cases == 0)
        {
            return null;
        }

        var (n, share, square) = ((double)cases, (double)came / cases, Z * Z);
        var middle = (share + (square / (2 * n))) / (1 + (square / n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (square / (4 * n * n))) / (1 + (square / n));
        return new WilsonInterval(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
