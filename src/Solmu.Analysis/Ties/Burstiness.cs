namespace Solmu.Analysis.Ties;

/// <summary>
/// How regular or bursty contacts are. Kind: index, diagnostic only; it is not part of the strength.
/// Source: Kim and Jo 2016, corrected for few gaps.
/// </summary>
public static class Burstiness
{
    /// <summary>Fewer gaps give no answer.</summary>
    public const int LeastGaps = 6;

    /// <summary>B = (√(n+1)·r − √(n−1)) / ((√(n+1) − 2)·r + √(n−1)), r the standard deviation of the gaps over their mean.</summary>
    /// <param name="gaps">n gaps, in any unit, none negative.</param>
    /// <returns>−1 when all are equal, 1 when one holds all the time; null below six gaps or when all are 0.</returns>
    /// <exception cref="ArgumentException">A gap is negative or no number.</exception>
    public static double? Of(ReadOnlySpan<double> gaps)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var gap in gaps)
        {
            if (!(gap >= 0 && double.IsFinite(gap)))
            {
                throw new ArgumentException("A gap is 0 or more.", nameof(gaps));
            }

            sum += gap;
        }

        if (gaps.Length < LeastGaps || sum <= 0)
        {
            return null;
        }

        var mean = sum / gaps.Length;
        foreach (var gap in gaps)
        {
            squares += (gap - mean) * (gap - mean);
        }

        var r = Math.Sqrt(squares / gaps.Length) / mean;
        var (more, less) = (Math.Sqrt(gaps.Length + 1.0), Math.Sqrt(gaps.Length - 1.0));
        return ((more * r) - less) / (((more - 2) * r) + less);
    }
}
