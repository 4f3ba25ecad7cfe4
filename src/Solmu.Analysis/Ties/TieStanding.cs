using System.Globalization;

namespace Solmu.Analysis.Ties;

/// <summary>
/// Warm, cooling, cold, closed or unknown. Silence is compared with the cadence set by hand, else with the habit, else
/// with the target of the partner's importance. Kind: finding.
/// </summary>
internal static class TieStanding
{
    /// <summary>Contact-days in 24 months, below which a history is too thin to be judged.</summary>
    public const int LeastDays = 4;
    private const double LeastChannels = 0.5;

    public static (TieState State, TieYardstick Yardstick, double? Days, string? Reason) Of(
        TieHistory history, in TieRhythm rhythm, bool hasContacts, double heat, double heatBefore, TieParameters parameters)
    {
        if (history.IsClosed)
        {
            return (TieState.Closed, TieYardstick.None, null, "One of the two has left.");
        }

        if (WhyUnknown(history, rhythm.Count, hasContacts, parameters) is { } why)
        {
            return (TieState.Unknown, TieYardstick.None, null, why);
        }

        var (yardstick, days) = Yardstick(history, rhythm, parameters);
        var state = State(rhythm.Silence / Math.Max(days, parameters.GapFloorDays), parameters);
        if (yardstick == TieYardstick.Habit && state == TieState.Warm && heat < parameters.SecondTrigger * heatBefore)
        {
            return (TieState.Cooling, yardstick, days, "Much less contact than 90 days ago.");
        }

        return (state, yardstick, days, yardstick switch
        {
            TieYardstick.Target => Text($"Against target ({days:0.#} days), not against habit."),
            TieYardstick.Cadence => Text($"Against the cadence set by hand ({days:0.#} days)."),
            _ => null,
        });
    }

    private static string? WhyUnknown(TieHistory history, int days, bool hasContacts, TieParameters parameters)
    {
        if (!hasContacts)
        {
            return "No contact is recorded.";
        }

        if (history.ChannelShare < LeastChannels)
        {
            return "Not recorded: less than half of their channels is read.";
        }

        var hasTarget = parameters.ComparesWithTargets && history.Importance is not null;
        return days >= LeastDays || history.CadenceDays is not null || hasTarget
            ? null
            : Text($"Not enough data (n = {days} contact-days in 24 months, need {LeastDays}).");
    }

    private static (TieYardstick Yardstick, double Days) Yardstick(TieHistory history, in TieRhythm rhythm, TieParameters parameters)
    {
        if (history.CadenceDays is { } cadence)
        {
            return (TieYardstick.Cadence, cadence);
        }

        return rhythm.Count >= LeastDays ? (TieYardstick.Habit, rhythm.Gap) : (TieYardstick.Target, history.Importance switch
        {
            1 => parameters.TargetDays1,
            2 => parameters.TargetDays2,
            _ => parameters.TargetDays3,
        });
    }

    private static TieState State(double rho, TieParameters parameters) =>
        rho < parameters.WarmLimit ? TieState.Warm : rho < parameters.ColdLimit ? TieState.Cooling : TieState.Cold;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
