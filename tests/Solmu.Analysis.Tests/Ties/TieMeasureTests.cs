using Solmu.Analysis.Ties;
using static Solmu.Analysis.Tests.Ties.Histories;

namespace Solmu.Analysis.Tests.Ties;

public sealed class TieMeasureTests
{
    [Fact]
    public void The_worked_example_gives_its_figures()
    {
        var score = Score(Worked());

        Assert.Equal(2.161, score.Heat!.Value, 0.0005);
        Assert.Equal(.6448, Part(score, "reciprocity").Value, 0.00005);
        Assert.Equal(.5556, score.Rho!.Value, 0.00005);
        Assert.Equal(18, score.RhythmDays);
        Assert.Equal(64.24, score.Strength!.Value, 0.005);
        Assert.Equal(.44, score.Confidence, 0.005);
        Assert.Equal(["heat", "rhythm", "reciprocity", "duration", "multiplexity", "closeness"], score.Contributions.Select(part => part.Name));
        Assert.Equal([16.75, 10, 3.22, 3.02, 5, 26.25], score.Contributions.Select(part => Math.Round(part.Points, 2)));
        Assert.Equal(TieState.Warm, score.State);
        Assert.Equal("live", score.Band);
        Assert.True(score.IsLive);
        Assert.Equal(At.AddDays(-10), score.LastHeartbeat);
        Assert.Equal(Today.AddDays(-10), score.LastContact);
        Assert.Equal(6, score.ContactDays);
        Assert.Empty(score.Missing);
    }

    [Fact]
    public void Points_add_up_to_the_strength_exactly() => Many(history =>
    {
        var score = Score(history);
        Assert.Equal(score.Strength ?? 0, score.Contributions.Sum(part => part.Points));
        Assert.True(score.Strength is null or (>= 0 and <= 100.0000001));
        Assert.InRange(score.Confidence, 0, 1);
    });

    [Fact]
    public void The_range_is_what_leaving_out_each_record_gives() => Many(history =>
    {
        var score = Score(history);
        var left = Enumerable.Range(0, history.Contacts.Length)
            .Select(i => Score(history with { Contacts = history.Contacts.ToArray().Where((_, other) => other != i).ToArray() }).Strength)
            .Concat(history.Ratings.Count > 0 ? [Score(history with { Ratings = [] }).Strength] : [])
            .Where(strength => strength is not null).ToList();

        Assert.Equal(left.Min() ?? -1, score.Low ?? -1, 1e-9);
        Assert.Equal(left.Max() ?? -1, score.High ?? -1, 1e-9);
    });

    [Fact]
    public void Order_of_contacts_and_later_ones_make_no_difference() => Many(history =>
    {
        var more = history.Contacts.ToArray().Reverse().Prepend(DaysAgo(-1, Medium.Met, Initiator.Us)).ToArray();
        Assert.Equal(Score(history).Strength ?? -1, Score(history with { Contacts = more }).Strength ?? -1, 1e-9);
    });

    [Fact]
    public void A_better_rating_or_a_richer_medium_never_weakens_a_tie() => Many(history =>
    {
        var low = Score(history with { Ratings = [new(Today, 2, 2)] });
        var high = Score(history with { Ratings = [new(Today, 3, 2)] });
        Assert.True(high.Strength > low.Strength);

        var richer = history.Contacts.ToArray().Select(contact => contact with { Medium = Medium.Met }).ToArray();
        Assert.True((Score(history with { Contacts = richer }).Heat ?? 0) >= (Score(history).Heat ?? 0) - 1e-9);
    });

    [Fact]
    public void Contacts_of_one_day_count_once_as_the_richest()
    {
        var one = Score(new TieHistory { Contacts = new[] { DaysAgo(5, Medium.Met, Initiator.Us) } });
        var three = Score(new TieHistory { Contacts = new[] { DaysAgo(5.1, Medium.Mail, Initiator.Them), DaysAgo(5, Medium.Met, Initiator.Us), DaysAgo(4.9, Medium.Phone, Initiator.Us) } });

        Assert.Equal(one.Heat, three.Heat);
        Assert.Equal(1, three.ContactDays);
        Assert.NotEqual(Part(one, "reciprocity").Value, Part(three, "reciprocity").Value);
    }

    [Fact]
    public void One_contact_has_no_rhythm_and_no_range()
    {
        var score = Score(new TieHistory { Contacts = new[] { DaysAgo(5, Medium.Mail, Initiator.Us) } });

        Assert.Null(score.RhythmDays);
        Assert.Null(score.Rho);
        Assert.Null(score.Low);
        Assert.Null(score.LastHeartbeat);
        Assert.Equal(TieState.Unknown, score.State);
        Assert.Contains("need 4", score.Reason, StringComparison.Ordinal);
        Assert.Contains("two contact-days within 24 months", score.Missing);
    }

    [Fact]
    public void A_rating_alone_is_a_strength_without_behaviour_and_without_state()
    {
        var score = Score(new TieHistory { Ratings = [new(Today.AddDays(-1), 4, null)], FirstMet = new DateOnly(2020, 1, 1) });

        Assert.Equal(75, score.Strength);
        Assert.Null(score.Behaviour);
        Assert.Equal("closeness", Assert.Single(score.Contributions).Name);
        Assert.Equal(TieState.Unknown, score.State);
        Assert.Equal(0, score.Confidence);
    }

    [Fact]
    public void Nothing_known_is_not_zero()
    {
        var score = Score(new TieHistory());

        Assert.Null(score.Strength);
        Assert.Null(score.Band);
        Assert.False(score.IsLive);
        Assert.Equal(["contacts", "an own rating"], score.Missing);
    }

    [Fact]
    public void An_old_rating_is_kept_and_cuts_the_confidence()
    {
        var old = Score(Worked() with { Ratings = [new(Today.AddMonths(-13), 5, 4)] });

        Assert.Equal(Score(Worked()).Strength, old.Strength);
        Assert.Equal(0.85 * Score(Worked()).Confidence, old.Confidence, 1e-9);
    }

    [Fact]
    public void Behaviour_leaves_the_rating_out() =>
        Assert.Equal(Score(Worked() with { Ratings = [] }).Strength!.Value, Score(Worked()).Behaviour!.Value, 1e-9);

    [Fact]
    public void Input_out_of_range_is_refused_with_a_reason()
    {
        Refused("1 to 5", Worked() with { Ratings = [new(Today, 6, null)] });
        Refused("says nothing", Worked() with { Ratings = [new(Today, null, null)] });
        Refused("channels", Worked() with { ChannelShare = 1.2 });
        Refused("cadence", Worked() with { CadenceDays = 0 });
        Refused("before it begins", Worked() with { Absences = [new(Today, Today.AddDays(-1))] });
        Refused("attendees", new TieHistory { Contacts = new[] { DaysAgo(1, Medium.Met, Initiator.Us, attendees: 1) } });
        Assert.Throws<ArgumentException>(() => Score(Worked(), new TieParameters { HalfLifeDays = 0 }));
        Assert.Throws<ArgumentException>(() => TieMeasure.Measure(Worked(), At, Today.AddDays(2), TieParameters.Default));

        static void Refused(string word, TieHistory history) =>
            Assert.Contains(word, Assert.ThrowsAny<ArgumentException>(() => Score(history)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_value_gives_the_parameters_another_version()
    {
        TieParameters[] all =
        [
            new(), new() { HalfLifeDays = 60 }, new() { Media = new() { Phone = 0.6 } }, new() { Weights = new() { Heat = 0.5 } },
            new() { ComparesWithTargets = true }, new() { TargetDays3 = 365 }, new() { SecondTrigger = 0.5 },
        ];
        Assert.Distinct(all.Select(parameters => parameters.Version));
        Assert.Equal(TieParameters.Default.Version, new TieParameters().Version);
    }

    private static TieContribution Part(TieScore score, string name) => score.Contributions.Single(part => part.Name == name);

    private static void Many(Action<TieHistory> check)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            check(Histories.Random(new Random(seed)));
        }
    }
}
