using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Solmu.Database;

public sealed class SqliteSolmuDb(DbContextOptions<SqliteSolmuDb> options) : SolmuDb(options)
{
    private SqliteConnection? connection;
    private StatementCache? statements;
    private Func<SqliteSolmuDb, bool>? takeBack;
    private bool isLeased;

    /// <summary>Makes this context keep its connection and go back to the others when it is disposed of.</summary>
    internal SqliteSolmuDb KeepOpen(SqliteConnection kept, StatementCache prepared, Func<SqliteSolmuDb, bool> home)
    {
        (connection, statements, takeBack) = (kept, prepared, home);
        return Lease();
    }

    internal SqliteSolmuDb Lease()
    {
        isLeased = true;
        return this;
    }

#pragma warning disable CA2215 // A context that goes back to the others is not disposed of.
    public override void Dispose()
    {
        if (connection is null)
        {
            base.Dispose();
        }
        else if (isLeased)
        {
            isLeased = false;
            if (!takeBack!(this))
            {
                Close();
            }
        }
    }

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
#pragma warning restore CA2215

    internal void Close()
    {
        base.Dispose();
        statements?.Dispose();
        connection?.Dispose();
    }

    public override IQueryable<long> IdsMatching(string table, string fragment)
    {
        if (fragment.EnumerateRunes().Count() < 3)
        {
            var upTo = fragment + "\U0010FFFF";
            return table == "people"
                ? People.Where(person => person.SortName.CompareTo(fragment) >= 0 && person.SortName.CompareTo(upTo) < 0).Select(person => person.Id)
                : Organisations.Where(organisation => organisation.SortName.CompareTo(fragment) >= 0 && organisation.SortName.CompareTo(upTo) < 0).Select(organisation => organisation.Id);
        }

        var phrase = "\"" + fragment.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var hits = Set<SearchHit>();
        return (table == "people"
            ? hits.FromSql($"SELECT rowid AS id FROM people_search WHERE people_search MATCH {phrase}")
            : hits.FromSql($"SELECT rowid AS id FROM organisations_search WHERE organisations_search MATCH {phrase}")).Select(hit => hit.Id);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SearchHit>().HasNoKey().ToView(null);
        base.OnModelCreating(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTime>().HaveConversion<UtcMilliseconds>();
    }

    /// <summary>Moments are whole milliseconds since 1970 in UTC: they sort, compare and stay small.</summary>
    private sealed class UtcMilliseconds() : ValueConverter<DateTime, long>(
        moment => new DateTimeOffset(moment).ToUnixTimeMilliseconds(),
        number => DateTimeOffset.FromUnixTimeMilliseconds(number).UtcDateTime);

    /// <summary>A row of a search index. Bare numbers would be cast, and the index could not hand them over in order.</summary>
    private sealed class SearchHit
    {
        public long Id { get; private set; }
    }
}
