using System.ComponentModel;
using Solmu.Analysis.Partnerships;

namespace Solmu.Health;

/// <summary>How one partnership stands, as documents show it beside its health.</summary>
public sealed record HealthDocument(
    [property: Description("0 to 100, between the firms")] double? Firm,
    [property: Description("0 to 100, between the people")] double? Managerial,
    [property: Description("firm or managerial: the level that pulls it down")] HealthLevel? Bottleneck,
    [property: Description("0 to 1: share of inputs known at the level that is known less")] double Confidence,
    string Sentence,
    IReadOnlyList<HealthDocument.Part> Parts,
    IReadOnlyList<string> Missing,
    HealthDocument.Termination TerminationPoints)
{
    public sealed record Part(HealthLevel Level, string Name, double Weight, double? Value, double? Points, string? Evidence);

    [Description("Points, not per cent; from 40 on a person should look")]
    public sealed record Termination(double? Points, bool SuggestsAtRisk, IReadOnlyList<Factor> Factors);

    public sealed record Factor(RiskFactor Name, double? Points, double Most, string? Evidence);

    public static HealthDocument Of(Standing standing) => new(
        standing.Health.Firm, standing.Health.Managerial, standing.Health.Bottleneck, standing.Health.Confidence, HealthWords.Sentence(standing),
        [.. standing.Health.Parts.Select(part => new Part(part.Level, part.Name, part.Weight, part.Value, part.Points, standing.Evidence.GetValueOrDefault(part.Name)))],
        [.. standing.Health.Missing.Select(part => HealthWords.Record(part.Name, standing.Partnership.Slug, standing.Partnership.Side).Text).Distinct()],
        new Termination(standing.Risk.Points, standing.Risk.SuggestsAtRisk, [.. standing.Risk.Factors.Select(factor => new Factor(factor.Factor, factor.Points, factor.Most, standing.RiskEvidence.GetValueOrDefault(factor.Factor)))]));
}
