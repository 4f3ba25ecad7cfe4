using Solmu.Analysis.Vulnerability;
using Solmu.Ui;

namespace Solmu.Health;

/// <summary>How it is told whether we would last until somebody new delivers.</summary>
public static class SurvivalWords
{
    public static string Sentence(Survival survival) => survival switch
    {
        { SurviveDays: null, RecoverDays: null } => "How long you would last, and how long a new one takes, is not known: write both down in a review.",
        { SurviveDays: null } => "How long you would last without them is not known: write it down in a review.",
        { RecoverDays: null } => "How long it takes until somebody new delivers is not known: write your guess down in a review.",
        { Gap: { IsOpen: false } } => $"You last {Say.Days(survival.SurviveDays)} without them; somebody new delivers after {Rounded(survival.RecoverDays)}.",
        { Gap: { Value: null } gap } => $"You last {Say.Days(survival.SurviveDays)} without them, and somebody new delivers only after {Rounded(survival.RecoverDays)}: {Rounded(gap.Days)} with nothing.",
        _ => $"You last {Say.Days(survival.SurviveDays)} without them, and somebody new delivers only after {Rounded(survival.RecoverDays)}; {Lost(survival)} would be lost.",
    };

    public static string Recover(Survival survival) => survival.RecoverDays is null ? Say.NotKnown : $"{Rounded(survival.RecoverDays)}, {(survival.IsGuess ? "your guess" : "median of your own cases")}";

    /// <summary>With what it is when the new one takes 30 % less or more.</summary>
    public static string Lost(Survival survival) => survival.Gap switch
    {
        null or { IsOpen: true, Value: null } => Say.NotKnown,
        { High: > 0 and var high, Low: { } low, Value: { } value } => $"{Money(value)} ({Money(low)} to {Money(high)} when it takes 30 % less or more)",
        { IsOpen: false, High: null } => "nothing, if the times are right",
        _ => "nothing",
    };

    private static string Rounded(double? days) => Say.Days(days is { } known ? (int)Math.Round(known) : null);

    private static string Money(double cents) => Say.Money((long)Math.Round(cents));
}
