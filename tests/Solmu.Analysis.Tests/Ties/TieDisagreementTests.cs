using Solmu.Analysis.Ties;

namespace Solmu.Analysis.Tests.Ties;

public sealed class TieDisagreementTests
{
    [Theory]
    [InlineData(5, 39.9, 4, TieDisagreement.RatedCloser)]
    [InlineData(4, 0.0, 30, TieDisagreement.RatedCloser)]
    [InlineData(4, 40.0, 30, null)]
    [InlineData(3, 5.0, 30, null)]
    [InlineData(3, 90.0, 30, null)]
    [InlineData(2, 64.9, 30, null)]
    [InlineData(2, 65.0, 30, TieDisagreement.RatedMoreDistant)]
    [InlineData(1, 100.0, 4, TieDisagreement.RatedMoreDistant)]
    [InlineData(5, 10.0, 3, null)]
    [InlineData(null, 10.0, 30, null)]
    public void Rating_and_contacts_disagree_at_the_far_ends_and_never_on_a_thin_history(int? closeness, double behaviour, int days, TieDisagreement? expected) =>
        Assert.Equal(expected, Score(closeness, behaviour, days, TieState.Warm).Disagreement);

    [Fact]
    public void Trust_alone_says_nothing_about_closeness() =>
        Assert.Null((Score(null, 10, 30, TieState.Warm) with { Rating = new TieRating(Histories.Today, null, 5) }).Disagreement);

    [Fact]
    public void A_closed_tie_is_left_alone() => Assert.Null(Score(5, 10, 30, TieState.Closed).Disagreement);

    [Fact]
    public void The_measure_takes_the_latest_rating_up_to_the_day()
    {
        var history = Histories.Worked() with { Ratings = [new TieRating(new DateOnly(2026, 1, 1), 5, 4), new TieRating(new DateOnly(2026, 2, 1), 2, null), new TieRating(new DateOnly(2026, 12, 1), 4, 4)] };

        Assert.Equal(2, TieMeasure.Measure(history, Histories.At, Histories.Today, TieParameters.Default).Rating?.Closeness);
    }

    private static TieScore Score(int? closeness, double behaviour, int days, TieState state) => new()
    {
        At = Histories.At,
        Parameters = "",
        Behaviour = behaviour,
        ContactDays = days,
        State = state,
        Rating = closeness is null ? null : new TieRating(Histories.Today, closeness, 3),
    };
}
