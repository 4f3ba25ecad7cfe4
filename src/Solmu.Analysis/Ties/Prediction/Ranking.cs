namespace Solmu.Analysis.Ties.Prediction;

/// <summary>How well scores put what happened above what did not. Rows of equal score count by mid-ranks.</summary>
public static class Ranking
{
    /// <summary>The area under the ROC curve: the chance that a row that happened scores above one that did not, ties half.</summary>
    /// <param name="scores">One score per row, higher is likelier.</param>
    /// <param name="labels">Whether it happened.</param>
    /// <returns>0 to 1; null when one of the classes is empty.</returns>
    /// <exception cref="ArgumentException">Not as many labels as scores, or a score that is no number.</exception>
    public static double? Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var ranked = Ranked.Of(scores, labels);
        var figures = ranked.Measure(null);
        return figures.Pairs > 0 ? figures.Won / figures.Pairs : null;
    }

    /// <summary>Average precision: Σ (recall − recall before)·precision down the distinct scores.</summary>
    /// <param name="scores">One score per row, higher is likelier.</param>
    /// <param name="labels">Whether it happened.</param>
    /// <returns>0 to 1; null when nothing happened.</returns>
    /// <exception cref="ArgumentException">Not as many labels as scores, or a score that is no number.</exception>
    public static double? AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var figures = Ranked.Of(scores, labels).Measure(null);
        return figures.Positives > 0 ? figures.Precision / figures.Positives : null;
    }
}

/// <summary>Won pairs of all pairs, and the precisions summed over the positives; they add up over cuts.</summary>
internal readonly record struct RankFigures(double Won, double Pairs, double Precision, double Positives)
{
    public static RankFigures operator +(RankFigures one, RankFigures other) =>
        new(one.Won + other.Won, one.Pairs + other.Pairs, one.Precision + other.Precision, one.Positives + other.Positives);
}

/// <summary>Rows sorted once by score, so that every weighting of them takes one pass.</summary>
internal sealed class Ranked
{
    private readonly int[] order;
    private readonly bool[] labels;
    private readonly int[] groupEnds;

    private Ranked(int[] order, bool[] labels, int[] groupEnds)
    {
        this.order = order;
        this.labels = labels;
        this.groupEnds = groupEnds;
    }

    public static Ranked Of(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        if (scores.Count != labels.Count)
        {
            throw new ArgumentException($"There are {scores.Count} scores and {labels.Count} labels.", nameof(labels));
        }

        if (scores.Any(double.IsNaN))
        {
            throw new ArgumentException("A score is no number.", nameof(scores));
        }

        var keys = scores.Select(score => -score).ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var ends = new List<int>();
        for (var i = 1; i <= keys.Length; i++)
        {
            if (i == keys.Length || keys[i] > keys[i - 1])
            {
                ends.Add(i);
            }
        }

        return new Ranked(order, [.. labels], [.. ends]);
    }

    /// <summary>One pass; every row counts by its weight, or once.</summary>
    public RankFigures Measure(double[]? weights)
    {
        var (positives, negatives, lost, precision) = (0.0, 0.0, 0.0, 0.0);
        var start = 0;
        foreach (var end in groupEnds)
        {
            var (hits, misses) = (0.0, 0.0);
            for (; start < end; start++)
            {
                var row = order[start];
                var weight = weights is null ? 1 : weights[row];
                hits += labels[row] ? weight : 0;
                misses += labels[row] ? 0 : weight;
            }

            lost += hits * (negatives + (misses / 2));
            positives += hits;
            negatives += misses;
            precision += hits > 0 ? hits * positives / (positives + negatives) : 0;
        }

        return new RankFigures((positives * negatives) - lost, positives * negatives, precision, positives);
    }
}
