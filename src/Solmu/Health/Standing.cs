using Solmu.Analysis.Partnerships;
using Solmu.Vulnerability;

namespace Solmu.Health;

/// <summary>How one partnership stands: its health, what could end it, and what does not fit.</summary>
public sealed record Standing(HeldPartnership Partnership, StandingFacts Facts, PartnershipHealth Health, TerminationRisk Risk, IReadOnlyList<Finding> Findings)
{
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
    public Standing? Of(long partnershipId) => ById.GetValueOrDefault(partnershipId);

    /// <summary>0 to 100 with one decimal, as documents show it; null when it is not known.</summary>
    public double? HealthOf(long partnershipId) => Of(partnershipId)?.Health.Health is { } health ? Math.Round(health, 1) : null;
}
