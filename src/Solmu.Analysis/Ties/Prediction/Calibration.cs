namespace Solmu.Analysis.Ties.Prediction;

/// <summary>The rows whose probability fell into one tenth.</summary>
/// <param name="From">Least probability of the tenth.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Followed">The share of them that happened.</param>
public readonly record struct ReliabilityBin(double From, int Rows, double Predicted, double Followed);

/// <summary>Whether probabilities mean what they say.</summary>
public static class Calibration
{
    private const int Bins = 10;

    /// <summary>The Brier score: the mean of (probability − outcome)².</summary>
    /// <param name="probabilities">One per row, 0 to 1.</param>
    /// <param name="labels">Whether it happened.</param>
    /// <returns>0 (certain and right) to 1; the base rate alone gives r·(1 − r). Null without rows.</returns>
    /// <exception cref="ArgumentException">Not as many labels as probabilities, or one outside 0 to 1.</exception>
    public static double? Brier(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        Check(probabilities, labels);
        return probabilities.Count == 0 ? null : probabilities.Zip(labels, (p, happened) => Math.Pow(p - (happened ? 1 : 0), 2)).Average();
    }

    /// <summary>Predicted beside happened, by tenths of the probability; empty tenths are left out.</summary>
    /// <param name="probabilities">One per row, 0 to 1.</param>
    /// <param name="labels">Whether it happened.</param>
    /// <returns>At most ten, rising.</returns>
    /// <exception cref="ArgumentException">Not as many labels as probabilities, or one outside 0 to 1.</exception>
    public static IReadOnlyList<ReliabilityBin> Reliability(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        Check(probabilities, labels);
        return [.. probabilities.Zip(labels).GroupBy(row => Math.Min(Bins - 1, (int)(row.First * Bins))).OrderBy(bin => bin.Key)
            .Select(bin => new ReliabilityBin((double)bin.Key / Bins, bin.Count(), bin.Average(row => row.First), bin.Average(row => row.Second ? 1.0 : 0)))];
    }

    private static void Check(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        if (probabilities.Count != labels.Count)
        {
            throw new ArgumentException($"There are {probabilities.Count} probabilities and {labels.Count} labels.", nameof(labels));
        }

        if (probabilities.Any(p => p is not (>= 0 and <= 1)))
        {
            throw new ArgumentException("A probability lies between 0 and 1.", nameof(probabilities));
        }
    }
}
