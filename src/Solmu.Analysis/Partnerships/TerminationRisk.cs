namespace Solmu.Analysis.Partnerships;

/// <summary>What can bring a partnership to its end.</summary>
public enum RiskFactor
{
    /// <summary>Somebody who holds it is said to leave, on either side.</summary>
    KeyPersonLeaving,

    /// <summary>Less than 80 % of the goal in two periods one after the other.</summary>
    Performance,

    /// <summary>The contract ends soon, or has ended, and nobody talks about the next.</summary>
    ContractExpiry,

    /// <summary>A conflict between people is open for more than a month.</summary>
    Conflict,

    /// <summary>The strongest tie is cooling or cold.</summary>
    CoolingTie,

    /// <summary>The partner is in money troubles.</summary>
    Distress,

    /// <summary>Less than half of what they ask for is given.</summary>
    UnmetAsks,
}

/// <summary>How the strongest tie stands.</summary>
public enum StrongestTie
{
    /// <summary>In contact as usual.</summary>
    Warm,

    /// <summary>Silent for longer than usual.</summary>
    Cooling,

    /// <summary>Most likely gone, or one of the two has left.</summary>
    Cold,
}

/// <summary>One factor with its points.</summary>
/// <param name="Factor">Which it is.</param>
/// <param name="Points">0 and up; null when it is not known whether it applies.</param>
/// <param name="Most">The points it can have.</param>
public sealed record RiskPoints(RiskFactor Factor, double? Points, double Most);

/// <summary>What the termination points of a partnership are read from; null is not known.</summary>
public sealed record RiskInput
{
    /// <summary>Share of the strength of its live ties that lies on people who are said to leave, 0 to 1.</summary>
    public double? LeavingShare { get; init; }

    /// <summary>What was reached over what was agreed, period after period, the latest last.</summary>
    public IReadOnlyList<double> Performance { get; init; } = [];

    /// <summary>Days until the last contract ends, below 0 when it has ended; null when none is recorded.</summary>
    public int? DaysToExpiry { get; init; }

    /// <summary>Whether a contract runs until notice.</summary>
    public bool IsUntilNotice { get; init; }

    /// <summary>Whether talks about the next contract are on record.</summary>
    public bool HasTalks { get; init; }

    /// <summary>Days since the oldest open conflict began; 0 when none is open; null when nobody has looked.</summary>
    public int? ConflictDays { get; init; }

    /// <summary>How the strongest tie stands.</summary>
    public StrongestTie? Strongest { get; init; }

    /// <summary>1 sound, 0.5 strained, 0 in distress.</summary>
    public double? Viability { get; init; }

    /// <summary>Share of what they ask for that is given, 0 to 1.</summary>
    public double? AsksCovered { get; init; }
}

/// <summary>
/// Points of the factors that end partnerships. Kind: index of points, not a probability. Range: 0 to 100, the sum cut at 100:
/// key person leaving 40 · share of strength, performance 20, contract 15, conflict 20, strongest tie cooling 10 or cold 20,
/// distress 10, asks unmet 10. What is not known adds nothing and is named. The points are our convention.
/// Complexity: constant. Deterministic. Source: docs/methods/partnership-health.md.
/// </summary>
/// <param name="Points">0 to 100; null when no factor is known.</param>
/// <param name="Factors">All seven, in the order of the table.</param>
public sealed record TerminationRisk(double? Points, IReadOnlyList<RiskPoints> Factors)
{
    /// <summary>From here on a partnership is worth being called at risk.</summary>
    public const double AtRiskFrom = 40;

    /// <summary>Share of a goal below which a period is unsatisfying.</summary>
    public const double Satisfying = 0.8;

    private const int LongConflictDays = 30;
    private const double HalfOfAsks = 0.5;

    /// <summary>Whether a person should look if it is at risk.</summary>
    public bool SuggestsAtRisk => Points >= AtRiskFrom;

    /// <summary>Adds the points up.</summary>
    /// <param name="input">What is known.</param>
    /// <returns>The sum and each factor.</returns>
    public static TerminationRisk Of(RiskInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RiskPoints[] factors =
        [
            Scaled(RiskFactor.KeyPersonLeaving, 40, input.LeavingShare),
            Fires(RiskFactor.Performance, 20, input.Performance.Count < 2 ? null : input.Performance[^1] < Satisfying && input.Performance[^2] < Satisfying),
            Fires(RiskFactor.ContractExpiry, 15, input.IsUntilNotice ? false : input.DaysToExpiry is { } days ? days <= ContractStanding.SoonDays && !input.HasTalks : null),
            Fires(RiskFactor.Conflict, 20, input.ConflictDays is { } open ? open > LongConflictDays : null),
            Scaled(RiskFactor.CoolingTie, 20, input.Strongest switch { StrongestTie.Warm => 0, StrongestTie.Cooling => 0.5, StrongestTie.Cold => 1, _ => null }),
            Fires(RiskFactor.Distress, 10, input.Viability is { } viability ? viability <= 0 : null),
            Fires(RiskFactor.UnmetAsks, 10, input.AsksCovered is { } covered ? covered < HalfOfAsks : null),
        ];
        return new TerminationRisk(Array.TrueForAll(factors, factor => factor.Points is null) ? null : Math.Min(100, factors.Sum(factor => factor.Points ?? 0)), factors);
    }

    private static RiskPoints Fires(RiskFactor factor, double points, bool? fires) => new(factor, fires is { } told ? told ? points : 0 : null, points);

    private static RiskPoints Scaled(RiskFactor factor, double points, double? share) => new(factor, share is { } part ? points * Math.Clamp(part, 0, 1) : null, points);
}
