using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>A copy of the embedded database as one file that needs nothing beside it.</summary>
internal static class SqliteBackup
{
    /// <summary>Copies page by page; call it while nothing is written (Writer.WithoutChangesAsync).</summary>
    public static async Task CopyAsync(Installation installation, string target)
    {
        await using var source = new SqliteConnection(SqliteSettings.ConnectionString(installation.DatabaseFile));
        await source.OpenAsync();
        SqliteSettings.Apply(source);
        await using var copy = OpenAlone(target);
        source.BackupDatabase(copy);
        await ScalarAsync(copy, "PRAGMA journal_mode=DELETE");
    }

    /// <summary>Refuses a file that is not a sound database with these numbers of rows.</summary>
    public static async Task VerifyAsync(string file, IReadOnlyDictionary<string, long> rows)
    {
        try
        {
            await using var copy = OpenAlone(file);
            var sound = await ScalarAsync(copy, "PRAGMA integrity_check");
            if (sound is not "ok")
            {
                throw new InvalidDataException($"its database is damaged ({sound}).");
            }

            if (await ScalarAsync(copy, "PRAGMA foreign_key_check") is not null)
            {
                throw new InvalidDataException("its database has rows that refer to nothing.");
            }

            foreach (var (table, expected) in rows)
            {
                var found = await ScalarAsync(copy, $"SELECT count(*) FROM \"{table.Replace("\"", "", StringComparison.Ordinal)}\"");
                if (found is not long count || count != expected)
                {
                    throw new InvalidDataException($"{table} has {found} rows instead of {expected}.");
                }
            }
        }
        catch (SqliteException broken)
        {
            throw new InvalidDataException($"its database cannot be read ({broken.Message})", broken);
        }
    }

    public static SqliteConnection OpenAlone(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed statements, and table names of the model or of a backup whose hash was checked.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
