namespace Solmu.Analysis.Ties.Prediction;

/// <summary>All ties with at least 3 contact-days before a moment, and what each predictor says of them from the data before it alone.</summary>
internal sealed class PredictionCut
{
    private const int LeastDays = 3;

    private PredictionCut(DateTime at, List<PredictionTie> ties)
    {
        At = at;
        Ties = ties;
        Behaviour = [.. HalfLives.Select(_ => new double[ties.Count])];
        Heat = [.. HalfLives.Select(_ => new double[ties.Count])];
        ContactDays = new double[ties.Count];
        Recency = new double[ties.Count];
        Standard = new (double, double)[ties.Count];
    }

    public static IReadOnlyList<double> HalfLives { get; } = [30, 60, 90, 180];

    public DateTime At { get; }

    public List<PredictionTie> Ties { get; }

    /// <summary>By half-life, then by tie; as <see cref="Heat"/>.</summary>
    public double[][] Behaviour { get; }

    public double[][] Heat { get; }

    public double[] ContactDays { get; }

    public double[] Recency { get; }

    /// <summary>H with the half-life as delivered, and ρ, by tie.</summary>
    public (double Heat, double Rho)[] Standard { get; }

    public static PredictionCut Of(List<PredictionTie> all, DateTime at, DateOnly today, IReadOnlyList<TieParameters> parameters)
    {
        var cut = new PredictionCut(at, [.. all.Where(tie => Days(tie, at) >= LeastDays)]);
        for (var row = 0; row < cut.Ties.Count; row++)
        {
            var tie = cut.Ties[row];
            var count = tie.CountUntil(at);
            var history = new TieHistory { Contacts = tie.Contacts.AsMemory(0, count) };
            cut.ContactDays[row] = Days(tie, at);
            cut.Recency[row] = -(at - tie.Contacts[count - 1].At).TotalDays;
            for (var i = 0; i < parameters.Count; i++)
            {
                var score = TieMeasure.Measure(history, at, today, parameters[i]);
                cut.Behaviour[i][row] = score.Behaviour!.Value;
                cut.Heat[i][row] = score.Heat!.Value;
                if (HalfLives[i] == TieParameters.Default.HalfLifeDays)
                {
                    cut.Standard[row] = (score.Heat.Value, score.Rho!.Value);
                }
            }
        }

        return cut;
    }

    public bool[] Labels(DateTime until) => [.. Ties.Select(tie => tie.HasTwoWay(At, until))];

    private static int Days(PredictionTie tie, DateTime at)
    {
        var (days, last) = (0, DateOnly.MinValue);
        foreach (var contact in tie.Contacts)
        {
            if (contact.At > at)
            {
                break;
            }

            days += contact.Day == last ? 0 : 1;
            last = contact.Day;
        }

        return days;
    }
}
