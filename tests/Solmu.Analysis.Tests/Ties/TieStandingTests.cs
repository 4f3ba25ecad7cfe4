using Solmu.Analysis.Ties;
using static Solmu.Analysis.Tests.Ties.Histories;

namespace Solmu.Analysis.Tests.Ties;

public sealed class TieStandingTests
{
    [Theory]
    [InlineData(29, TieState.Warm)]
    [InlineData(30, TieState.Cooling)]
    [InlineData(79, TieState.Cooling)]
    [InlineData(80, TieState.Cold)]
    public void Silence_in_usual_gaps_tells_warm_cooling_and_cold(int silence, TieState state)
    {
        var score = Score(Every(10, silence, 6), new TieParameters { SecondTrigger = 0 });

        Assert.Equal(10, score.RhythmDays);
        Assert.Equal(state, score.State);
        Assert.Equal(TieYardstick.Habit, score.Yardstick);
    }

    [Fact]
    public void Much_less_heat_than_before_turns_warm_into_cooling()
    {
        var score = Score(Every(60, 100, 6));

        Assert.True(score.Rho < 3);
        Assert.Equal(TieState.Cooling, score.State);
        Assert.Contains("less contact", score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Absence_is_no_silence()
    {
        var away = new Absence(Today.AddDays(-30), Today.AddDays(-1));

        Assert.Equal(TieState.Cooling, Score(Every(10, 35, 6)).State);
        Assert.Equal(TieState.Warm, Score(Every(10, 35, 6) with { Absences = [away, away] }).State);
        Assert.Equal(.5, Score(Every(10, 35, 6) with { Absences = [away, away] }).Rho);
    }

    [Fact]
    public void Closed_comes_before_all_and_is_never_live()
    {
        var score = Score(Worked() with { IsClosed = true });

        Assert.Equal(TieState.Closed, score.State);
        Assert.False(score.IsLive);
    }

    [Fact]
    public void What_is_not_read_is_not_called_cold() =>
        Assert.StartsWith("Not recorded", Score(Every(10, 200, 6) with { ChannelShare = 0.4 }).Reason, StringComparison.Ordinal);

    [Fact]
    public void Few_contacts_are_compared_with_the_target_only_when_switched_on()
    {
        var few = Every(10, 100, 2) with { Importance = 1 };

        Assert.Equal(TieState.Unknown, Score(few).State);
        var score = Score(few, new TieParameters { ComparesWithTargets = true });
        Assert.Equal((TieState.Cooling, TieYardstick.Target), (score.State, score.Yardstick));
        Assert.Contains("not against habit", score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cadence_set_by_hand_comes_before_the_habit()
    {
        var score = Score(Every(10, 300, 6) with { CadenceDays = 365 });

        Assert.Equal((TieState.Warm, TieYardstick.Cadence), (score.State, score.Yardstick));
        Assert.Equal(TieState.Warm, Score(Every(10, 300, 1) with { CadenceDays = 365 }).State);
    }

    [Fact]
    public void Unanswered_mail_is_no_heartbeat()
    {
        var history = new TieHistory { Contacts = new[] { DaysAgo(3, Medium.Mail, Initiator.Us), DaysAgo(9, Medium.Mail, Initiator.Us, isMutual: true), DaysAgo(20, Medium.Event, Initiator.Us) } };

        Assert.Equal(At.AddDays(-9), Score(history).LastHeartbeat);
        Assert.Equal(Today.AddDays(-3), Score(history).LastContact);
    }

    private static TieHistory Every(int gap, int silence, int count) => new()
    {
        Contacts = Enumerable.Range(0, count).Select(i => DaysAgo(silence + (i * gap), Medium.Phone, Initiator.Us)).ToArray(),
    };
}
