using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Tests.Partnerships;

public sealed class LevelGapsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly LevelState Calm = new()
    {
        Side = Side.Downstream,
        Stage = Stage.M2,
        StageSince = new(2024, 1, 1),
        KnownSince = new(2023, 1, 1),
        Contracts = [new(new(2024, 1, 1), null)],
        AreTiesKnown = true,
        LiveTies = 2,
        Strength = 70,
        Strongest = StrongestTie.Warm,
        RiskPoints = 0,
        HasBusiness = true,
    };

    [Fact]
    public void A_partnership_in_good_order_has_no_gap() => Assert.Empty(LevelGaps.Find(Calm, Today));

    [Theory]
    [InlineData(Stage.F5, FindingKind.PaperPartnership)]
    [InlineData(Stage.M2, FindingKind.Orphaned)]
    public void Without_a_live_tie_it_stands_on_paper_or_alone(Stage stage, FindingKind kind)
    {
        var empty = Calm with { Stage = stage, LiveTies = 0, Strength = null, Strongest = null };

        Assert.Equal(kind, LevelGaps.Find(empty, Today)[0].Kind);
        Assert.Empty(LevelGaps.Find(empty with { AreTiesKnown = false }, Today));
    }

    [Fact]
    public void Strong_ties_without_contract_and_business_for_a_year_are_a_friendship()
    {
        var friends = Calm with { Contracts = [new(null, Today.AddDays(-400))], HasBusiness = false, HasTalks = true };

        Assert.Equal(FindingKind.FriendshipWithoutBusiness, Assert.Single(LevelGaps.Find(friends, Today)).Kind);
        Assert.Empty(LevelGaps.Find(friends with { HasBusiness = true }, Today));
        Assert.Empty(LevelGaps.Find(friends with { Strength = 65 }, Today));
        Assert.Empty(LevelGaps.Find(friends with { Contracts = [new(null, Today.AddDays(-300))] }, Today));
        Assert.Empty(LevelGaps.Find(friends with { KnownSince = Today.AddDays(-300) }, Today));
        Assert.Empty(LevelGaps.Find(friends with { KnownSince = null }, Today));
    }

    [Fact]
    public void What_is_recorded_suggests_the_step_it_fits()
    {
        Assert.Equal(Stage.M3, Suggested(Calm with { RiskPoints = 40 }));
        Assert.Null(Suggested(Calm with { RiskPoints = 39.9 }));
        Assert.Equal(Stage.M2, Suggested(Calm with { Stage = Stage.M3 }));
        Assert.Null(Suggested(Calm with { Stage = Stage.M3, StageSince = Today.AddDays(-89) }));
        Assert.Null(Suggested(Calm with { Stage = Stage.M3, Strongest = StrongestTie.Cooling }));
        Assert.Equal(Stage.F2, Suggested(Calm with { Stage = Stage.F1 }));
        Assert.Equal(Stage.F5, Suggested(Calm with { Stage = Stage.F4 }));
        Assert.Null(Suggested(Calm with { Stage = Stage.F4, Contracts = [new(Today.AddDays(3), null)] }));
        Assert.Equal(Stage.M2, Suggested(Calm with { Stage = Stage.F5, HasDelivered = true }));
        Assert.Equal(Stage.T1, Suggested(Calm with { Contracts = [new(null, Today.AddDays(-91))] }));
        Assert.Null(Suggested(Calm with { Contracts = [new(null, Today.AddDays(-91))], HasTalks = true }));
    }

    [Fact]
    public void Every_suggested_step_is_one_that_can_be_taken()
    {
        var random = new Random(3);
        for (var round = 0; round < 3000; round++)
        {
            var state = Calm with
            {
                Stage = (Stage)random.Next(10),
                StageSince = Today.AddDays(-random.Next(300)),
                Contracts = random.Next(3) == 0 ? [] : [new(null, random.Next(3) == 0 ? null : Today.AddDays(random.Next(-300, 300)))],
                HasTalks = random.Next(2) == 0,
                LiveTies = random.Next(3),
                RiskPoints = random.Next(3) == 0 ? null : random.Next(100),
                HasDelivered = random.Next(2) == 0,
            };
            Assert.All(LevelGaps.Find(state, Today).Where(finding => finding.Suggests is not null), finding => Assert.Null(Lifecycle.WhyNot(state.Stage, finding.Suggests!.Value)));
        }
    }

    private static Stage? Suggested(LevelState state) => LevelGaps.Find(state, Today).Select(finding => finding.Suggests).FirstOrDefault(to => to is not null);
}
