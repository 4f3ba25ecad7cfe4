using Microsoft.EntityFrameworkCore;
using Npgsql;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>What Solmu stands on could lose or give away data, so it does not start. Nothing was changed.</summary>
internal sealed class UnsafeGround(IReadOnlyList<string> problems) : Exception("Solmu does not start here. " + string.Join(' ', problems));

/// <summary>What must hold before any data is touched: versions, the file system, and settings under which nothing confirmed is lost.</summary>
internal static class SafeGround
{
    public static async Task RequireAsync(SolmuDbs dbs, bool serves)
    {
        var problems = await ProblemsAsync(dbs, serves);
        if (problems.Count > 0)
        {
            throw new UnsafeGround(problems);
        }
    }

    public static async Task<List<string>> ProblemsAsync(SolmuDbs dbs, bool serves)
    {
        List<string> problems = [.. BadVersions.ProblemsHere(serves)];
        if (!dbs.Installation.IsPostgres)
        {
            if (NetworkFileSystem.Of(dbs.Installation.Folder) is { } kind)
            {
                problems.Add($"{dbs.Installation.Folder} lies on a network file system ({kind}), where an embedded database can be damaged. Use a disk of this machine, or PostgreSQL.");
            }

            return problems;
        }

        await using var db = dbs.Open();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.OpenAsync();
        if (BadVersions.ProblemOf(BadVersions.Postgres, connection.PostgreSqlVersion.ToString()) is { } old)
        {
            problems.Add(old);
        }

        problems.AddRange(await Durability.ProblemsAsync(connection));
        await connection.CloseAsync();
        return problems;
    }

    /// <summary>The settings of the embedded database, which can be seen once there is one.</summary>
    public static async Task RequireDurableAsync(SolmuDbs dbs)
    {
        if (await Durability.ProblemsAsync(dbs) is { Count: > 0 } problems)
        {
            throw new UnsafeGround(problems);
        }
    }
}
