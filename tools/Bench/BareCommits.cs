using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Bench;

/// <summary>The floor under every write: one row, one commit, full sync, sixteen threads that queue for it, on the same disk.</summary>
internal static class BareCommits
{
    public static double PerSecond(string folder, int seconds)
    {
        var file = Path.Combine(folder, "bare.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, text TEXT)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare (text) VALUES ('Talked about the next delivery')";
        var gate = new Lock();
        var commits = 0;
        var started = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Load.Connections).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
            {
                lock (gate)
                {
                    insert.ExecuteNonQuery();
                    commits++;
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var rate = commits / Stopwatch.GetElapsedTime(started).TotalSeconds;
        connection.Close();
        foreach (var name in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(name);
        }

        return rate;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
