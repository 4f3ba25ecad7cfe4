namespace Solmu.Analysis.Ties;

/// <summary>What each component adds to the strength, and what is not known.</summary>
internal static class TieContributions
{
    public static List<TieContribution> Of(in TieParts parts, double heat, double rho, double years, int topics, TieRating? rating, TieWeights weights)
    {
        var all = parts.Available(weights);
        var list = new List<TieContribution>(6);
        Add(list, "heat", heat, "decayed contact-days", parts.Heat, weights.Heat, all);
        Add(list, "rhythm", rho, "usual gaps of silence", parts.Rhythm, weights.Rhythm, all);
        Add(list, "reciprocity", parts.Reciprocity, "share", parts.Reciprocity, weights.Reciprocity, all);
        Add(list, "duration", years, "years", parts.Duration, weights.Duration, all);
        Add(list, "multiplexity", topics, "kinds of topics", parts.Multiplexity, weights.Multiplexity, all);
        Add(list, "closeness", rating is { } given ? TieInput.Mean(given) : 0, "mean rating 1 to 5", parts.Closeness, weights.Closeness, all);
        return list;
    }

    public static double Sum(List<TieContribution> contributions)
    {
        var sum = 0.0;
        foreach (var contribution in contributions)
        {
            sum += contribution.Points;
        }

        return sum;
    }

    public static IReadOnlyList<string> Missing(in TieParts parts, bool isOldRating)
    {
        var missing = new List<string>(3);
        if (double.IsNaN(parts.Heat))
        {
            missing.Add("contacts");
        }
        else
        {
            AddIf(missing, double.IsNaN(parts.Rhythm), "two contact-days within 24 months");
            AddIf(missing, double.IsNaN(parts.Multiplexity), "what the contacts of the last twelve months were about");
        }

        AddIf(missing, double.IsNaN(parts.Closeness), "an own rating");
        AddIf(missing, isOldRating, "an own rating from the last twelve months");
        return missing;
    }

    private static void Add(List<TieContribution> list, string name, double value, string unit, double share, double weight, double all)
    {
        if (!double.IsNaN(share) && all > 0)
        {
            list.Add(new TieContribution(name, value, unit, share, 100 * weight * share / all));
        }
    }

    private static void AddIf(List<string> missing, bool isMissing, string what)
    {
        if (isMissing)
        {
            missing.Add(what);
        }
    }
}
