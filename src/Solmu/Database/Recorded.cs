namespace Solmu.Database;

/// <summary>A record of its own in the audit log, though it is none that imports touch.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AuditedAttribute : Attribute
{
    /// <summary>Whether what was done to it can be taken back from the audit log, as with every recorded record.</summary>
    public bool CanBeTakenBack { get; init; }
}

/// <summary>A row that belongs to a record: audited under it and taken back with it. The property holds the record's id.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PartOfAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>Rows of which the audit log keeps nothing, and why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotAuditedAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}

/// <summary>Rows that stay behind when the whole firm is taken along as an archive, and why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotArchivedAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}

/// <summary>What proves who somebody is. The audit log keeps that it changed, and never its value; an archive has nothing of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>Follows from other properties, and is worked out again when those are put back.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DerivedAttribute : Attribute;

/// <summary>A record that shows in the history of another one, as a contract does in its partnership's.</summary>
public interface IUnder
{
    long? UnderId { get; }
}

/// <summary>A record that may be its author's alone; so is then what the audit log keeps of it.</summary>
public interface IPrivate
{
    bool IsPrivate { get; }

    long? AuthorId { get; }
}

/// <summary>A record whose properties hang together: what follows from others is worked out, what cannot be is refused.</summary>
public interface ISettles
{
    void Settle();
}
