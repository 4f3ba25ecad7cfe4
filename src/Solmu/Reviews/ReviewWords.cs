using Solmu.Health;
using Solmu.Ui;

namespace Solmu.Reviews;

/// <summary>A review in one line.</summary>
public static class ReviewWords
{
    public static string Of(ReviewFacts facts) => string.Join(" · ", new[]
    {
        facts.Goal is null && facts.Actual is null ? null : $"reached {Say.Decimal(facts.Actual)} of {Say.Decimal(facts.Goal)}",
        facts.ShareOnTime is null ? null : $"{Say.Share(facts.ShareOnTime)} on time and accepted",
        facts.Viability is { } viability ? $"their money: {HealthWords.Of(viability)}" : null,
        facts.ReviewsPlanned is null && facts.ReviewsHeld is null ? null : $"reviews held {Say.Number(facts.ReviewsHeld)} of {Say.Number(facts.ReviewsPlanned)}",
        facts.ShareOfAsks is null ? null : $"{Say.Share(facts.ShareOfAsks)} of what they ask for",
        facts.ConflictSince is null ? null : $"conflict since {Say.Day(facts.ConflictSince)}{(facts.ConflictUntil is null ? "" : $", settled on {Say.Day(facts.ConflictUntil)}")}",
        facts.BufferDays is { } buffer ? $"you last {Say.Days(buffer)} without them" : null,
        facts.ReplaceDays is { } replace ? $"about {Say.Days(replace)} until somebody new delivers" : null,
        facts.IsTrustOnly ? "no contract, by choice" : null,
    }.OfType<string>());
}
