using Solmu.Analysis.Partnerships;
using Solmu.Reviews;

namespace Solmu.Health;

/// <summary>What is on record about one partnership up to a day, beside its ties.</summary>
/// <param name="Contracts">Those that have begun.</param>
/// <param name="TalkedOn">The latest talks about a contract.</param>
/// <param name="StageSince">The day of the last step.</param>
/// <param name="Reviews">The oldest first.</param>
/// <param name="KeyPeople">Those at the partner with a key role.</param>
/// <param name="Leaving">Who is said to leave, ours or theirs, with the last day.</param>
public sealed record StandingFacts(
    IReadOnlyList<ContractTerm> Contracts,
    DateOnly? TalkedOn,
    DateOnly? StageSince,
    DateOnly? Since,
    IReadOnlyList<ReviewFacts> Reviews,
    IReadOnlyCollection<long> KeyPeople,
    IReadOnlyDictionary<long, DateOnly> Leaving)
{
    private const int YearDays = 365;

    /// <summary>Talks that still count: those since half a year before the last contract ends.</summary>
    public bool HasTalks => PartnershipFindings.LastEnd(Contracts) is { } end && TalkedOn >= end.AddDays(-ContractStanding.SoonDays);

    public bool IsTrustOnly => Reviews.Count > 0 && Reviews[^1].IsTrustOnly;

    /// <summary>The latest review that tells something.</summary>
    public ReviewFacts? Last(Func<ReviewFacts, bool> tells) => Reviews.LastOrDefault(tells);

    public ReviewFacts? LastGoal => Last(review => review is { Goal: not null, Actual: not null });

    public IReadOnlyList<double> Performance => [.. Reviews.Where(review => review is { Goal: not null, Actual: not null }).Select(review => review.Actual!.Value / review.Goal!.Value)];

    /// <summary>Reviews are counted over twelve months, so an older count tells nothing.</summary>
    public ReviewFacts? LastCount(DateOnly day) => Last(review => review is { ReviewsPlanned: not null, ReviewsHeld: not null } && review.On > day.AddDays(-YearDays));

    public bool HasDelivered(DateOnly day) => Reviews.Any(review => review.Actual > 0 && review.On > day.AddDays(-YearDays));

    /// <summary>Since when the oldest conflict is open.</summary>
    public DateOnly? ConflictSince(DateOnly day) => Reviews.Where(review => review.ConflictSince is not null && !(review.ConflictUntil <= day)).Min(review => review.ConflictSince);
}
