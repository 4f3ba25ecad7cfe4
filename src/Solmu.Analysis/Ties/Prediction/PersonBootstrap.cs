namespace Solmu.Analysis.Ties.Prediction;

/// <summary>
/// Intervals from drawing persons, not rows, with replacement: rows of one person are alike. A tie counts as often as its
/// two persons were drawn, multiplied. The interval holds the middle 95 % of the draws.
/// </summary>
internal static class PersonBootstrap
{
    public static (List<PredictorResult> Predictors, Interval Gain) Run(
        List<PredictionCut> cuts, List<bool[]> labels, List<(string Name, List<double[]> Scores)> predictors, int people, PredictionOptions options)
    {
        var ranked = predictors.ConvertAll(predictor => predictor.Scores.Select((scores, cut) => Ranked.Of(scores, labels[cut])).ToList());
        var values = ranked.ConvertAll(cutsOfOne => Total(cutsOfOne, null));
        var best = Enumerable.Range(1, values.Count - 1).MaxBy(i => values[i].Auc);
        var draws = values.ConvertAll(_ => new List<(double Auc, double Precision)>());
        var random = new Random(options.Seed);
        for (var replicate = 0; replicate < options.Replicates; replicate++)
        {
            var weights = Weights(cuts, Draw(people, random));
            for (var i = 0; i < ranked.Count; i++)
            {
                draws[i].Add(Total(ranked[i], weights));
            }
        }

        var results = predictors.Select((predictor, i) => new PredictorResult(
            predictor.Name, Of(values[i].Auc, draws[i].Select(draw => draw.Auc)), Of(values[i].Precision, draws[i].Select(draw => draw.Precision)))).ToList();
        return (results, Of(values[0].Auc - values[best].Auc, draws[0].Zip(draws[best], (own, other) => own.Auc - other.Auc)));
    }

    private static int[] Draw(int people, Random random)
    {
        var counts = new int[people];
        for (var i = 0; i < people; i++)
        {
            counts[random.Next(people)]++;
        }

        return counts;
    }

    private static List<double[]> Weights(List<PredictionCut> cuts, int[] counts) =>
        cuts.ConvertAll(cut => cut.Ties.Select(tie => (double)(counts[tie.Own] * counts[tie.Other])).ToArray());

    private static (double Auc, double Precision) Total(List<Ranked> cuts, List<double[]>? weights)
    {
        var sum = default(RankFigures);
        for (var cut = 0; cut < cuts.Count; cut++)
        {
            sum += cuts[cut].Measure(weights?[cut]);
        }

        return (sum.Won / sum.Pairs, sum.Precision / sum.Positives);
    }

    private static Interval Of(double value, IEnumerable<double> draws)
    {
        var sorted = draws.Where(double.IsFinite).Order().ToList();
        return sorted.Count == 0
            ? new Interval(value, value, value)
            : new Interval(value, sorted[(int)(0.025 * (sorted.Count - 1))], sorted[(int)Math.Ceiling(0.975 * (sorted.Count - 1))]);
    }
}
