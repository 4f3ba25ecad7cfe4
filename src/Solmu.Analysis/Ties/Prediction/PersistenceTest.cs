namespace Solmu.Analysis.Ties.Prediction;

/// <summary>Fits the probability of contact at each cut to the earlier cuts whose windows are over, and looks how it did.</summary>
internal static class PersistenceTest
{
    public static PersistenceResult? Run(List<PredictionCut> cuts, List<PredictionCut> all, int windowDays)
    {
        var (probabilities, bases, labels) = (new List<double>(), new List<double>(), new List<bool>());
        foreach (var cut in cuts)
        {
            var past = all.Where(other => other.At.AddDays(windowDays) <= cut.At).SelectMany(other => Rows(other, windowDays)).ToList();
            if (PersistenceModel.Fit(past) is not { } model)
            {
                continue;
            }

            foreach (var row in Rows(cut, windowDays))
            {
                probabilities.Add(model.Probability(row.Heat, row.Rho));
                bases.Add((double)model.Positives / model.Rows);
                labels.Add(row.Followed);
            }
        }

        return labels.Count == 0 ? null : new PersistenceResult(
            labels.Count, Calibration.Brier(probabilities, labels)!.Value, Calibration.Brier(bases, labels)!.Value, Calibration.Reliability(probabilities, labels));
    }

    private static IEnumerable<PersistenceRow> Rows(PredictionCut cut, int windowDays) =>
        cut.Standard.Zip(cut.Labels(cut.At.AddDays(windowDays)), (standard, followed) => new PersistenceRow(standard.Heat, standard.Rho, followed));
}
