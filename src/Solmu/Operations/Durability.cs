using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>Whether what was confirmed survives a power cut: the settings of a connection as the program opens it.</summary>
internal static class Durability
{
    private static readonly (string Pragma, string Wanted, string Why)[] OfSqlite =
    [
        ("journal_mode", "wal", "changes and readers would block each other"),
        ("synchronous", "2", "the last changes could be lost in a power cut"),
        ("foreign_keys", "1", "rows could refer to nothing"),
        ("secure_delete", "1", "deleted text would stay in the file"),
        ("trusted_schema", "0", "a tampered file could run code"),
        ("wal_autocheckpoint", "0", "a checkpoint could run beside a commit"),
    ];

    private static readonly string[] OfPostgres = ["fsync", "synchronous_commit", "full_page_writes"];

    /// <summary>What is not as it must be; empty when all is well.</summary>
    public static async Task<List<string>> ProblemsAsync(SolmuDbs dbs)
    {
        await using var db = dbs.Open();
        return await ProblemsAsync(db.Database.GetDbConnection());
    }

    public static async Task<List<string>> ProblemsAsync(DbConnection connection)
    {
        var wasOpen = connection.State == ConnectionState.Open;
        if (!wasOpen)
        {
            await connection.OpenAsync();
        }

        try
        {
            return connection is NpgsqlConnection ? await OnPostgresAsync(connection) : await OnSqliteAsync(connection);
        }
        finally
        {
            if (!wasOpen)
            {
                await connection.CloseAsync();
            }
        }
    }

    /// <summary>Why a setting of PostgreSQL is not safe, or null.</summary>
    public static string? ProblemOf(string setting, string value) => value == "off" && OfPostgres.Contains(setting)
        ? $"PostgreSQL runs with {setting}=off: a power cut can lose what was confirmed. Switch it on."
        : null;

    private static async Task<List<string>> OnSqliteAsync(DbConnection connection)
    {
        var problems = new List<string>();
        foreach (var (pragma, wanted, why) in OfSqlite)
        {
            var found = await ScalarAsync(connection, "PRAGMA " + pragma);
            if (found != wanted)
            {
                problems.Add($"SQLite runs with {pragma}={found} instead of {wanted}: {why}.");
            }
        }

        return problems;
    }

    private static async Task<List<string>> OnPostgresAsync(DbConnection connection)
    {
        var problems = new List<string>();
        foreach (var setting in OfPostgres)
        {
            if (ProblemOf(setting, await ScalarAsync(connection, "SHOW " + setting)) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems;
    }

    private static async Task<string> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // From the lists above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }
}
