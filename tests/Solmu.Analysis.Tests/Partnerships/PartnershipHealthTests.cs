using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Tests.Partnerships;

public sealed class PartnershipHealthTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly HealthInput Example = new()
    {
        Contract = 1,
        Performance = 0.82,
        Delivery = 0.9,
        Viability = 1,
        Review = 0.5,
        LiveTies = [64, 48],
        Roles = 2.0 / 3,
        BusFactor = 1,
        Fresh = 0.5,
    };

    [Fact]
    public void The_example_gives_the_published_figures()
    {
        var health = PartnershipHealth.Of(Example);

        Assert.Equal(85.1, health.Firm!.Value, 9);
        Assert.Equal(0.464, PartnershipHealth.TieLevel([48, 64])!.Value, 9);
        Assert.Equal(40.41, health.Managerial!.Value, 2);
        Assert.Equal(58.64, health.Health!.Value, 2);
        Assert.Equal((HealthLevel.Managerial, 1.0), (health.Bottleneck!.Value, health.Confidence));
        Assert.Equal([25, 24.6, 18, 10, 7.5, 16.24, 16.667, 0, 7.5], health.Parts.Select(part => Math.Round(part.Points!.Value, 3)));
    }

    [Fact]
    public void What_is_not_known_neither_helps_nor_harms()
    {
        var health = PartnershipHealth.Of(Example with { Contract = null, Viability = null, Roles = null });

        Assert.Equal((24.6 + 18 + 7.5) / 65 * 100, health.Firm!.Value, 9);
        Assert.Equal((16.24 + 0 + 7.5) / 75 * 100, health.Managerial!.Value, 9);
        Assert.Equal(["contract", "viability", "roles"], health.Missing.Select(part => part.Name));
        Assert.Equal(0.6, health.Confidence, 9);
        Assert.Null(health.Parts[0].Points);
    }

    [Fact]
    public void With_fewer_than_two_inputs_known_the_level_and_the_health_are_not_known()
    {
        var health = PartnershipHealth.Of(new HealthInput { Delivery = 1, LiveTies = [80], BusFactor = 1 });

        Assert.Null(health.Firm);
        Assert.Null(health.Health);
        Assert.Null(health.Bottleneck);
        Assert.Equal(0.2, health.Confidence, 9);
        Assert.Equal(35 * 0.4 / 60 * 100, health.Managerial!.Value, 9);
    }

    [Fact]
    public void No_live_tie_is_nothing_and_no_known_tie_is_not_known()
    {
        var orphaned = PartnershipHealth.Of(Example with { LiveTies = [], Roles = 1, BusFactor = 0 });
        Assert.Equal((0.0, 0.0, HealthLevel.Managerial), (orphaned.Managerial!.Value, orphaned.Health!.Value, orphaned.Bottleneck!.Value));

        var unknown = PartnershipHealth.Of(Example with { LiveTies = null });
        Assert.Null(unknown.Managerial);
        Assert.Null(unknown.Health);
        Assert.Equal(0, unknown.Confidence);
    }

    [Fact]
    public void Every_level_lies_between_0_and_100_adds_up_and_never_falls_when_an_input_rises()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var input = Random(random);
            var health = PartnershipHealth.Of(input);
            foreach (var (level, score) in new[] { (HealthLevel.Firm, health.Firm), (HealthLevel.Managerial, health.Managerial) })
            {
                Assert.True(score is null or >= 0 and <= 100.0000001);
                Assert.Equal(score ?? 0, health.Parts.Where(part => part.Level == level).Sum(part => part.Points ?? 0), 9);
            }

            var better = PartnershipHealth.Of(input with
            {
                Performance = input.Performance + 0.1,
                Review = input.Review + 0.1,
                LiveTies = input.LiveTies is { Count: > 0 } ties ? [.. ties.Skip(1), Math.Min(100, ties[0] + 5)] : input.LiveTies,
                BusFactor = input.BusFactor + 1,
            });
            Assert.True(!(better.Health < health.Health - 1e-9));
            Assert.InRange(health.Confidence, 0, 1);
        }
    }

    [Theory]
    [InlineData(181, false, 1.0)]
    [InlineData(180, false, 0.5)]
    [InlineData(0, false, 0.5)]
    [InlineData(-1, false, 0.0)]
    [InlineData(-1, true, 0.5)]
    public void A_contract_counts_by_how_long_it_still_holds(int days, bool isTrustOnly, double expected) =>
        Assert.Equal(expected, ContractStanding.Of([new(null, Today.AddDays(days))], isTrustOnly, Today));

    [Fact]
    public void No_contract_on_record_is_not_known_unless_both_chose_to_go_without()
    {
        Assert.Null(ContractStanding.Of([], false, Today));
        Assert.Null(ContractStanding.Of([new(Today.AddDays(1), null)], false, Today));
        Assert.Equal(0.5, ContractStanding.Of([], true, Today));
        Assert.Equal(1, ContractStanding.Of([new(null, null)], false, Today));
    }

    private static HealthInput Random(Random random)
    {
        double? Share() => random.Next(3) == 0 ? null : random.NextDouble() * 1.2;
        return new HealthInput
        {
            Contract = Share(),
            Performance = Share(),
            Delivery = Share(),
            Viability = Share(),
            Review = Share(),
            LiveTies = random.Next(5) == 0 ? null : [.. Enumerable.Range(0, random.Next(5)).Select(_ => 40 + (random.NextDouble() * 60))],
            Roles = Share(),
            BusFactor = random.Next(5),
            Fresh = Share(),
        };
    }
}
