using Solmu.Database;

namespace Solmu.Reviews;

/// <summary>How the partner's money stands.</summary>
public enum Viability
{
    Sound,
    Strained,
    Distress,
}

/// <summary>What was found on a day when somebody looked how a partnership goes. Everything but the day may be left open.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class PartnershipReview : IUnder, ISettles
{
    public const int MostReviews = 366;

    /// <summary>Ten years; whoever lasts longer does not need the partner.</summary>
    public const int MostDays = 3650;

    private PartnershipReview()
    {
    }

    public PartnershipReview(long partnershipId, ReviewFacts facts)
    {
        Id = Ids.New();
        PartnershipId = partnershipId;
        Set(facts);
    }

    public long Id { get; private set; }

    public long PartnershipId { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>What was agreed for the period that ends here, in whatever unit was agreed.</summary>
    public double? Goal { get; private set; }

    /// <summary>What was reached of it, in the same unit.</summary>
    public double? Actual { get; private set; }

    /// <summary>Share of deliveries on time and accepted, 0 to 1.</summary>
    public double? ShareOnTime { get; private set; }

    public Viability? Viability { get; private set; }

    /// <summary>Reviews with the partner that were planned for twelve months.</summary>
    public int? ReviewsPlanned { get; private set; }

    public int? ReviewsHeld { get; private set; }

    public DateOnly? ConflictSince { get; private set; }

    public DateOnly? ConflictUntil { get; private set; }

    /// <summary>Share of what they ask for that is given, 0 to 1.</summary>
    public double? ShareOfAsks { get; private set; }

    /// <summary>Both chose to go without a contract.</summary>
    public bool IsTrustOnly { get; private set; }

    /// <summary>How many days we can go on without the partner: stock, orders in hand, a second source.</summary>
    public int? BufferDays { get; private set; }

    /// <summary>How many days it would take until a new partner delivers, by our own guess.</summary>
    public int? ReplaceDays { get; private set; }

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => PartnershipId;

    public ReviewFacts Facts() => new(On, Goal, Actual, ShareOnTime, Viability, ReviewsPlanned, ReviewsHeld, ConflictSince, ConflictUntil, ShareOfAsks, IsTrustOnly, BufferDays, ReplaceDays);

    public void Change(ReviewFacts facts)
    {
        Set(facts);
        Version++;
    }

    public void Settle() => Require(Facts());

    private static void Require(ReviewFacts facts)
    {
        var rules = new Rules();
        rules.Refuse(facts.Goal is <= 0 or double.NaN or double.PositiveInfinity, "goal", "A goal is more than 0.");
        rules.Refuse(facts.Actual is < 0 or double.NaN or double.PositiveInfinity, "actual", "What was reached is 0 or more.");
        rules.Refuse(IsNoShare(facts.ShareOnTime), "onTime", "A share lies between 0 and 100 %.");
        rules.Refuse(IsNoShare(facts.ShareOfAsks), "asks", "A share lies between 0 and 100 %.");
        rules.Refuse(facts.ReviewsPlanned is < 1 or > MostReviews, "planned", "Write 1 or more, or leave it open.");
        rules.Refuse(facts.ReviewsHeld is < 0 or > MostReviews, "held", "Write 0 or more, or leave it open.");
        rules.Refuse(facts.BufferDays is < 0 or > MostDays, "buffer", "Write days, 0 to 3,650, or leave it open.");
        rules.Refuse(facts.ReplaceDays is < 0 or > MostDays, "replace", "Write days, 0 to 3,650, or leave it open.");
        rules.Refuse(facts.ConflictUntil is not null && facts.ConflictSince is null, "conflictSince", "Say since when there was a conflict.");
        rules.Refuse(facts.ConflictSince > facts.ConflictUntil, "conflictUntil", "A conflict cannot end before it begins.");
        rules.Refuse(facts.ConflictSince > facts.On, "conflictSince", "A conflict is written down when it has begun, not before.");
        rules.Throw();
    }

    private static bool IsNoShare(double? share) => share is < 0 or > 1 or double.NaN;

    private void Set(ReviewFacts facts)
    {
        Require(facts);
        (On, Goal, Actual, ShareOnTime, Viability) = (facts.On, facts.Goal, facts.Actual, facts.ShareOnTime, facts.Viability);
        (ReviewsPlanned, ReviewsHeld, ConflictSince, ConflictUntil) = (facts.ReviewsPlanned, facts.ReviewsHeld, facts.ConflictSince, facts.ConflictUntil);
        (ShareOfAsks, IsTrustOnly) = (facts.ShareOfAsks, facts.IsTrustOnly);
        (BufferDays, ReplaceDays) = (facts.BufferDays, facts.ReplaceDays);
    }
}

/// <summary>What a review says.</summary>
public sealed record ReviewFacts(
    DateOnly On,
    double? Goal = null,
    double? Actual = null,
    double? ShareOnTime = null,
    Viability? Viability = null,
    int? ReviewsPlanned = null,
    int? ReviewsHeld = null,
    DateOnly? ConflictSince = null,
    DateOnly? ConflictUntil = null,
    double? ShareOfAsks = null,
    bool IsTrustOnly = false,
    int? BufferDays = null,
    int? ReplaceDays = null)
{
    /// <summary>Whether it says nothing but the day.</summary>
    public bool IsEmpty => this == new ReviewFacts(On);
}
