using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Solmu.Database;

/// <summary>Brings the database to the shape this program knows.</summary>
public static class Migrator
{
    public static async Task MigrateAsync(SolmuDbs dbs, CancellationToken ct = default)
    {
        if (!dbs.Installation.IsPostgres)
        {
            await PrepareFileAsync(dbs.Installation, ct);
        }

        await using var db = dbs.Open();
        var shape = await ShapeAsync(db, ct);
        if (shape.IsNewest)
        {
            return;
        }

        if (string.CompareOrdinal(shape.Applied, shape.Newest) > 0)
        {
            throw new RuleViolation("database", $"The data was written by a newer Solmu ({shape.Applied}). Install that version, or restore an older backup.");
        }

        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync(ct);
    }

    public static async Task<Shape> ShapeOfAsync(SolmuDbs dbs, CancellationToken ct = default)
    {
        await using var db = dbs.Open();
        return await ShapeAsync(db, ct);
    }

    private static async Task<Shape> ShapeAsync(SolmuDb db, CancellationToken ct) => new(await AppliedAsync(db, ct), db.Database.GetMigrations().Last());

    /// <summary>The newest migration in the database, or null when it is empty. Cheaper than asking EF at every start.</summary>
    private static async Task<string?> AppliedAsync(SolmuDb db, CancellationToken ct)
    {
        var exists = dbs(db)
            ? "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsHistory'"
            : "SELECT count(*)::int AS \"Value\" FROM information_schema.tables WHERE table_name = '__EFMigrationsHistory' AND table_schema = current_schema()";
        if (await db.Database.SqlQueryRaw<int>(exists).SingleAsync(ct) == 0)
        {
            return null;
        }

        return await db.Database.SqlQueryRaw<string>("SELECT max(\"MigrationId\") AS \"Value\" FROM \"__EFMigrationsHistory\"").SingleAsync(ct);

        static bool dbs(SolmuDb db) => db is SqliteSolmuDb;
    }

    /// <summary>
    /// WAL is a property of the file. A migration lock left by a killed process is cleared: this process holds the
    /// installation's lock file, so nobody else can be migrating.
    /// </summary>
    private static async Task PrepareFileAsync(Installation installation, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(SqliteSettings.ConnectionString(installation.DatabaseFile));
        await connection.OpenAsync(ct);
        SqliteSettings.Apply(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; DROP TABLE IF EXISTS __EFMigrationsLock;";
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The newest migration in the database, null when it is empty, and the newest this program knows.</summary>
    public sealed record Shape(string? Applied, string Newest)
    {
        public bool IsNewest => Applied == Newest;
    }
}
