using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>How serious a finding is: only an error makes the check fail.</summary>
internal enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>Looks at what Solmu stands on: the database, its index for search, its settings, the disk and the last backup.</summary>
internal sealed class CheckInstallation(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    private const long LeastFreeBytes = 500L * 1024 * 1024;
    private static readonly TimeSpan OldBackup = TimeSpan.FromDays(7);

    private readonly List<Finding> findings = [];

    public sealed record Finding(Severity Severity, string Text);

    private Installation Installation => dbs.Installation;

    public async Task<IReadOnlyList<Finding>> RunAsync()
    {
        try
        {
            (await SafeGround.ProblemsAsync(dbs, serves: true)).ForEach(problem => Add(Severity.Error, problem));
            await (Installation.IsPostgres ? LookAtPostgresAsync() : LookAtSqliteAsync());
            await LookAtShapeAsync();
        }
        catch (Exception broken) when (broken is DbException or IOException)
        {
            Add(Severity.Error, $"The database cannot be read: {broken.Message.Split('\n')[0]}");
        }

        LookAtDisk();
        await LookAtBackupAsync();
        return findings;
    }

    private async Task LookAtSqliteAsync()
    {
        if (!File.Exists(Installation.DatabaseFile))
        {
            Add(Severity.Info, $"There is no database yet at {Installation.DatabaseFile}.");
            return;
        }

        foreach (var row in await RowsAsync("PRAGMA integrity_check(20)"))
        {
            if (row != "ok")
            {
                Add(Severity.Error, $"The database is damaged: {row}");
            }
        }

        foreach (var row in await RowsAsync("SELECT \"table\" || ' refers to missing rows of ' || parent FROM pragma_foreign_key_check LIMIT 20"))
        {
            Add(Severity.Error, row);
        }

        (await Durability.ProblemsAsync(dbs)).ForEach(problem => Add(Severity.Error, problem));
        await LookAtSearchAsync();
        if (BadVersions.HasWalResetBug(BadVersions.SqliteVersion))
        {
            Add(Severity.Info, $"SQLite {BadVersions.SqliteVersion} can lose a commit when a checkpoint runs beside it (mended in 3.51.3). Solmu makes checkpoints only between commits and lets one process write, so it does not happen here. Do not open the file with another program while Solmu runs.");
        }
    }

    /// <summary>Compares the index for search with the tables, name by name.</summary>
    private async Task LookAtSearchAsync()
    {
        foreach (var table in new[] { "organisations", "people" })
        {
            try
            {
#pragma warning disable EF1002 // One of the two names above.
                await writer.RunAsync(Viewer.Solmu, db => db.Database.ExecuteSqlRawAsync($"INSERT INTO {table}_search({table}_search, rank) VALUES('integrity-check', 1)"));
#pragma warning restore EF1002
            }
            catch (SqliteException wrong)
            {
                Add(Severity.Error, $"Search over {table} does not match their names ({wrong.Message}).");
            }
        }
    }

    private async Task LookAtPostgresAsync()
    {
        foreach (var index in await RowsAsync("SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid AND n.nspname = current_schema()"))
        {
            Add(Severity.Error, $"The index {index} is not valid; run REINDEX.");
        }
    }

    private async Task LookAtShapeAsync()
    {
        await using var db = dbs.Open();
        var waiting = (await db.Database.GetPendingMigrationsAsync()).ToList();
        if (waiting.Count > 0)
        {
            Add(Severity.Warning, $"The database has an older shape ({string.Join(", ", waiting)} to come); `solmu migrate` or the next start brings it up to date.");
        }
    }

    private void LookAtDisk()
    {
        var size = File.Exists(Installation.DatabaseFile) ? new FileInfo(Installation.DatabaseFile).Length : 0;
        var free = new DriveInfo(Installation.Folder).AvailableFreeSpace;
        if (free < Math.Max(LeastFreeBytes, 3 * size))
        {
            Add(free < LeastFreeBytes / 5 ? Severity.Error : Severity.Warning, $"Only {free / 1024 / 1024:N0} MB are free at {Installation.Folder}; a backup needs room for a copy.");
        }
    }

    private async Task LookAtBackupAsync()
    {
        if (await LastBackup.ReadAsync(Installation) is not { } last)
        {
            Add(Severity.Info, "No backup of this installation is known. Make one: solmu backup FILE");
        }
        else if (clock.GetUtcNow().UtcDateTime - last.At is var age && age > OldBackup)
        {
            Add(Severity.Warning, $"The last backup is {age.TotalDays:0} days old ({last.File}).");
        }
    }

    private async Task<List<string>> RowsAsync(string sql)
    {
        await using var db = dbs.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Fixed statements only.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private void Add(Severity severity, string text) => findings.Add(new Finding(severity, text));
}
