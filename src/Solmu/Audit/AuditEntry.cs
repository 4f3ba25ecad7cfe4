using Solmu.Access;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>What one action did to one record, or another thing worth knowing, such as a sign-in. Never changed afterwards.</summary>
[NotAudited("it is the audit log")]
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(Acting acting, Act act)
    {
        Id = Ids.InOrder(acting.At);
        (At, ActionId, TakesBack) = (acting.At, acting.Id, acting.TakesBack);
        (UserId, Door, KeyId) = (acting.Viewer.UserId, acting.Viewer.Door, acting.Viewer.KeyId);
        Act = act;
    }

    /// <summary>Grows with time, unlike other ids: the log is read and written at its end.</summary>
    public long Id { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Null for the operator at the console, Solmu itself, and whoever was not signed in; the door tells which.</summary>
    public long? UserId { get; private set; }

    public Door Door { get; private set; }

    /// <summary>The key by which a program came in.</summary>
    public long? KeyId { get; private set; }

    /// <summary>What one use of Solmu changed has one number.</summary>
    public long ActionId { get; private set; }

    public Act Act { get; private set; }

    public string? Kind { get; private set; }

    public long? RecordId { get; private set; }

    /// <summary>The record in whose history this one shows, as a contract does in its partnership's.</summary>
    public long? UnderId { get; private set; }

    /// <summary>The only user who may see it: the author of a private note. 0 when that was the console.</summary>
    public long? PrivateTo { get; private set; }

    /// <summary>The record's version after the change.</summary>
    public int? RecordVersion { get; private set; }

    /// <summary>The action that this change took back.</summary>
    public long? TakesBack { get; private set; }

    /// <summary>What was before and after, or numbers (<see cref="RecordChange"/>).</summary>
    [Personal("to know who changed what, and to take it back", Erase.Empty)]
    public string? Changes { get; private set; }

    internal AuditEntry On(string kind, long? recordId, long? underId = null, int? version = null, long? privateTo = null)
    {
        (Kind, RecordId, UnderId) = (kind, recordId, underId);
        (RecordVersion, PrivateTo) = (version, privateTo);
        return this;
    }

    internal AuditEntry With(RecordChange change)
    {
        Changes = change.IsEmpty ? null : change.ToJson();
        return this;
    }

    internal AuditEntry By(long userId)
    {
        UserId = userId;
        return this;
    }
}

/// <summary>What was done.</summary>
public enum Act
{
    Created,
    Changed,
    Removed,
    SignedIn,
    SignInFailed,
    SignedOut,
    SessionsEnded,
    Imported,
    ImportUndone,
    SampleLoaded,
    SampleRemoved,
    Restored,
    LinkMade,
    CodeRefused,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    Merged,
    MergeUndone,
    Forgotten,
}
