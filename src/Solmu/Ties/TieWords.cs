using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Ui;

namespace Solmu.Ties;

/// <summary>Words for how ties stand.</summary>
public static class TieWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-IE");

    public static string State(TieState state) => state.ToString().ToLowerInvariant();

    /// <summary>How it stands, for whoever looks at it: where nothing is read, silence is none.</summary>
    public static string Stands(Tie tie) => IsSilentUnread(tie) ? "not read" : State(tie.Score.State);

    /// <summary>Whose mail and calendar are not read; null when both are.</summary>
    public static string? NotRead(Tie tie) => !tie.IsNotRead ? null
        : $"Mail and calendar of {Say.List([.. new[] { tie.Own, tie.Other }.Where(person => person.IsNotRead).Select(person => person.DisplayName)])} are not read: only contacts written down by hand, and those read before, are known.";

    /// <summary>Where rating and contacts disagree: both, and what to do. Null when they do not.</summary>
    public static string? Disagreement(Tie tie) => tie.Disagreement switch
    {
        TieDisagreement.RatedCloser => $"{Rated(tie)}, the contacts say {Band(tie.Score.Behaviour)}. Either contacts are missing here or the tie lives on earlier days: write down what is missing, get in touch, or rate it anew.",
        TieDisagreement.RatedMoreDistant => $"{Rated(tie)}, the contacts say {Band(tie.Score.Behaviour)}. Much contact and little closeness can both be true: ask what would help, or rate it anew.",
        _ => null,
    };

    private static bool IsSilentUnread(Tie tie) => tie is { IsNotRead: true, Score.State: TieState.Unknown };

    private static string Rated(Tie tie) => $"{tie.Own.DisplayName} rated it {tie.Score.Rating!.Value.Closeness} of 5 on {Say.Day(tie.Score.Rating.Value.On)}";

    private static string Band(double? behaviour) => $"{TieScore.BandOf(behaviour)} ({Points(behaviour)})";

    /// <summary>Rounded down, so that nobody reads 40 who is below the strength of a live tie.</summary>
    public static string Points(double? strength) => strength is { } points ? Math.Floor(points).ToString("0", English) : "not known";

    /// <summary>Begins with what is shown, so that whoever says it aloud finds the link.</summary>
    public static string Sentence(Tie tie) => $"{Points(tie.Score.Strength)}: {tie.Own.DisplayName} with {tie.Other.DisplayName}, {Stands(tie)}";

    public static string Title(Tie tie, DateOnly today)
    {
        var (own, other) = (tie.Own.DisplayName, tie.Other.DisplayName);
        var silent = tie.Score.LastContact is { } last ? today.DayNumber - last.DayNumber : 0;
        if (IsSilentUnread(tie))
        {
            return $"How the tie of {own} with {other} stands is not told: not all of it is read";
        }

        return tie.Score.State switch
        {
            TieState.Closed => $"The tie of {own} with {other} is closed",
            TieState.Cold => $"{own} and {other} have not been in touch for {Say.Count(silent, "day")}: the tie is cold",
            TieState.Cooling => $"The tie of {own} with {other} is cooling",
            TieState.Warm => $"{own} and {other} are in touch as usual",
            _ => $"Too little is known of {own} with {other}",
        };
    }

    public static string Yardstick(TieScore score) => score is { Yardstick: TieYardstick.Cadence, YardstickDays: { } meant }
        ? $"set by hand: every {Say.Count((long)meant, "day")}{(score.LastContact is { } seen ? $", last on {Say.Day(seen)}" : "")}"
        : score.RhythmDays is { } gap && score.LastContact is { } last
        ? $"usually every {Say.Count((long)Math.Max(1, Math.Round(gap)), "day")}, last on {Say.Day(last)}"
        : score.LastContact is { } only ? $"last on {Say.Day(only)}" : "no contact recorded";

    public static string Part(string name) => name switch
    {
        "heat" => "Recent contacts",
        "rhythm" => "Silence against the usual gap",
        "reciprocity" => "Both sides begin",
        "duration" => "How long they know each other",
        "multiplexity" => "Kinds of topics",
        "closeness" => "Own rating of closeness and trust",
        _ => name,
    };

    public static string Measured(TieContribution part)
    {
        var value = part.Value.ToString("0.##", English);
        return part.Name switch
        {
            "heat" => $"{value} days with contact, the older the less each",
            "rhythm" => $"{value} usual gaps",
            "reciprocity" => Say.Share(part.Value) + ", where 100 % is even",
            "duration" => $"{part.Value.ToString("0.#", English)} years",
            "multiplexity" => $"{value} of 5 kinds",
            "closeness" => $"{value}, from 1 to 5",
            _ => $"{value} {part.Unit}",
        };
    }
}
