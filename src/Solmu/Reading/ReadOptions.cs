namespace Solmu.Reading;

/// <summary>What the person who brings the files says about them.</summary>
internal sealed record ReadOptions
{
    public static readonly ReadOptions Default = new();

    /// <summary>The kind of file; recognised when null. Wins over the kind in the map.</summary>
    public FileKind? Kind { get; init; }

    public ColumnMap? Map { get; init; }

    /// <summary>The firm's zone: times without one are in it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether subjects of mails are of use to whoever reads.</summary>
    public bool KeepsSubjects { get; init; } = true;

    /// <summary>Rows that can be read but were refused later, by their line: the reading holds their cells, so that they can be given back.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Problem>> RefuseAlso { get; init; } = new Dictionary<int, IReadOnlyList<Problem>>();

    /// <summary>Told of a large mailbox how far it is read: bytes, and of how many.</summary>
    public Action<long, long>? HowFar { get; init; }

    public Limits Limits { get; init; } = Limits.Default;
}
