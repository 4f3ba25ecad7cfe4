namespace Solmu.Analysis.Ties;

/// <summary>How one of ours rates the tie; at least one of the two is given.</summary>
/// <param name="On">The day of the rating.</param>
/// <param name="Closeness">How close the two are, 1 to 5.</param>
/// <param name="Trust">How far they trust each other, 1 to 5.</param>
public readonly record struct TieRating(DateOnly On, int? Closeness, int? Trust);

/// <summary>Days that do not count as silence: holidays, leave.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; not before the first.</param>
public readonly record struct Absence(DateOnly From, DateOnly Until)
{
    /// <summary>The same days, each once: in order, with what overlaps or touches as one. What is so already is given back as it is.</summary>
    /// <param name="absences">In any order.</param>
    /// <returns>No day is in two of them.</returns>
    /// <exception cref="ArgumentException">One ends before it begins.</exception>
    public static Absence[] Union(IReadOnlyList<Absence> absences)
    {
        if (absences is Absence[] given && IsUnion(given))
        {
            return given;
        }

        var merged = new List<Absence>(absences.Count);
        foreach (var absence in absences.OrderBy(absence => absence.From))
        {
            if (absence.Until < absence.From)
            {
                throw new ArgumentException($"An absence ends on {absence.Until:O} before it begins on {absence.From:O}.");
            }

            if (merged.Count > 0 && absence.From.DayNumber <= merged[^1].Until.DayNumber + 1)
            {
                var last = merged[^1];
                merged[^1] = last with { Until = absence.Until > last.Until ? absence.Until : last.Until };
            }
            else
            {
                merged.Add(absence);
            }
        }

        return [.. merged];
    }

    private static bool IsUnion(Absence[] absences)
    {
        for (var i = 0; i < absences.Length; i++)
        {
            if (absences[i].Until < absences[i].From || (i > 0 && absences[i].From.DayNumber <= absences[i - 1].Until.DayNumber + 1))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>All that is known of the tie between one of ours and one person outside.</summary>
public sealed record TieHistory
{
    /// <summary>Contacts in any order; sorted by time is fastest.</summary>
    public ReadOnlyMemory<TieContact> Contacts { get; init; }

    /// <summary>Own ratings in any order. The latest up to the day asked for counts; of one day the last in the list.</summary>
    public IReadOnlyList<TieRating> Ratings { get; init; } = [];

    /// <summary>Since when they know each other, where recorded. The first contact counts when it is earlier.</summary>
    public DateOnly? FirstMet { get; init; }

    /// <summary>One of the two has no affiliation any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>How often they mean to be in contact, in days, set by hand; greater than 0.</summary>
    public double? CadenceDays { get; init; }

    /// <summary>The importance of the partner, 1 (highest) to 3; chooses the target where targets are switched on.</summary>
    public int? Importance { get; init; }

    /// <summary>F: the share of the pair's channels that Solmu reads, 0 to 1.</summary>
    public double ChannelShare { get; init; } = 1;

    /// <summary>Days taken out of elapsed time. They may overlap.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];
}
