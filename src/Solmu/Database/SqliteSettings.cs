using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Solmu.Database;

/// <summary>
/// The settings under which nothing acknowledged is lost (decision 0004). They belong to a connection, so they are set
/// on each one that is opened; contexts and the writer keep theirs, so the driver need not pool them.
/// </summary>
public static class SqliteSettings
{
    public const int BusyMilliseconds = 5000;

    /// <summary>Of each connection; what does not fit is in the memory of the operating system, once for all of them.</summary>
    public const int CacheKilobytes = 3_000;

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

    static SqliteSettings()
    {
        // All connections would wait for one another to count their memory, which nobody asks for. It can be said only
        // before the first of them is opened, and does no harm when that is too late.
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Pooling = false,
        DefaultTimeout = 30,
    }.ToString();

    public static void Apply(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = OnceForEach;
        command.ExecuteNonQuery();
    }
}
