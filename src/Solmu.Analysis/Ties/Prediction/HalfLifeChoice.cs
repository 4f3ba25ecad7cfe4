namespace Solmu.Analysis.Ties.Prediction;

/// <summary>
/// Which half-life the behaviour score takes at a cut: the one with the highest AUC over earlier cuts, judged by what had
/// happened by then. The window of an earlier cut is shortened to what had passed; below 15 days it does not count.
/// Until there are 50 of each class the half-life as delivered stays. Nothing after the cut is looked at.
/// </summary>
internal static class HalfLifeChoice
{
    public const int LeastOfEach = 50;
    private const double LeastDays = 15;

    public static int At(DateTime now, IEnumerable<PredictionCut> earlier, int windowDays)
    {
        var sums = new RankFigures[PredictionCut.HalfLives.Count];
        var (rows, positives) = (0, 0);
        foreach (var cut in earlier.Where(cut => (now - cut.At).TotalDays >= Math.Min(LeastDays, windowDays)))
        {
            var until = cut.At.AddDays(windowDays);
            var labels = cut.Labels(until < now ? until : now);
            rows += labels.Length;
            positives += labels.Count(label => label);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += Ranked.Of(cut.Behaviour[i], labels).Measure(null);
            }
        }

        var standard = PredictionCut.HalfLives.ToList().IndexOf(TieParameters.Default.HalfLifeDays);
        if (positives < LeastOfEach || rows - positives < LeastOfEach)
        {
            return standard;
        }

        return Enumerable.Range(0, sums.Length).MaxBy(i => sums[i].Won);
    }
}
