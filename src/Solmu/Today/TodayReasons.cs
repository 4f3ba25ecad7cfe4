using Solmu.Analysis.Ties;
using Solmu.Ties;
using Solmu.Ui;

namespace Solmu.Today;

/// <summary>Finds why a tie wants somebody today, and says so in words. A contract's end stands with the strongest tie there.</summary>
internal sealed class TodayReasons(DateOnly today, TimeZoneInfo zone, IReadOnlyDictionary<(long Own, long Other), DateOnly> contractEnds, IReadOnlyDictionary<long, int> liveTies)
{
    public const int ContractDays = 90;
    private const int MoveDays = 60;
    private const double QuickHours = 36;

    public static bool MayMatter(Tie tie, DateOnly today, IReadOnlyDictionary<(long Own, long Other), DateOnly> contractEnds) =>
        !tie.Other.IsIgnored && (Moved(tie, today) is not null || Kind(tie, contractEnds) is not null);

    public TodayItem? Of(Tie tie)
    {
        if (Moved(tie, today) is { } moved)
        {
            var alone = Others(tie, moved.Place) == 0;
            var now = tie.Partner is { } partner && partner.Id != moved.Place.Id ? $" and is now at {partner.Name}" : tie.Other.HasLeft ? "" : " for a firm you do not work with";
            return Item(TodayKind.Moved, tie, moved.Place, $"Left {moved.Place.Name} on {Say.Day(moved.Until)}{now}. {(alone ? "Nobody else holds that partner." : "Others hold that partner still.")}", alone);
        }

        if (Kind(tie, contractEnds) is not { } kind)
        {
            return null;
        }

        var isOnly = tie.Partner is { } place && Others(tie, place) == 0;
        var reason = kind switch
        {
            TodayKind.Contract => $"The contract ends in {Say.Count(contractEnds[Ends(tie)].DayNumber - today.DayNumber, "day")}. {LastHeard(tie)}",
            TodayKind.Answer => $"{Letters(tie.Answering.Theirs)} for your answer{Usually(tie.Answering.OurHours, "you usually answer")}.",
            TodayKind.Waiting => $"{Letters(tie.Answering.Ours, "of yours")} for an answer{Usually(tie.Answering.TheirHours, "answers used to come")}.",
            _ => $"{LastHeard(tie)[..^1]}; {Habit(tie)}.",
        };
        return Item(kind, tie, tie.Partner, reason + (isOnly ? " Nobody else of yours holds this partner." : ""), isOnly);
    }

    private TodayItem Item(TodayKind kind, Tie tie, TiePlace? partner, string reason, bool isOnly) =>
        new(kind, tie, partner, reason, isOnly, contractEnds.TryGetValue(Ends(tie), out var ends) ? ends : null);

    private static (TiePlace Place, DateOnly Until)? Moved(Tie tie, DateOnly today) =>
        tie.Other.Before is { Place: { IsPartner: true, HasEnded: false } } before && today.DayNumber - before.Until.DayNumber <= MoveDays ? before : null;

    private static TodayKind? Kind(Tie tie, IReadOnlyDictionary<(long Own, long Other), DateOnly> contractEnds)
    {
        if (tie.Score.State == TieState.Closed || tie.Place is { HasEnded: true })
        {
            return null;
        }

        return contractEnds.ContainsKey(Ends(tie)) ? TodayKind.Contract
            : tie.IsNotRead ? null
            : tie.Score.State == TieState.Cold ? TodayKind.Cold
            : tie.Answering.Theirs.Count > 0 ? TodayKind.Answer
            : tie.Score.State == TieState.Cooling ? TodayKind.Cooling
            : tie.Answering.Ours.Count > 1 ? TodayKind.Waiting
            : null;
    }

    private static (long Own, long Other) Ends(Tie tie) => (tie.Own.Id, tie.Other.Id);

    /// <summary>Live ties that hold the partner besides this one.</summary>
    private int Others(Tie tie, TiePlace place) => liveTies.GetValueOrDefault(place.Id) - (tie.Partner?.Id == place.Id && tie.Score.IsLive ? 1 : 0);

    private string LastHeard(Tie tie)
    {
        if (tie.Score.LastContact is not { } day)
        {
            return "No contact is written down yet.";
        }

        var verb = tie.LastBy switch
        {
            Medium.Met or Medium.Event => "Last met",
            Medium.Video or Medium.Phone => "Last talked",
            _ => "Last wrote",
        };
        var days = today.DayNumber - day.DayNumber;
        return days == 0 ? $"{verb} today." : $"{verb} {Say.Count(days, "day")} ago.";
    }

    private static string Habit(Tie tie) => tie.Score is { Yardstick: TieYardstick.Cadence, YardstickDays: { } meant } ? $"meant to be in touch every {Say.Count((long)meant, "day")}" : tie.Score is { RhythmDays: { } gap, Rho: not < 2 } ? $"usually in touch every {Say.Count((long)Math.Max(1, Math.Round(gap)), "day")}" : "much less in touch than three months ago";

    private string Letters(IReadOnlyList<DateTime> times, string whose = "") =>
        $"{(times.Count == 1 ? "One mail" : $"{times.Count} mails")}{(whose.Length > 0 ? " " + whose : "")} {(times.Count == 1 ? "waits" : "wait")} since {Say.Day(times[0], zone)}";

    private static string Usually(double? hours, string what) => hours switch
    {
        null => "",
        <= QuickHours => $"; {what} within a day",
        { } some => $"; {what} within {Math.Ceiling(some / 24)} days",
    };
}
