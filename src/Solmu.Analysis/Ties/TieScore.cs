namespace Solmu.Analysis.Ties;

/// <summary>How a tie stands.</summary>
public enum TieState
{
    /// <summary>Cannot be told; the reason says why.</summary>
    Unknown,

    /// <summary>In contact as usual.</summary>
    Warm,

    /// <summary>Silent for longer than usual.</summary>
    Cooling,

    /// <summary>Silent for so long that it is most likely gone.</summary>
    Cold,

    /// <summary>One of the two has left.</summary>
    Closed,
}

/// <summary>What the silence was compared with.</summary>
public enum TieYardstick
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The usual gap between their contact-days.</summary>
    Habit,

    /// <summary>The cadence that somebody set for this tie.</summary>
    Cadence,

    /// <summary>The firm's target for partners of this importance; against target, not against habit.</summary>
    Target,
}

/// <summary>One component of the strength.</summary>
/// <param name="Name">heat, rhythm, reciprocity, duration, multiplexity or closeness.</param>
/// <param name="Value">What was measured: H; ρ; the share; years; kinds of topics; the mean rating.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="Share">The component, 0 to 1.</param>
/// <param name="Points">What it adds to the strength, 0 to 100.</param>
public sealed record TieContribution(string Name, double Value, string Unit, double Share, double Points);

/// <summary>
/// How strong a tie is and how it stands. Kind: index (strength), finding (state). It belongs to the tie, never to a person.
/// </summary>
public sealed record TieScore
{
    /// <summary>The strength from which on a tie is live. Convention of ours.</summary>
    public const double LiveFrom = 40;

    private const double StrongFrom = 65;

    /// <summary>The moment it holds for; UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The version of the parameters.</summary>
    public required string Parameters { get; init; }

    /// <summary>S, 0 to 100: the sum of the points of <see cref="Contributions"/>. Null without contact and rating.</summary>
    public double? Strength { get; init; }

    /// <summary>S from behaviour alone, without own rating; null without contacts.</summary>
    public double? Behaviour { get; init; }

    /// <summary>A·E·F, 0 to 1: known components, contact-days n/(n + 5), channels read.</summary>
    public double Confidence { get; init; }

    /// <summary>The least strength when any single contact, or the rating, is left out. Null when nothing would be left.</summary>
    public double? Low { get; init; }

    /// <summary>The greatest strength when any single contact, or the rating, is left out. May be below the strength itself.</summary>
    public double? High { get; init; }

    /// <summary>H, the decayed sum of weighted contact-days; null without contacts.</summary>
    public double? Heat { get; init; }

    /// <summary>The mean gap between contact-days of the last 24 months, in days; null below two.</summary>
    public double? RhythmDays { get; init; }

    /// <summary>ρ, days since the last contact-day over the mean gap, which counts at least the floor; null without a gap.</summary>
    public double? Rho { get; init; }

    /// <summary>How it stands.</summary>
    public TieState State { get; init; }

    /// <summary>What the silence was compared with.</summary>
    public TieYardstick Yardstick { get; init; }

    /// <summary>The days that the silence was compared with; null when it was compared with nothing.</summary>
    public double? YardstickDays { get; init; }

    /// <summary>Why the state is not known, or what else there is to say about it; null when nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>The last contact-day.</summary>
    public DateOnly? LastContact { get; init; }

    /// <summary>The last contact in which both took part; UTC.</summary>
    public DateTime? LastHeartbeat { get; init; }

    /// <summary>n, contact-days in the last 24 months.</summary>
    public int ContactDays { get; init; }

    /// <summary>The components there are; their points add up to <see cref="Strength"/> exactly.</summary>
    public IReadOnlyList<TieContribution> Contributions { get; init; } = [];

    /// <summary>What to record to know more, in plain words.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The latest own rating; null when there is none.</summary>
    public TieRating? Rating { get; init; }

    /// <summary>
    /// Where the rating of closeness is 4 or 5 and the behaviour below 40, or 1 or 2 and at least 65; with at least 4
    /// contact-days in the last 24 months, so that a thin history accuses nobody. Null also when the tie is closed.
    /// </summary>
    public TieDisagreement? Disagreement => State == TieState.Closed || ContactDays < TieStanding.LeastDays || Behaviour is not { } behaviour ? null
        : Rating?.Closeness switch
        {
            >= 4 when behaviour < LiveFrom => TieDisagreement.RatedCloser,
            <= 2 when behaviour >= StrongFrom => TieDisagreement.RatedMoreDistant,
            _ => null,
        };

    /// <summary>Whether the tie is live: strong enough and not closed.</summary>
    public bool IsLive => State != TieState.Closed && Strength >= LiveFrom;

    /// <summary>trace below 20, weak below 40, live to 65, strong above; null without strength. Convention of ours.</summary>
    public string? Band => BandOf(Strength);

    /// <summary>The band of any strength, such as that of behaviour alone.</summary>
    /// <param name="strength">0 to 100; null where there is none.</param>
    /// <returns>As <see cref="Band"/>.</returns>
    public static string? BandOf(double? strength) => strength switch
    {
        null => null,
        < 20 => "trace",
        < LiveFrom => "weak",
        <= StrongFrom => "live",
        _ => "strong",
    };
}
