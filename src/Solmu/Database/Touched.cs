using Microsoft.EntityFrameworkCore;

namespace Solmu.Database;

/// <summary>
/// What a change wrote: single records that went through the tracker, and kinds of which many were written past it. What
/// cannot be told apart counts as everything.
/// </summary>
public sealed class Touched
{
    private const int MostRecords = 200;
    private static readonly string[] Verbs = ["DELETE FROM ", "UPDATE ", "INSERT INTO "];

    private readonly List<object> records = [];
    private readonly HashSet<Type> kinds = [];

    /// <summary>Records that were added, changed or removed, as they were when they were saved.</summary>
    public IReadOnlyList<object> Records => records;

    /// <summary>Kinds of which any record may have changed.</summary>
    public IReadOnlySet<Type> Kinds => kinds;

    public bool IsEverything { get; private set; }

    public void Everything() => IsEverything = true;

    public void Many(Type kind) => kinds.Add(kind);

    public void Add(Touched other)
    {
        IsEverything |= other.IsEverything;
        kinds.UnionWith(other.kinds);
        records.AddRange(other.records);
    }

    /// <summary>What a context is about to save.</summary>
    internal void Saving(DbContext db)
    {
        var entries = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var saved = entries.ConvertAll(entry => entry.Entity);

        // What hangs on a removed record goes with it, and the database does not say what that was.
        kinds.UnionWith(entries.Where(entry => entry.State == EntityState.Deleted && entry.Metadata.GetReferencingForeignKeys().Any()).Select(entry => entry.Metadata.ClrType));
        if (records.Count + saved.Count > MostRecords)
        {
            kinds.UnionWith(saved.Select(record => record.GetType()));
        }
        else
        {
            records.AddRange(saved);
        }
    }

    /// <summary>What a statement writes that does not come from the tracker, by the table it names first.</summary>
    internal void Writing(DbContext db, string sql)
    {
        if (sql.StartsWith("SELECT ", StringComparison.Ordinal))
        {
            return;
        }

        var verb = Array.Find(Verbs, verb => sql.StartsWith(verb, StringComparison.Ordinal));
        if (verb is not null && TypeOf(db, sql.AsSpan(verb.Length).TrimStart('"')) is { } kind)
        {
            kinds.Add(kind);
        }
        else
        {
            Everything();
        }
    }

    private static Type? TypeOf(DbContext db, ReadOnlySpan<char> from)
    {
        var end = from.IndexOfAnyExceptInRange('_', 'z');
        var table = (end < 0 ? from : from[..end]).ToString();
        return db.Model.GetEntityTypes().FirstOrDefault(type => type.GetTableName() == table)?.ClrType;
    }
}
