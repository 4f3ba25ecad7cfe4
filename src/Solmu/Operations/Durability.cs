using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>Whether what was confirmed survives a power cut: the settings of a connection as the program opens it.</summary>
internal static class Durability
{
    private static readonly (string Pragma, string Wanted, string Why)[] Wanted =
    [
        ("journal_mode", "wal", "changes and readers would block each other"),
        ("synchronous", "2", "the last changes could be lost in a power cut"),
        ("foreign_keys", "1", "rows could refer to nothing"),
        ("secure_delete", "1", "deleted text would stay in the file"),
        ("trusted_schema", "0", "a tampered file could run code"),
        ("wal_autocheckpoint", "0", "a checkpoint could run beside a commit"),
    ];

    /// <summary>What is not as it must be; empty when all is well.</summary>
    public static async Task<List<string>> ProblemsAsync(SolmuDbs dbs)
    {
        var problems = new List<string>();
        if (dbs.Installation.IsPostgres)
        {
            return problems;
        }

        await using var db = dbs.Open();
        await db.Database.OpenConnectionAsync();
        foreach (var (pragma, wanted, why) in Wanted)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // From the list above.
            command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
            var found = Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
            if (found != wanted)
            {
                problems.Add($"SQLite runs with {pragma}={found} instead of {wanted}: {why}.");
            }
        }

        return problems;
    }

    public static async Task RequireAsync(SolmuDbs dbs)
    {
        if (await ProblemsAsync(dbs) is { Count: > 0 } problems)
        {
            throw new RuleViolation("database", "Solmu does not start on a database that may lose what was confirmed. " + string.Join(' ', problems));
        }
    }
}
