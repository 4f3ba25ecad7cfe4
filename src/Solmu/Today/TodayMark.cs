using Solmu.Database;

namespace Solmu.Today;

/// <summary>What a user said to a line of Today: not now, done, or not mine. It says nothing of the person it is about.</summary>
[NotAudited("what somebody puts off changes no record")]
public sealed class TodayMark
{
    private TodayMark()
    {
    }

    public TodayMark(long userId, long personId, MarkKind kind, DateOnly? until) => (UserId, PersonId, Kind, Until) = (userId, personId, kind, until);

    public long UserId { get; private set; }

    public long PersonId { get; private set; }

    public MarkKind Kind { get; private set; }

    /// <summary>The last day on which it holds; null means for good.</summary>
    public DateOnly? Until { get; private set; }

    public void Change(MarkKind kind, DateOnly? until) => (Kind, Until) = (kind, until);
}

/// <summary>Why a line of Today is out of the way.</summary>
public enum MarkKind
{
    Snoozed,
    Done,
    NotMine,
}
