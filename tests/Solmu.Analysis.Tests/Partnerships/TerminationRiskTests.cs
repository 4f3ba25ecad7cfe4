using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Tests.Partnerships;

public sealed class TerminationRiskTests
{
    private static readonly RiskInput Worst = new()
    {
        LeavingShare = 1,
        Performance = [1, 0.7, 0.79],
        DaysToExpiry = 30,
        ConflictDays = 31,
        Strongest = StrongestTie.Cold,
        Viability = 0,
        AsksCovered = 0.4,
    };

    private static readonly RiskInput Calm = new() { LeavingShare = 0, Performance = [1, 1], DaysToExpiry = 400, ConflictDays = 0, Strongest = StrongestTie.Warm, Viability = 1, AsksCovered = 0.9 };

    [Fact]
    public void Every_factor_has_its_points_and_the_sum_is_cut_at_100()
    {
        var risk = TerminationRisk.Of(Worst);

        Assert.Equal([40, 20, 15, 20, 20, 10, 10], risk.Factors.Select(factor => factor.Points));
        Assert.Equal((100, true), (risk.Points, risk.SuggestsAtRisk));
        Assert.Equal(0, TerminationRisk.Of(Calm).Points);
    }

    [Fact]
    public void What_is_not_known_adds_nothing_and_is_told_apart_from_nothing()
    {
        var unknown = TerminationRisk.Of(new RiskInput());
        Assert.Null(unknown.Points);
        Assert.All(unknown.Factors, factor => Assert.Null(factor.Points));
        Assert.False(unknown.SuggestsAtRisk);

        var some = TerminationRisk.Of(new RiskInput { Strongest = StrongestTie.Cooling, Performance = [0.1] });
        Assert.Equal(10, some.Points);
        Assert.Null(some.Factors[1].Points);
    }

    [Theory]
    [InlineData(180, false, false, 15)]
    [InlineData(181, false, false, 0)]
    [InlineData(-5, false, false, 15)]
    [InlineData(30, true, false, 0)]
    [InlineData(30, false, true, 0)]
    public void A_contract_counts_when_it_ends_soon_and_nobody_talks(int days, bool talks, bool untilNotice, double points) =>
        Assert.Equal(points, TerminationRisk.Of(Calm with { DaysToExpiry = days, HasTalks = talks, IsUntilNotice = untilNotice }).Points);

    [Fact]
    public void At_forty_points_somebody_should_look()
    {
        Assert.True(TerminationRisk.Of(Calm with { LeavingShare = 1 }).SuggestsAtRisk);
        Assert.False(TerminationRisk.Of(Calm with { LeavingShare = 0.5, ConflictDays = 30, Performance = [0.7, 0.8] }).SuggestsAtRisk);
    }

    [Fact]
    public void Points_lie_between_0_and_100_and_never_fall_when_something_gets_worse()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var input = new RiskInput
            {
                LeavingShare = random.Next(3) == 0 ? null : random.NextDouble(),
                Performance = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.NextDouble() * 1.2)],
                DaysToExpiry = random.Next(3) == 0 ? null : random.Next(-100, 400),
                HasTalks = random.Next(2) == 0,
                ConflictDays = random.Next(3) == 0 ? null : random.Next(90),
                Strongest = random.Next(3) == 0 ? null : (StrongestTie)random.Next(3),
                Viability = random.Next(3) == 0 ? null : random.Next(3) / 2.0,
            };
            var worse = input with
            {
                LeavingShare = input.LeavingShare + 0.1,
                Performance = [.. input.Performance.Select(ratio => ratio - 0.1)],
                DaysToExpiry = input.DaysToExpiry - 10,
                ConflictDays = input.ConflictDays + 5,
                Strongest = input.Strongest is null ? null : StrongestTie.Cold,
                Viability = input.Viability - 0.5,
            };
            var (before, after) = (TerminationRisk.Of(input), TerminationRisk.Of(worse));
            Assert.True(before.Points is null or >= 0 and <= 100);
            Assert.True(!(after.Points < before.Points - 1e-9));
        }
    }

    [Theory]
    [InlineData(3, 8, 0.137, 0.694)]
    [InlineData(2, 20, 0.028, 0.301)]
    [InlineData(9, 12, 0.468, 0.911)]
    [InlineData(4, 14, 0.117, 0.546)]
    public void Wilsons_interval_gives_the_published_ends(int came, int cases, double low, double high)
    {
        var interval = WilsonInterval.Of(came, cases)!.Value;

        Assert.Equal((low, high), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
        Assert.Equal((double)came / cases, interval.Share);
    }

    [Fact]
    public void Wilsons_interval_stays_within_0_and_1_and_needs_a_case()
    {
        Assert.Null(WilsonInterval.Of(0, 0));
        Assert.Equal(0, WilsonInterval.Of(0, 5)!.Value.Low);
        Assert.Equal(1, WilsonInterval.Of(5, 5)!.Value.High, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2));
    }
}
