using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Analysis.Vulnerability;
using Solmu.Reviews;
using Solmu.Ties;
using Solmu.Ui;
using Solmu.Vulnerability;

namespace Solmu.Health;

/// <summary>Puts together what the kernels need of one partnership, and the words for it.</summary>
internal sealed class MeasureStanding(Holding holding, int place, IReadOnlyList<Tie> ties, StandingFacts facts)
{
    private const double DaysOfYear = 365.25;
    private readonly DateOnly day = holding.Day;
    private readonly HeldPartnership partnership = holding.Partnerships[place];
    private readonly List<Tie> live = [.. holding.Net.TiesOf(place).ToArray().Select(holding.TieAt)];

    public Standing Run()
    {
        var health = PartnershipHealth.Of(Input());
        var risk = TerminationRisk.Of(RiskInput());
        var state = new LevelState
        {
            Side = partnership.Side,
            Stage = partnership.Stage,
            StageSince = facts.StageSince ?? facts.Since,
            KnownSince = new[] { facts.Since, Begun() }.Min() ?? facts.Since ?? Begun(),
            Contracts = facts.Contracts,
            HasTalks = facts.HasTalks,
            AreTiesKnown = ties.Count > 0,
            LiveTies = live.Count,
            Strength = live.Count == 0 ? null : live.Max(tie => tie.Score.Strength),
            Strongest = Stands,
            RiskPoints = risk.Points,
            HasBusiness = partnership.ValueCents > 0 || facts.HasDelivered(day),
            HasDelivered = facts.HasDelivered(day),
        };
        return new Standing(partnership, facts, health, risk, LevelGaps.Find(state, day)) { Day = day, Evidence = Evidence(), RiskEvidence = RiskEvidence() };
    }

    private Tie? Strongest => ties.Where(tie => tie.Score.State != TieState.Closed).MaxBy(tie => tie.Score.Strength ?? -1);

    private StrongestTie? Stands => ties.Count == 0 ? null : Strongest is not { } tie ? StrongestTie.Cold : tie.Score.State switch
    {
        TieState.Warm => StrongestTie.Warm,
        TieState.Cooling => StrongestTie.Cooling,
        TieState.Cold => StrongestTie.Cold,
        _ => null,
    };

    private int Covered => facts.KeyPeople.Count(person => live.Exists(tie => tie.Other.Id == person));

    private List<Tie> Told => live.FindAll(tie => tie.Score.State is TieState.Warm or TieState.Cooling or TieState.Cold);

    private List<Tie> Going => live.FindAll(tie => facts.Leaving.ContainsKey(tie.Own.Id) || facts.Leaving.ContainsKey(tie.Other.Id));

    /// <summary>How far the oldest tie goes back.</summary>
    private DateOnly? Begun() => ties.SelectMany(tie => tie.Score.Contributions).Where(part => part.Name == "duration").Max(part => (double?)part.Value) is { } years ? day.AddDays(-(int)Math.Round(years * DaysOfYear)) : null;

    private HealthInput Input()
    {
        var (goal, count, viability) = (facts.LastGoal, facts.LastCount(day), facts.Last(review => review.Viability is not null)?.Viability);
        return new HealthInput
        {
            Contract = ContractStanding.Of(facts.Contracts, facts.IsTrustOnly, day),
            Performance = goal?.Actual / goal?.Goal,
            Delivery = facts.Last(review => review.ShareOnTime is not null)?.ShareOnTime,
            Viability = Share(viability),
            Review = (double?)count?.ReviewsHeld / count?.ReviewsPlanned,
            LiveTies = ties.Count == 0 ? null : [.. live.Select(tie => tie.Score.Strength!.Value)],
            Roles = facts.KeyPeople.Count == 0 ? null : (double)Covered / facts.KeyPeople.Count,
            BusFactor = ties.Count == 0 ? null : BusFactor.Of(holding.Net, place).Both,
            Fresh = Told.Count == 0 ? null : (double)Told.Count(tie => tie.Score.State == TieState.Warm) / Told.Count,
        };
    }

    private RiskInput RiskInput()
    {
        var end = PartnershipFindings.LastEnd(facts.Contracts);
        return new RiskInput
        {
            LeavingShare = ties.Count == 0 ? null : live.Count == 0 ? 0 : Going.Sum(tie => tie.Score.Strength!.Value) / live.Sum(tie => tie.Score.Strength!.Value),
            Performance = facts.Performance,
            DaysToExpiry = end is { } last ? last.DayNumber - day.DayNumber : null,
            IsUntilNotice = facts.Contracts.Any(contract => contract.EndsOn is null),
            HasTalks = facts.HasTalks,
            ConflictDays = facts.Reviews.Count == 0 ? null : facts.ConflictSince(day) is { } since ? day.DayNumber - since.DayNumber : 0,
            Strongest = Stands,
            Viability = Share(facts.Last(review => review.Viability is not null)?.Viability),
            AsksCovered = facts.Last(review => review.ShareOfAsks is not null)?.ShareOfAsks,
        };
    }

    private static double? Share(Viability? viability) => viability switch { Viability.Sound => 1, Viability.Strained => 0.5, Viability.Distress => 0, _ => null };

    private Dictionary<string, string> Evidence()
    {
        var words = new Dictionary<string, string>();
        Tell("contract", ContractWords());
        Tell("performance", facts.LastGoal is { } goal ? $"{Say.Decimal(goal.Actual)} of {Say.Decimal(goal.Goal)} up to {Say.Day(goal.On)}" : null);
        Tell("delivery", facts.Last(review => review.ShareOnTime is not null) is { } delivery ? $"{Say.Share(delivery.ShareOnTime)} on time and accepted, {Say.Day(delivery.On)}" : null);
        Tell("viability", facts.Last(review => review.Viability is not null) is { } money ? $"{HealthWords.Of(money.Viability!.Value)}, {Say.Day(money.On)}" : null);
        Tell("review", facts.LastCount(day) is { } count ? $"{Say.Number(count.ReviewsHeld)} of {Say.Count(count.ReviewsPlanned!.Value, "review")} held, {Say.Day(count.On)}" : null);
        Tell("ties", ties.Count == 0 ? null : live.Count == 0 ? "no live tie" : $"{Say.Count(live.Count, "live tie")}, the strongest {Say.List([.. live.Select(tie => tie.Score.Strength!.Value).OrderDescending().Take(3).Select(strength => TieWords.Points(strength))])}");
        Tell("roles", facts.KeyPeople.Count == 0 ? null : $"{Say.Number(Covered)} of {Say.Count(facts.KeyPeople.Count, "key person has", "key people have")} a live tie");
        Tell("redundancy", ties.Count == 0 ? null : BusFactor.Of(holding.Net, place).Both is var bus && bus == 0 ? "nobody holds it" : bus == 1 ? "one departure away from the end" : $"{Say.Number(bus)} departures away from the end");
        Tell("freshness", live.Count == 0 && ties.Count > 0 ? "no live tie" : Told.Count == 0 ? null : $"{Say.Number(Told.Count(tie => tie.Score.State == TieState.Warm))} of {Say.Count(Told.Count, "live tie")} not cooling");
        return words;

        void Tell(string part, string? text)
        {
            if (text is not null)
            {
                words[part] = text;
            }
        }
    }

    private string? ContractWords() => facts.Contracts.Count == 0 ? facts.IsTrustOnly ? "none, by choice of both" : null
        : PartnershipFindings.LastEnd(facts.Contracts) is { } end ? end < day ? $"ended on {Say.Day(end)}" : $"holds until {Say.Day(end)}{(facts.HasTalks ? ", talks about the next are on record" : "")}"
        : "holds until notice";

    private Dictionary<RiskFactor, string> RiskEvidence()
    {
        var words = new Dictionary<RiskFactor, string>();
        if (ties.Count > 0)
        {
            var people = Going.SelectMany(tie => new[] { tie.Own, tie.Other }).Where(person => facts.Leaving.ContainsKey(person.Id)).DistinctBy(person => person.Id);
            var names = people.Select(person => $"{person.DisplayName} ({Say.Day(facts.Leaving[person.Id])})").ToList();
            words[RiskFactor.KeyPersonLeaving] = names.Count == 0 ? "nobody who holds it is said to leave" : $"{Say.List(names)} {(names.Count == 1 ? "leaves" : "leave")}";
            words[RiskFactor.CoolingTie] = Strongest is not { } tie ? "everybody who knew somebody there has left" : $"{tie.Own.DisplayName} and {tie.Other.DisplayName}: {tie.Score.State.ToString().ToLowerInvariant()}";
        }

        if (facts.Performance is { Count: > 1 } ratios)
        {
            words[RiskFactor.Performance] = $"{Say.Share(Math.Round(ratios[^2], 2))} and {Say.Share(Math.Round(ratios[^1], 2))} of the goal in the last two periods";
        }

        if (ContractWords() is { } contract)
        {
            words[RiskFactor.ContractExpiry] = contract;
        }

        if (facts.Reviews.Count > 0)
        {
            words[RiskFactor.Conflict] = facts.ConflictSince(day) is { } since ? $"open since {Say.Day(since)}" : "none is open";
        }

        if (facts.Last(review => review.Viability is not null) is { } money)
        {
            words[RiskFactor.Distress] = $"{HealthWords.Of(money.Viability!.Value)}, {Say.Day(money.On)}";
        }

        if (facts.Last(review => review.ShareOfAsks is not null) is { } asks)
        {
            words[RiskFactor.UnmetAsks] = $"{Say.Share(asks.ShareOfAsks)} of what they ask for, {Say.Day(asks.On)}";
        }

        return words;
    }
}
