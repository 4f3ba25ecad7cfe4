using Solmu.Analysis.Ties;

namespace Solmu.Analysis.Tests.Ties;

public sealed class TieFormulaTests
{
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(2, .667)]
    [InlineData(4, .333)]
    [InlineData(8, 0)]
    [InlineData(20, 0)]
    public void Rhythm_falls_with_the_logarithm_of_silence(double rho, double share) => Assert.Equal(share, TieFormulas.Rhythm(rho, 8), 0.0005);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(7, 0.5)]
    [InlineData(31, 0.1)]
    public void A_person_in_a_large_group_counts_less(int attendees, double factor) => Assert.Equal(factor, TieFormulas.GroupFactor(attendees), 1e-12);

    [Fact]
    public void Events_of_more_than_twenty_weigh_little()
    {
        Assert.Equal(3.0 / 19, TieParameters.Default.WeightOf(Medium.Event, 20), 1e-12);
        Assert.Equal(0.1 * 3 / 20, TieParameters.Default.WeightOf(Medium.Event, 21), 1e-12);
        Assert.Equal(0.2, TieParameters.Default.WeightOf(Medium.Letter, 2), 1e-12);
    }

    [Fact]
    public void Burstiness_reaches_both_ends()
    {
        Assert.Equal(-1, Burstiness.Of([5, 5, 5, 5, 5, 5])!.Value, 1e-12);
        Assert.Equal(1, Burstiness.Of([0, 0, 0, 42, 0, 0, 0])!.Value, 1e-12);
        Assert.Null(Burstiness.Of([1, 2, 3, 4, 5]));
        Assert.Null(Burstiness.Of([0, 0, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => Burstiness.Of([1, 2, -3, 4, 5, 6]));
    }

    [Fact]
    public void A_sum_kept_up_to_date_is_the_sum_computed_anew()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var contacts = Enumerable.Range(0, random.Next(1, 50)).Select(_ => (At: Histories.At.AddDays(-random.NextDouble() * 900), Weight: random.NextDouble())).ToList();
            var sum = contacts.Aggregate(DecayedSum.Empty(90), (sum, contact) => sum.Add(contact.At, contact.Weight));
            var anew = contacts.Sum(contact => contact.Weight * Math.Pow(2, -(Histories.At - contact.At).TotalDays / 90));

            Assert.Equal(anew, sum.At(Histories.At), 1e-9);
            Assert.Equal(anew, sum.Add(Histories.At.AddDays(-3), 0.7).Remove(Histories.At.AddDays(-3), 0.7).At(Histories.At), 1e-9);
        }

        Assert.Equal(0, DecayedSum.Empty(90).At(Histories.At));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecayedSum.Empty(0));
    }
}
