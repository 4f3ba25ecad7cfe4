using Solmu.Access;
using Solmu.Database;

namespace Solmu.Duplicates;

/// <summary>What was written down twice.</summary>
public enum Twice
{
    Person,
    Organisation,
}

/// <summary>
/// Two records that became one. It leads whoever asks for the one that is gone to the one that was kept, until it is
/// taken back.
/// </summary>
[NotAudited("a merge has an entry of its own")]
public sealed class Merge
{
    public const int MaxNameLength = 254;

    private Merge()
    {
    }

    public Merge(Twice kind, long keptId, long goneId, string goneName, string? goneSlug, DateTime at, long? byId)
    {
        Id = Ids.InOrder(at);
        (Kind, KeptId, GoneId, GoneSlug) = (kind, keptId, goneId, goneSlug);
        GoneName = goneName.Length > MaxNameLength ? goneName[..MaxNameLength] : goneName;
        (At, ById) = (at, byId);
    }

    /// <summary>Grows with time: merges are taken back from the last one on.</summary>
    public long Id { get; private set; }

    public Twice Kind { get; private set; }

    public long KeptId { get; private set; }

    public long GoneId { get; private set; }

    /// <summary>What the one that is gone was called.</summary>
    [Personal("to show what was merged", Erase.Empty)]
    public string GoneName { get; private set; } = "";

    /// <summary>Where an organisation stood, for links to it.</summary>
    public string? GoneSlug { get; private set; }

    public DateTime At { get; private set; }

    public long? ById { get; private set; }

    public DateTime? UndoneAt { get; private set; }

    public void MarkUndone(DateTime at) => UndoneAt = at;
}

/// <summary>
/// One row that a merge changed, as it was and as it became: no row before for one that was made, none after for one that
/// went. What did not change in a row is left out.
/// </summary>
[NotAudited("it is what taking back a merge needs")]
public sealed class MergeChange
{
    private MergeChange()
    {
    }

    public MergeChange(long mergeId, string kind, string? was, string? now)
    {
        Id = Ids.New();
        (MergeId, Kind, Was, Now) = (mergeId, kind, was, now);
    }

    public long Id { get; private set; }

    public long MergeId { get; private set; }

    public string Kind { get; private set; } = "";

    [Personal("to take back a merge", Erase.Row)]
    public string? Was { get; private set; }

    [Personal("to take back a merge", Erase.Row)]
    public string? Now { get; private set; }
}

/// <summary>Somebody has said that these two are two, so that nobody is asked again.</summary>
[Audited]
public sealed class Apart
{
    private Apart()
    {
    }

    public Apart(Twice kind, long one, long other, DateTime at, long? byId)
    {
        Id = Ids.New();
        (Kind, FirstId, SecondId) = (kind, Math.Min(one, other), Math.Max(one, other));
        (At, ById) = (at, byId);
    }

    public long Id { get; private set; }

    public Twice Kind { get; private set; }

    public long FirstId { get; private set; }

    public long SecondId { get; private set; }

    public DateTime At { get; private set; }

    public long? ById { get; private set; }
}
