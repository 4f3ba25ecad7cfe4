using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Tests.Partnerships;

public sealed class PartnershipFindingsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly PartnershipState Calm = new(Side.Downstream, Stage.M2, true, [new(new(2024, 1, 1), new(2028, 1, 1))], new(2023, 12, 1), new(2026, 11, 1));

    [Fact]
    public void A_partnership_in_good_order_has_no_finding() => Assert.Empty(Find(Calm));

    [Fact]
    public void The_heaviest_finding_comes_first()
    {
        var found = Find(Calm with { HasResponsible = false, LastContactOn = new(2025, 1, 1), Contracts = [new(null, new(2026, 12, 22))] });

        Assert.Equal([FindingKind.SilentExpiry, FindingKind.SignedButSilent, FindingKind.NobodyResponsible], found.Select(finding => finding.Kind));
    }

    [Theory]
    [InlineData(179, true)]
    [InlineData(180, false)]
    [InlineData(0, true)]
    public void A_contract_that_ends_within_180_days_without_talks_is_a_silent_expiry(int days, bool fires)
    {
        var found = Find(Calm with { Contracts = [new(null, Today.AddDays(days))] });

        Assert.Equal(fires, found.Any(finding => finding.Kind == FindingKind.SilentExpiry));
    }

    [Fact]
    public void Its_sentence_and_facts_say_when_it_ends()
    {
        var found = Find(Calm with { Contracts = [new(null, new(2027, 1, 1))], NegotiatedOn = null });

        Assert.Equal("The contract ends in 40 days, on 1 Jan 2027, and no talks about the next one are recorded.", found[0].Sentence);
        Assert.Equal([new FindingFact("Contract ends", "1 Jan 2027"), new FindingFact("Last negotiated", "not known")], found[0].Facts);
    }

    [Fact]
    public void Talks_in_the_last_half_year_before_the_end_are_talks_about_the_next_contract() =>
        Assert.Empty(Find(Calm with { Contracts = [new(null, new(2027, 1, 1))], NegotiatedOn = new(2026, 9, 1) }));

    [Fact]
    public void A_later_contract_or_one_without_an_end_leaves_nothing_to_expire()
    {
        Assert.Empty(Find(Calm with { Contracts = [new(null, Today.AddDays(10)), new(null, Today.AddDays(900))] }));
        Assert.Empty(Find(Calm with { Contracts = [new(null, Today.AddDays(10)), new(null, null)] }));
    }

    [Fact]
    public void A_contract_that_has_ended_under_a_running_partnership_is_told() =>
        Assert.Equal("The contract ended on 12 Nov 2026, 10 days ago, and no other is recorded.", Find(Calm with { Contracts = [new(null, Today.AddDays(-10))] }).Single().Sentence);

    [Fact]
    public void Talks_do_not_make_up_for_a_contract_that_has_ended_but_are_told() =>
        Assert.Equal(
            "The contract ended on 12 Nov 2026, 10 days ago, and talks about the next one are recorded since 15 Nov 2026.",
            Find(Calm with { Contracts = [new(null, Today.AddDays(-10))], NegotiatedOn = new(2026, 11, 15) }).Single().Sentence);

    [Theory]
    [InlineData(Stage.T1)]
    [InlineData(Stage.T2)]
    [InlineData(Stage.F4)]
    public void A_contract_runs_out_silently_only_while_the_partnership_runs(Stage stage) =>
        Assert.DoesNotContain(Find(Calm with { Stage = stage, Contracts = [new(null, Today.AddDays(-10))] }), finding => finding.Kind is FindingKind.ContractExpired or FindingKind.SilentExpiry);

    [Fact]
    public void No_contract_on_record_is_not_known_and_fires_nothing() => Assert.Empty(Find(Calm with { Contracts = [] }));

    [Theory]
    [InlineData(Stage.M2, 183, null)]
    [InlineData(Stage.M2, 184, FindingKind.NoContact)]
    [InlineData(Stage.M2, 366, FindingKind.SignedButSilent)]
    [InlineData(Stage.F4, 366, FindingKind.NoContact)]
    [InlineData(Stage.F1, 366, null)]
    [InlineData(Stage.T1, 366, null)]
    public void Silence_weighs_by_its_length_and_the_stage(Stage stage, int days, FindingKind? kind)
    {
        var found = Find(Calm with { Stage = stage, LastContactOn = Today.AddDays(-days) });

        Assert.Equal(kind, found.SingleOrDefault()?.Kind);
    }

    [Fact]
    public void No_contact_on_record_is_said_as_such_and_not_as_a_number() =>
        Assert.Equal("No contact with them is recorded yet.", Find(Calm with { LastContactOn = null }).Single().Sentence);

    [Fact]
    public void An_ended_partnership_needs_nobody() =>
        Assert.Empty(Find(new PartnershipState(Side.Upstream, Stage.T2, false, [new(null, Today.AddDays(-400))], null, null)));

    [Fact]
    public void Every_step_says_what_counts_as_evidence_at_both_levels()
    {
        foreach (var from in Lifecycle.Stages)
        {
            foreach (var to in Lifecycle.Next(from))
            {
                var evidence = StageEvidence.Of(from, to);
                Assert.NotEmpty(evidence.BetweenFirms);
                Assert.NotEmpty(evidence.BetweenManagers);
            }
        }

        Assert.NotEqual(StageEvidence.Of(Stage.M1, Stage.M2), StageEvidence.Of(Stage.M3, Stage.M2));
    }

    private static IReadOnlyList<Finding> Find(PartnershipState state) => PartnershipFindings.Find(state, Today, FindingOptions.Default);
}
