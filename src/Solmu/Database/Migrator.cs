using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Solmu.Database;

/// <summary>Brings the database to the shape this program knows.</summary>
public static class Migrator
{
    public static async Task MigrateAsync(SolmuDbs dbs, CancellationToken ct = default)
    {
        if ((await LookAsync(dbs, ct)).IsNewest)
        {
            return;
        }

        await using var db = dbs.Open();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>The shape of the database, which is made ready to be changed. What a newer Solmu wrote is refused.</summary>
    public static async Task<Shape> LookAsync(SolmuDbs dbs, CancellationToken ct = default)
    {
        if (!dbs.Installation.IsPostgres)
        {
            await PrepareFileAsync(dbs.Installation, ct);
        }

        var shape = await ShapeOfAsync(dbs, ct);
        return string.CompareOrdinal(shape.Applied, shape.Newest) <= 0
            ? shape
            : throw new RuleViolation("database", $"The data was written by a newer Solmu ({shape.Applied}). Install that version, or restore an older backup.");
    }

    public static async Task<Shape> ShapeOfAsync(SolmuDbs dbs, CancellationToken ct = default)
    {
        await using var db = dbs.Open();
        return new Shape(await AppliedAsync(db, ct), db.Database.GetMigrations().Last());
    }

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
