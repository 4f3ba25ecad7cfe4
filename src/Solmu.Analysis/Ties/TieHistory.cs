namespace Solmu.Analysis.Ties;

/// <summary>How one of ours rates the tie; at least one of the two is given.</summary>
/// <param name="On">The day of the rating.</param>
/// <param name="Closeness">How close the two are, 1 to 5.</param>
/// <param name="Trust">How far they trust each other, 1 to 5.</param>
public readonly record struct TieRating(DateOnly On, int? Closeness, int? Trust);

/// <summary>Days that do not count as silence: holidays, leave.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; not before the first.</param>
public readonly record struct Absence(DateOnly From, DateOnly Until);

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
