namespace Solmu.Analysis.Ties.Prediction;

/// <summary>
/// Does the behaviour score tell who will be in contact? Rolling origin: at each cut every tie with at least 3 contact-days
/// is scored from the data before the cut alone, then it is looked whether a two-way contact followed within the window.
/// Baselines: contact-days, days since the last contact, and H for four half-lives. Ties are ranked within a cut, the
/// figures summed over cuts; the half-life of the behaviour score is chosen from earlier cuts. Kind: estimate.
/// Source: docs/methods/tie-strength.md.
/// </summary>
public static class TiePrediction
{
    private const int MostCuts = 24;

    /// <summary>Runs the test for one window.</summary>
    /// <param name="input">The contacts.</param>
    /// <param name="options">The window and how to cut.</param>
    /// <param name="parameters">The conventions; the half-life in them is not used.</param>
    /// <returns>The figures, or why there are none.</returns>
    /// <exception cref="ArgumentException">A contact with an unknown person, or options out of range.</exception>
    public static PredictionResult Test(PredictionInput input, PredictionOptions options, TieParameters parameters)
    {
        if (options.WindowDays < 1 || options.StepDays < 1 || options.WarmUpDays < 0 || options.Replicates < 1)
        {
            throw new ArgumentException("Window, step and replicates are at least 1, the warm-up not negative.", nameof(options));
        }

        if (input.Contacts.Count == 0)
        {
            return Refused(options, [], [], "There are no contacts.");
        }

        var ties = PredictionTies.Of(input);
        var byHalfLife = PredictionCut.HalfLives.Select(days => parameters with { HalfLifeDays = days }).ToList();
        var (moments, first) = Moments(input, options);
        var all = moments.ConvertAll(at => PredictionCut.Of(ties, at, DateOnly.FromDateTime(at), byHalfLife));
        var cuts = all.Where(cut => cut.At >= first).ToList();
        var chosen = cuts.ConvertAll(cut => HalfLifeChoice.At(cut.At, all.Where(other => other.At < cut.At), options.WindowDays));
        var labels = cuts.ConvertAll(cut => cut.Labels(cut.At.AddDays(options.WindowDays)));
        var (rows, positives) = (labels.Sum(label => label.Length), labels.Sum(label => label.Count(yes => yes)));
        if (positives < HalfLifeChoice.LeastOfEach || rows - positives < HalfLifeChoice.LeastOfEach)
        {
            return Refused(options, cuts, labels, $"Not enough data ({positives} ties with contact in the window and {rows - positives} without, need {HalfLifeChoice.LeastOfEach} of each).");
        }

        var figures = PersonBootstrap.Run(cuts, labels, Predictors(cuts, chosen), input.IsOurs.Count, options);
        return new PredictionResult(
            options.WindowDays, rows, positives, cuts.Count, chosen.ConvertAll(i => PredictionCut.HalfLives[i]), figures.Predictors, figures.Gain, null)
        {
            Persistence = PersistenceTest.Run(cuts, all, options.WindowDays),
        };
    }

    /// <summary>Each name with its scores by cut.</summary>
    private static List<(string Name, List<double[]> Scores)> Predictors(List<PredictionCut> cuts, List<int> chosen) =>
    [
        ("behaviour", [.. cuts.Select((cut, i) => cut.Behaviour[chosen[i]])]),
        ("contact-days", cuts.ConvertAll(cut => cut.ContactDays)),
        ("recency", cuts.ConvertAll(cut => cut.Recency)),
        .. PredictionCut.HalfLives.Select((days, i) => ($"H, half-life {days:0} d", cuts.ConvertAll(cut => cut.Heat[i]))),
    ];

    /// <summary>All cuts, those of the warm-up too, and the first that counts. The last leaves a whole window.</summary>
    private static (List<DateTime> Moments, DateTime First) Moments(PredictionInput input, PredictionOptions options)
    {
        var start = input.Contacts.Min(contact => contact.At);
        var end = input.Contacts.Max(contact => contact.At).AddDays(-options.WindowDays);
        var step = Math.Max(options.StepDays, (end - start).TotalDays / MostCuts);
        var moments = new List<DateTime>();
        for (var at = start.AddDays(step); at <= end; at = at.AddDays(step))
        {
            moments.Add(at);
        }

        return (moments, start.AddDays(options.WarmUpDays));
    }

    private static PredictionResult Refused(PredictionOptions options, List<PredictionCut> cuts, List<bool[]> labels, string why) =>
        new(options.WindowDays, labels.Sum(label => label.Length), labels.Sum(label => label.Count(yes => yes)), cuts.Count, [], [], null, why);
}
