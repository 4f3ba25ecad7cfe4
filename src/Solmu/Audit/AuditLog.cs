using Solmu.Access;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>For what no changed record tells by itself: signing in and out, and work that goes past the change tracker.</summary>
public static class AuditLog
{
    /// <summary>Goes in with the next save of the change that is under way.</summary>
    public static void Tell(this SolmuDb db, Act act, string? kind = null, long? recordId = null, params (string What, long Number)[] counts) =>
        db.Add(Entry(db, act, kind, recordId, counts));

    /// <summary>The same of a user, who is also the doer when nobody else is known to be, as in signing in.</summary>
    public static void TellOf(this SolmuDb db, Act act, long userId, params (string What, long Number)[] counts)
    {
        var entry = Entry(db, act, nameof(User), userId, counts);
        db.Add(db.Acting!.Viewer.IsNobody ? entry.By(userId) : entry);
    }

    private static AuditEntry Entry(SolmuDb db, Act act, string? kind, long? recordId, (string What, long Number)[] counts)
    {
        var acting = db.Acting ?? throw new InvalidOperationException("Only a change can be told of.");
        var entry = new AuditEntry(acting, act);
        if (kind is not null)
        {
            entry.On(kind, recordId);
        }

        return entry.With(new RecordChange { Counts = counts.ToDictionary(count => count.What, count => count.Number) });
    }
}
