using System.Globalization;

namespace Solmu.Analysis.Partnerships;

/// <summary>
/// Tells a manager what about a partnership needs somebody now.
/// Kind: finding; each rule names the facts it fired on. A fact that is not recorded fires no rule, except that having
/// no contact on record is itself worth a look. Order: by <see cref="FindingKind"/>, the heaviest first.
/// Complexity: linear in the contracts of the partnership. Deterministic. Source: docs/methods/findings.md.
/// </summary>
public static class PartnershipFindings
{
    /// <summary>Reads the findings of one partnership on one day.</summary>
    /// <param name="state">What is known of the partnership on that day.</param>
    /// <param name="day">The day, in the firm's zone.</param>
    /// <param name="options">The limits; see <see cref="FindingOptions"/>.</param>
    /// <returns>Zero to three findings, the heaviest first.</returns>
    public static IReadOnlyList<Finding> Find(PartnershipState state, DateOnly day, FindingOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        if (state.Stage == Stage.T2)
        {
            return [];
        }

        return [.. new[] { OfContract(state, day, options), OfResponsible(state), OfContact(state, day, options) }
            .OfType<Finding>()
            .OrderBy(finding => finding.Kind)];
    }

    /// <summary>The day on which the last contract ends.</summary>
    /// <param name="contracts">All contracts of a partnership.</param>
    /// <returns>The latest end; null when there is no contract or one runs until notice.</returns>
    public static DateOnly? LastEnd(IReadOnlyList<ContractTerm> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        return contracts.Any(contract => contract.EndsOn is null) ? null : contracts.Max(contract => contract.EndsOn);
    }

    private static Finding? OfContract(PartnershipState state, DateOnly day, FindingOptions options)
    {
        if (!IsRunning(state.Stage) || LastEnd(state.Contracts) is not { } end)
        {
            return null;
        }

        var days = end.DayNumber - day.DayNumber;
        var talks = state.NegotiatedOn >= end.AddDays(-options.ExpiryDays) ? state.NegotiatedOn : null;
        if (days < 0)
        {
            var next = talks is { } since ? $"talks about the next one are recorded since {Say(since)}." : "no other is recorded.";
            return new Finding(
                FindingKind.ContractExpired, state.Side, $"The contract ended on {Say(end)}, {Days(-days)} ago, and {next}",
                [new("Contract ended", Say(end)), new("Last negotiated", state.NegotiatedOn is { } last ? Say(last) : "not known")]);
        }

        return days < options.ExpiryDays && talks is null
            ? new Finding(
                FindingKind.SilentExpiry,
                state.Side,
                $"The contract ends {(days == 0 ? "today" : $"in {Days(days)}")}, on {Say(end)}, and no talks about the next one are recorded.",
                [new("Contract ends", Say(end)), new("Last negotiated", state.NegotiatedOn is { } talked ? Say(talked) : "not known")])
            : null;
    }

    private static Finding? OfResponsible(PartnershipState state) => state.HasResponsible
        ? null
        : new Finding(FindingKind.NobodyResponsible, state.Side, "None of our people is responsible for it.", [new("Responsible", "nobody")]);

    private static Finding? OfContact(PartnershipState state, DateOnly day, FindingOptions options)
    {
        if (state.Stage is Stage.F1 or Stage.T1)
        {
            return null;
        }

        if (state.LastContactOn is not { } last)
        {
            return new Finding(FindingKind.NoContact, state.Side, "No contact with them is recorded yet.", [new("Last contact", "not known")]);
        }

        var days = day.DayNumber - last.DayNumber;
        FindingFact[] facts = [new("Last contact", Say(last)), new("Days since", days.ToString(CultureInfo.InvariantCulture))];
        if (IsRunning(state.Stage) && days > options.SilentDays)
        {
            return new Finding(FindingKind.SignedButSilent, state.Side, $"Signed, but the last contact was on {Say(last)}, more than a year ago.", facts);
        }

        return days > options.NoContactDays
            ? new Finding(FindingKind.NoContact, state.Side, $"The last contact was on {Say(last)}, {Days(days)} ago.", facts)
            : null;
    }

    private static bool IsRunning(Stage stage) => stage is >= Stage.F5 and <= Stage.M3;

    private static string Days(int days) => days == 1 ? "1 day" : $"{days.ToString(CultureInfo.InvariantCulture)} days";

    private static string Say(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>The limits of <see cref="PartnershipFindings"/>.</summary>
/// <param name="ExpiryDays">Days before the end of a contract in which talks should be on record. Unit: days, 1 and up.</param>
/// <param name="NoContactDays">Days without contact after which any partnership is worth a look. Unit: days, 1 and up.</param>
/// <param name="SilentDays">Days without contact after which a signed partnership counts as silent. Unit: days, 1 and up.</param>
public sealed record FindingOptions(int ExpiryDays, int NoContactDays, int SilentDays)
{
    /// <summary>180, 183 and 365 days. All three are our convention: about half a year, half a year, a year.</summary>
    public static FindingOptions Default { get; } = new(180, 183, 365);
}
