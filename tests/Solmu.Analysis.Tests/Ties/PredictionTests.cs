using Solmu.Analysis.Ties;
using Solmu.Analysis.Ties.Prediction;

namespace Solmu.Analysis.Tests.Ties;

public sealed class PredictionTests
{
    private static readonly DateTime Start = new(2025, 1, 1, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Auc_is_what_comparing_all_pairs_gives()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var scores = Enumerable.Range(0, random.Next(2, 60)).Select(_ => (double)random.Next(12)).ToList();
            var labels = scores.ConvertAll(score => random.Next(12) < score);
            var pairs = scores.SelectMany((one, i) => scores.Select((other, j) => (one, other, i, j))).Where(pair => labels[pair.i] && !labels[pair.j]).ToList();
            var brute = pairs.Count == 0 ? (double?)null : pairs.Average(pair => pair.one > pair.other ? 1 : pair.one < pair.other ? 0 : 0.5);

            Assert.Equal(brute ?? -1, Ranking.Auc(scores, labels) ?? -1, 1e-12);
        }
    }

    [Fact]
    public void Average_precision_is_one_for_a_perfect_order_and_the_base_rate_for_none()
    {
        Assert.Equal(1, Ranking.AveragePrecision([3, 2, 1, 0], [true, true, false, false]));
        Assert.Equal(0.5, Ranking.AveragePrecision([1, 1, 1, 1], [true, true, false, false]));
        Assert.Equal((1 + (2 / 3.0)) / 2, Ranking.AveragePrecision([3, 2, 1, 0], [true, false, true, false])!.Value, 1e-12);
        Assert.Null(Ranking.AveragePrecision([1, 2], [false, false]));
        Assert.Null(Ranking.Auc([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => Ranking.Auc([1, 2], [true]));
        Assert.Throws<ArgumentException>(() => Ranking.Auc([1, double.NaN], [true, false]));
    }

    [Fact]
    public void Weighing_a_row_twice_is_having_it_twice()
    {
        var weighted = Ranked.Of([3, 2, 2, 1], [true, false, true, false]).Measure([2, 1, 1, 0]);
        var twice = Ranked.Of([3, 3, 2, 2], [true, true, false, true]).Measure(null);

        Assert.Equal(twice, weighted);
    }

    [Fact]
    public void Few_ties_get_no_answer_but_a_reason()
    {
        var result = TiePrediction.Test(Firms(people: 4, days: 200, seed: 1), new PredictionOptions(30), TieParameters.Default);

        Assert.Contains("need 50 of each", result.Refusal, StringComparison.Ordinal);
        Assert.Empty(result.Predictors);
        Assert.NotNull(TiePrediction.Test(new PredictionInput([], []), new PredictionOptions(30), TieParameters.Default).Refusal);
    }

    [Fact]
    public void Ties_that_differ_in_how_often_are_told_apart()
    {
        var result = TiePrediction.Test(Firms(people: 30, days: 300, seed: 2), new PredictionOptions(30, Replicates: 40), TieParameters.Default);

        Assert.Null(result.Refusal);
        Assert.Equal(["behaviour", "contact-days", "recency", "H, half-life 30 d", "H, half-life 60 d", "H, half-life 90 d", "H, half-life 180 d"], result.Predictors.Select(predictor => predictor.Name));
        Assert.All(result.Predictors, predictor =>
        {
            Assert.InRange(predictor.Auc.Value, predictor.Auc.Low, predictor.Auc.High);
            Assert.True(predictor.Auc.Value > 0.6, predictor.Name);
            Assert.True(predictor.AveragePrecision.Value > result.BaseRate, predictor.Name);
        });
        Assert.Equal(result.Cuts, result.HalfLives.Count);
    }

    [Fact]
    public void What_comes_later_changes_neither_the_scores_nor_the_chosen_half_lives()
    {
        var input = Firms(people: 30, days: 300, seed: 3);
        var until = Start.AddDays(200);
        var altered = input with
        {
            Contacts = [.. input.Contacts.Select((contact, i) => contact.At <= until || i == input.Contacts.Count - 1 ? contact : contact with { To = [(contact.To[0] + 14) % 30] })],
        };
        var (one, other) = (Test(input), Test(altered));

        // Cuts every 15 days from day 60: the first ten are at day 60 to 195, and what was chosen there knew nothing later.
        Assert.Equal(one.HalfLives.Take(10), other.HalfLives.Take(10));
        Assert.NotEqual(one.Positives, other.Positives);

        static PredictionResult Test(PredictionInput input) => TiePrediction.Test(input, new PredictionOptions(30, Replicates: 2), TieParameters.Default);
    }

    [Fact]
    public void Only_contact_of_both_sides_is_two_way()
    {
        Assert.False(TwoWay((1, Medium.Mail, 0, 1), (2, Medium.Mail, 0, 1)));
        Assert.True(TwoWay((1, Medium.Mail, 0, 1), (2, Medium.Mail, 1, 0)));
        Assert.False(TwoWay((1, Medium.Mail, 0, 1), (20, Medium.Mail, 1, 0)));
        Assert.True(TwoWay((1, Medium.Phone, 0, 1)));

        static bool TwoWay(params (int Day, Medium Medium, int From, int To)[] contacts)
        {
            var input = new PredictionInput([.. contacts.Select(row => Contact(row.Day, row.Medium, row.From, row.To))], [true, false]);
            return PredictionTies.Of(input).Single().HasTwoWay(Start, Start.AddDays(10));
        }
    }

    [Fact]
    public void Somebody_unknown_and_windows_of_no_days_are_refused()
    {
        var input = new PredictionInput([Contact(1, Medium.Mail, 0, 5)], [true, false]);

        Assert.Throws<ArgumentException>(() => TiePrediction.Test(input, new PredictionOptions(30), TieParameters.Default));
        Assert.Throws<ArgumentException>(() => TiePrediction.Test(input, new PredictionOptions(0), TieParameters.Default));
    }

    private static PredictionContact Contact(double day, Medium medium, int from, int to)
    {
        var at = Start.AddDays(day);
        return new PredictionContact(at, DateOnly.FromDateTime(at), medium, from, [to]);
    }

    /// <summary>Two firms of even and odd people; each tie has its own frequency.</summary>
    private static PredictionInput Firms(int people, int days, int seed)
    {
        var random = new Random(seed);
        var contacts = new List<PredictionContact>();
        for (var own = 0; own < people; own += 2)
        {
            for (var other = 1; other < people; other += 2)
            {
                for (var day = random.NextDouble() * 30; day < days;)
                {
                    contacts.Add(random.Next(2) == 0 ? Contact(day, Medium.Mail, own, other) : Contact(day, Medium.Mail, other, own));
                    day += -Math.Log(1 - random.NextDouble()) * (2 + ((own * 7) + (other * 13)) % 60);
                }
            }
        }

        contacts.Add(Contact(days, Medium.Mail, 0, 1));
        return new PredictionInput(contacts, [.. Enumerable.Range(0, people).Select(person => person % 2 == 0)]);
    }
}
