using Solmu.Analysis.Partnerships;
using Solmu.Vulnerability;

namespace Solmu.Health;

/// <summary>How one partnership stands: its health, what could end it, and what does not fit.</summary>
public sealed record Standing(HeldPartnership Partnership, StandingFacts Facts, PartnershipHealth Health, TerminationRisk Risk, IReadOnlyList<Finding> Findings)
{
    public required DateOnly Day { get; init; }

    /// <summary>What each part of the health was read from, in words; those that are not known are not among them.</summary>
    public required IReadOnlyDictionary<string, string> Evidence { get; init; }

    /// <summary>What each factor was read from, in words.</summary>
    public required IReadOnlyDictionary<RiskFactor, string> RiskEvidence { get; init; }
}

/// <summary>How several partnerships stand.</summary>
/// <param name="ById">Those that have not ended, by the id of the partnership.</param>
/// <param name="LiveByPartner">How many live ties hold each organisation; one that none holds is not among them.</param>
public sealed record Standings(IReadOnlyDictionary<long, Standing> ById, IReadOnlyDictionary<long, int> LiveByPartner)
{
    /// <summary>Days from the first step to active, the median of one's own cases on each side, and of all; sides with too few cases are not among them.</summary>
    public RecoveryDays Recovery { get; init; } = new(new Dictionary<Side, double>(), null);

    public Standing? Of(long partnershipId) => ById.GetValueOrDefault(partnershipId);

    /// <summary>0 to 100 with one decimal, as documents show it; null when it is not known.</summary>
    public double? HealthOf(long partnershipId) => Of(partnershipId)?.Health.Health is { } health ? Math.Round(health, 1) : null;
}

/// <summary>How long it took to make partners active.</summary>
public sealed record RecoveryDays(IReadOnlyDictionary<Side, double> BySide, double? Any)
{
    /// <summary>From the cases of that side when there are enough, else from all; null when these are too few.</summary>
    public double? Of(Side side) => BySide.TryGetValue(side, out var days) ? days : Any;
}
