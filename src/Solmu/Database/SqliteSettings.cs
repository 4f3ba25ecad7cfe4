using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Solmu.Database;

/// <summary>
/// The settings under which nothing acknowledged is lost (decision 0004). They belong to a connection, and connections
/// are pooled, so they are set once for each connection that is really new.
/// </summary>
public sealed class SqliteSettings : DbConnectionInterceptor
{
    public const int BusyMilliseconds = 5000;

    /// <summary>Of each connection; what does not fit is in the memory of the operating system, once for all of them.</summary>
    public const int CacheKilobytes = 1_000;

    private static readonly string OnceForEach =
        $"""
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA secure_delete=ON;
        PRAGMA trusted_schema=OFF;
        PRAGMA wal_autocheckpoint=0;
        PRAGMA busy_timeout={BusyMilliseconds};
        PRAGMA cache_size=-{CacheKilobytes};
        PRAGMA mmap_size=0;
        PRAGMA temp_store=MEMORY;
        """;

    private static readonly ConditionalWeakTable<sqlite3, object> Prepared = [];

    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Pooling = true,
        DefaultTimeout = 30,
    }.ToString();

    public static void Apply(SqliteConnection connection)
    {
        if (Prepared.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = OnceForEach;
        command.ExecuteNonQuery();
        Prepared.AddOrUpdate(connection.Handle!, Prepared);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
