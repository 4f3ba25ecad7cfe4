using System.Globalization;

namespace Solmu.Analysis.Partnerships;

/// <summary>What both levels of one partnership look like on a day; null is not known.</summary>
public sealed record LevelState
{
    /// <summary>Its side.</summary>
    public required Side Side { get; init; }

    /// <summary>Its stage on the day.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Since when it is in that stage.</summary>
    public DateOnly? StageSince { get; init; }

    /// <summary>The first day on which it, or a contact with it, is on record.</summary>
    public DateOnly? KnownSince { get; init; }

    /// <summary>Its contracts; none means not known.</summary>
    public IReadOnlyList<ContractTerm> Contracts { get; init; } = [];

    /// <summary>Whether talks about the next contract are on record.</summary>
    public bool HasTalks { get; init; }

    /// <summary>Whether any tie with it is known, live or not.</summary>
    public bool AreTiesKnown { get; init; }

    /// <summary>How many live ties hold it.</summary>
    public int LiveTies { get; init; }

    /// <summary>Strength of the strongest live tie, 0 to 100.</summary>
    public double? Strength { get; init; }

    /// <summary>How the strongest tie stands.</summary>
    public StrongestTie? Strongest { get; init; }

    /// <summary>Termination points, 0 to 100.</summary>
    public double? RiskPoints { get; init; }

    /// <summary>Whether business is on record: a value a year, or something reached in a review of the last twelve months.</summary>
    public bool HasBusiness { get; init; }

    /// <summary>Whether something was reached in a review of the last twelve months.</summary>
    public bool HasDelivered { get; init; }
}

/// <summary>
/// Where the two levels of a partnership do not fit together or do not fit its stage. Kind: finding; a person confirms every
/// step. Nothing fires on what is not known. Complexity: linear in the contracts. Deterministic. Source: docs/methods/lifecycle.md.
/// </summary>
public static class LevelGaps
{
    /// <summary>Strength above which ties are strong. Unit: points. Our convention.</summary>
    public const double StrongFrom = 65;

    private const int YearDays = 365;
    private const int ClearedDays = 90;

    /// <summary>Finds gaps and steps of one partnership on one day.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="day">The day, in the firm's zone.</param>
    /// <returns>None to three, the heaviest first.</returns>
    public static IReadOnlyList<Finding> Find(LevelState state, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. new[] { Empty(state), Friendship(state, day), Step(state, day) }.OfType<Finding>().OrderBy(finding => finding.Kind)];
    }

    private static Finding? Empty(LevelState state)
    {
        if (!state.AreTiesKnown || state.LiveTies > 0)
        {
            return null;
        }

        FindingFact[] facts = [new("Live ties", "none"), new("Stage", Lifecycle.Word(state.Stage))];
        return state.Stage == Stage.F5 ? new Finding(FindingKind.PaperPartnership, state.Side, "It is signed, but no live tie holds it: a partnership on paper.", facts) { Next = "Meet somebody there" }
            : Lifecycle.IsMaintenance(state.Stage) ? new Finding(FindingKind.Orphaned, state.Side, "It runs, but no live tie holds it any more.", facts) { Next = "Meet somebody there" }
            : null;
    }

    private static Finding? Friendship(LevelState state, DateOnly day)
    {
        var yearAgo = day.AddDays(-YearDays);
        var isStrong = state.Strength > StrongFrom;
        var hadContract = state.Contracts.Any(contract => contract.EndsOn is null || contract.EndsOn >= yearAgo);
        return !isStrong || hadContract || state.HasBusiness || !(state.KnownSince <= yearAgo) || state.Stage > Stage.M3
            ? null
            : new Finding(
                FindingKind.FriendshipWithoutBusiness,
                state.Side,
                "The people get on well, but neither a contract nor business of the last twelve months is on record.",
                [new("Strongest tie", Number(state.Strength!.Value)), new("Known since", Say(state.KnownSince!.Value)), new("Contract", "none in twelve months")])
            {
                Next = "Agree on something, or write down what there is",
            };
    }

    private static Finding? Step(LevelState state, DateOnly day)
    {
        var since = state.StageSince is { } began ? day.DayNumber - began.DayNumber : (int?)null;
        return state switch
        {
            { Stage: Stage.F1, AreTiesKnown: true } =>
                Suggest(state, Stage.F2, "It is only identified, but people have been in touch: it could be called contacted.", [new("Ties", "at least one")]),
            { Stage: Stage.F2 or Stage.F3 or Stage.F4, LiveTies: > 0 } when state.Contracts.Any(contract => (contract.StartsOn ?? contract.EndsOn) is not null && !(contract.StartsOn > day) && !(contract.EndsOn < day)) =>
                Suggest(state, Stage.F5, "A contract holds and a live tie too: it could be called signed.", [new("Contract", "holds"), new("Live ties", Number(state.LiveTies))]),
            { Stage: Stage.F5 or Stage.M1, HasDelivered: true, LiveTies: > 0 } =>
                Suggest(state, Stage.M2, "Something was reached and a live tie holds it: it could be called active.", [new("Reached", "on record"), new("Live ties", Number(state.LiveTies))]),
            { Stage: Stage.M1 or Stage.M2, RiskPoints: >= TerminationRisk.AtRiskFrom } =>
                Suggest(state, Stage.M3, $"It has {Number(state.RiskPoints.Value)} termination points: it could be called at risk.", [new("Termination points", Number(state.RiskPoints.Value)), new("At risk from", Number(TerminationRisk.AtRiskFrom))]),
            { Stage: Stage.M3, RiskPoints: < TerminationRisk.AtRiskFrom, Strongest: StrongestTie.Warm } when since >= ClearedDays =>
                Suggest(state, Stage.M2, "What put it at risk is gone and the people talk as they used to: it could be called active again.", [new("Termination points", Number(state.RiskPoints.Value)), new("Strongest tie", "warm"), new("At risk since", Say(state.StageSince!.Value))]),
            { Stage: Stage.M2 or Stage.M3, HasTalks: false } when PartnershipFindings.LastEnd(state.Contracts) is { } end && end.AddDays(ClearedDays) < day =>
                Suggest(state, Stage.T1, "Its contract ended more than three months ago and nobody talks about the next: it could be called ending.", [new("Contract ended", Say(end)), new("Talks", "none on record")]),
            _ => null,
        };
    }

    private static Finding Suggest(LevelState state, Stage to, string sentence, FindingFact[] facts) => new(FindingKind.StepSuggested, state.Side, sentence, facts) { Suggests = to, Next = "Take the step, if you agree" };

    private static string Number(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);

    private static string Say(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
