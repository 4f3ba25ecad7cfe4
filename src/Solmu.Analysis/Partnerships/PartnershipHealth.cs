namespace Solmu.Analysis.Partnerships;

/// <summary>The two levels on which a partnership stands.</summary>
public enum HealthLevel
{
    /// <summary>Between the firms: contract, goals, deliveries, means, reviews.</summary>
    Firm,

    /// <summary>Between the managers: the people and their ties.</summary>
    Managerial,
}

/// <summary>One input of a level.</summary>
/// <param name="Level">The level it belongs to.</param>
/// <param name="Name">contract, performance, delivery, viability, review; ties, roles, redundancy, freshness.</param>
/// <param name="Weight">Its weight among all inputs of the level; they add up to 100.</param>
/// <param name="Value">0 to 1; null when it is not known.</param>
/// <param name="Points">What it adds to the level, 0 to 100; null when it is not known.</param>
public sealed record HealthPart(HealthLevel Level, string Name, double Weight, double? Value, double? Points);

/// <summary>What the health of one partnership is read from. Shares are cut to 0 to 1; null is not known, never 0.</summary>
public sealed record HealthInput
{
    /// <summary>1 a valid contract for longer, 0.5 one that ends soon or none by choice, 0 expired; see <see cref="ContractStanding"/>.</summary>
    public double? Contract { get; init; }

    /// <summary>What was reached over what was agreed in the latest period that was recorded.</summary>
    public double? Performance { get; init; }

    /// <summary>Share of deliveries on time and accepted.</summary>
    public double? Delivery { get; init; }

    /// <summary>1 sound, 0.5 strained, 0 in distress.</summary>
    public double? Viability { get; init; }

    /// <summary>Reviews held over reviews planned in twelve months.</summary>
    public double? Review { get; init; }

    /// <summary>Strengths of the live ties, 0 to 100 each, in any order; empty when there are ties and none is live; null when no tie is known.</summary>
    public IReadOnlyList<double>? LiveTies { get; init; }

    /// <summary>Share of the partner's key roles with a live tie; null when no role is marked.</summary>
    public double? Roles { get; init; }

    /// <summary>Fewest people of either side whose going ends every live tie; null when no tie is known.</summary>
    public int? BusFactor { get; init; }

    /// <summary>Share of the live ties that are not cooling; null when the state of none is known.</summary>
    public double? Fresh { get; init; }
}

/// <summary>
/// How well a partnership stands: Health = √(F·M), so that the weaker level pulls it down. Kind: index. Unit: points, 0 to
/// 100. F = 25·contract + 30·performance + 20·delivery + 10·viability + 15·review and
/// M = 35·T + 25·roles + 25·redundancy + 15·freshness, each over the inputs that are known, so that a missing input neither
/// helps nor harms; T = (0.5·S₁ + 0.3·S₂ + 0.2·S₃) / 100 over the three strongest live ties, redundancy 0, 0.7, 1 for a bus
/// factor of 1, 2, 3 and more. F is null with fewer than two known inputs; M is 0 when there are ties and none is live, and
/// null when no tie is known. Complexity: n·log n in the live ties. Deterministic. The weights are our convention.
/// Source: docs/methods/partnership-health.md.
/// </summary>
/// <param name="Health">√(F·M), 0 to 100; null unless both are known.</param>
/// <param name="Firm">F, 0 to 100, or null.</param>
/// <param name="Managerial">M, 0 to 100, or null.</param>
/// <param name="Confidence">The lower of the two shares of inputs known, 0 to 1.</param>
/// <param name="Bottleneck">The lower level; null when they are equal or one is not known.</param>
/// <param name="Parts">All nine inputs in the order of the formulas; the points of a level add up to it.</param>
public sealed record PartnershipHealth(double? Health, double? Firm, double? Managerial, double Confidence, HealthLevel? Bottleneck, IReadOnlyList<HealthPart> Parts)
{
    private const int FewestOfFirm = 2;
    private static readonly double[] OfStrongest = [0.5, 0.3, 0.2];
    private static readonly double[] OfBusFactor = [0, 0, 0.7, 1];

    /// <summary>The inputs that are not known.</summary>
    public IEnumerable<HealthPart> Missing => Parts.Where(part => part.Value is null);

    /// <summary>Reads the health.</summary>
    /// <param name="input">What is known.</param>
    /// <returns>Both levels, their mean and what they rest on.</returns>
    public static PartnershipHealth Of(HealthInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isOrphaned = input.LiveTies is { Count: 0 };
        var firm = Weigh(
            HealthLevel.Firm,
            FewestOfFirm,
            ("contract", 25, input.Contract), ("performance", 30, input.Performance), ("delivery", 20, input.Delivery), ("viability", 10, input.Viability), ("review", 15, input.Review));
        var managerial = Weigh(
            HealthLevel.Managerial,
            1,
            ("ties", 35, TieLevel(input.LiveTies)),
            ("roles", 25, isOrphaned ? 0 : input.LiveTies is null ? null : input.Roles),
            ("redundancy", 25, isOrphaned ? 0 : input is { LiveTies: not null, BusFactor: { } bus } ? OfBusFactor[Math.Clamp(bus, 0, OfBusFactor.Length - 1)] : null),
            ("freshness", 15, isOrphaned ? 0 : input.LiveTies is null ? null : input.Fresh));
        var (f, m) = (firm.Score, managerial.Score);
        return new PartnershipHealth(
            f is null || m is null ? null : Math.Sqrt(f.Value * m.Value),
            f,
            m,
            Math.Min(Known(firm.Parts), Known(managerial.Parts)),
            f < m ? HealthLevel.Firm : m < f ? HealthLevel.Managerial : null,
            [.. firm.Parts, .. managerial.Parts]);
    }

    /// <summary>T: how strong the three strongest live ties are, 0 to 1; fewer than three leave their place empty.</summary>
    /// <param name="strengths">Strengths of the live ties, 0 to 100 each, or null when no tie is known.</param>
    /// <returns>0 to 1, or null.</returns>
    public static double? TieLevel(IReadOnlyList<double>? strengths) =>
        strengths?.OrderDescending().Zip(OfStrongest, (strength, share) => share * Math.Clamp(strength, 0, 100) / 100).Sum();

    private static double Known(HealthPart[] parts) => (double)parts.Count(part => part.Value is not null) / parts.Length;

    private static (double? Score, HealthPart[] Parts) Weigh(HealthLevel level, int fewest, params ReadOnlySpan<(string Name, double Weight, double? Value)> inputs)
    {
        var (known, count) = (0.0, 0);
        foreach (var (_, weight, value) in inputs)
        {
            (known, count) = value is null ? (known, count) : (known + weight, count + 1);
        }

        var parts = new HealthPart[inputs.Length];
        double? score = count < fewest ? null : 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            double? value = inputs[i].Value is { } given ? Math.Clamp(given, 0, 1) : null;
            double? points = score is null || value is null ? null : 100 * inputs[i].Weight * value.Value / known;
            parts[i] = new HealthPart(level, inputs[i].Name, inputs[i].Weight, value, points);
            score += points ?? 0;
        }

        return (score, parts);
    }
}

/// <summary>How the contracts of a partnership stand on a day. Kind: finding. Source: docs/methods/partnership-health.md.</summary>
public static class ContractStanding
{
    /// <summary>Days before the end from which on a contract counts half. Unit: days. Our convention.</summary>
    public const int SoonDays = 180;

    private const double Half = 0.5;

    /// <summary>1 valid for longer, 0.5 ends soon or trust alone by choice, 0 expired.</summary>
    /// <param name="contracts">All contracts that are recorded; none is not known, not "no contract".</param>
    /// <param name="isTrustOnly">Whether both sides chose to go without a contract.</param>
    /// <param name="day">The day, in the firm's zone.</param>
    /// <returns>0, 0.5, 1 or null.</returns>
    public static double? Of(IReadOnlyList<ContractTerm> contracts, bool isTrustOnly, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var begun = contracts.Where(contract => contract.StartsOn is null || contract.StartsOn <= day).ToList();
        var end = PartnershipFindings.LastEnd(begun);
        return begun.Count == 0 ? isTrustOnly ? Half : null
            : end is null || end > day.AddDays(SoonDays) ? 1
            : end >= day || isTrustOnly ? Half
            : 0;
    }
}
