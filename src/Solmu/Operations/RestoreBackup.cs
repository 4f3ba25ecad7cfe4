using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>
/// Puts a backup in the place of what is there. The whole backup is unpacked, verified and brought to this program's
/// shape beside the present data first; only then is anything replaced. It goes back to the kind of database it came from.
/// </summary>
internal sealed class RestoreBackup(SolmuDbs dbs, Writer writer)
{
    private Installation Installation => dbs.Installation;

    public async Task RunAsync(string file)
    {
        if (!File.Exists(file))
        {
            throw new RuleViolation("file", $"There is no file {file}.");
        }

        await SafeGround.RequireAsync(dbs, serves: false);
        var manifest = await BackupArchive.VerifyAsync(file);
        RequireSameEngine(manifest);
        RequireKnownShape(manifest);
        var folder = Installation.PrivateFolder(Path.Combine(Installation.Folder, $"restore-{Path.GetRandomFileName()}")).FullName;
        try
        {
            await (Installation.IsPostgres ? RestorePostgresAsync(file, manifest, folder) : RestoreSqliteAsync(file, manifest, folder));
        }
        catch (InvalidDataException broken)
        {
            throw new RuleViolation("file", $"{Path.GetFileName(file)} is not a sound backup of Solmu: {broken.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await writer.RunAsync(Viewer.Console, async db =>
        {
            db.Tell(Act.Restored);
            await db.SaveChangesAsync();
        });
    }

    private async Task RestoreSqliteAsync(string file, BackupManifest manifest, string folder)
    {
        var fresh = new Installation(folder, null);
        await UnpackAsync(file, folder);
        await SqliteBackup.VerifyAsync(fresh.DatabaseFile, manifest.Rows);
        using (var copy = new SolmuDbs(fresh))
        {
            await Migrator.MigrateAsync(copy);
        }

        await CloseAsync(fresh.DatabaseFile);
        if (File.Exists(Installation.DatabaseFile))
        {
            await CloseOldAsync();
        }

        DeleteSideFiles(Installation.DatabaseFile);
        var aside = Installation.DatabaseFile + ".before-restore";
        var hadOld = File.Exists(Installation.DatabaseFile);
        if (hadOld)
        {
            File.Copy(Installation.DatabaseFile, aside, overwrite: true);
        }

        try
        {
            File.Move(fresh.DatabaseFile, Installation.DatabaseFile, overwrite: true);
            TakeKeys(folder);
            await SqliteBackup.VerifyAsync(Installation.DatabaseFile, manifest.Rows);
        }
        catch when (hadOld)
        {
            File.Move(aside, Installation.DatabaseFile, overwrite: true);
            throw;
        }

        File.Delete(aside);
    }

    private async Task RestorePostgresAsync(string file, BackupManifest manifest, string folder)
    {
        await UnpackAsync(file, folder, entry => entry.Table is null);
        await using var db = dbs.OpenForChange(null);
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var applied = (await db.Database.GetAppliedMigrationsAsync()).LastOrDefault();
        if (applied is null)
        {
            await db.Database.MigrateAsync(manifest.Migration);
        }
        else if (applied != manifest.Migration)
        {
            throw new RuleViolation("file", $"The backup has the shape {manifest.Migration} and this database the shape {applied}. Restore it into an empty database.");
        }

        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await PostgresBackup.BeginAsync(db);
            await BackupArchive.VerifyAsync(file, (entry, stream) => entry.Table is null ? Task.CompletedTask : PostgresBackup.CopyInAsync(db, entry, stream));
            await PostgresBackup.VerifyAsync(db, manifest);
            await transaction.CommitAsync();
        }

        await db.Database.MigrateAsync();
        TakeKeys(folder);
    }

    private static Task UnpackAsync(string file, string folder, Func<BackupManifest.Entry, bool>? wanted = null) => BackupArchive.VerifyAsync(file, async (entry, stream) =>
    {
        if (wanted?.Invoke(entry) == false)
        {
            return;
        }

        var path = Path.GetFullPath(Path.Combine(folder, entry.Path));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{entry.Path} points outside the backup.");
        }

        Installation.PrivateFolder(Path.GetDirectoryName(path)!);
        await using var target = PrivateFile.Create(path);
        await stream.CopyToAsync(target);
        target.Flush(flushToDisk: true);
    });

    private void RequireSameEngine(BackupManifest manifest)
    {
        var here = Installation.IsPostgres ? BackupManifest.Postgres : BackupManifest.Sqlite;
        if (manifest.Engine != here)
        {
            throw new RuleViolation("file", $"The backup is of a {Word(manifest.Engine)} and cannot go into a {Word(here)}. Restore it where it came from, or take `solmu export` across.");
        }

        static string Word(string engine) => engine == BackupManifest.Postgres ? "PostgreSQL database" : "embedded database";
    }

    private void RequireKnownShape(BackupManifest manifest)
    {
        using var db = dbs.Open();
        if (!db.Database.GetMigrations().Contains(manifest.Migration))
        {
            throw new RuleViolation("file", $"The backup was made by another Solmu ({manifest.Solmu}, {manifest.Migration}) whose data this one does not know. Install that version first.");
        }
    }

    /// <summary>Puts the last commits into the file itself; a file too damaged for that is replaced all the same.</summary>
    private async Task CloseOldAsync()
    {
        try
        {
            await CloseAsync(Installation.DatabaseFile);
        }
        catch (SqliteException)
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private static async Task CloseAsync(string file)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = SqliteBackup.OpenAlone(file);
        await SqliteBackup.ScalarAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>A log left beside a database that it does not belong to would be played into it.</summary>
    private static void DeleteSideFiles(string file)
    {
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    private void TakeKeys(string folder)
    {
        var from = new DirectoryInfo(Path.Combine(folder, "keys"));
        var to = Installation.PrivateFolder(Path.Combine(Installation.Folder, "keys"));
        foreach (var key in from.Exists ? from.GetFiles() : [])
        {
            key.CopyTo(Path.Combine(to.FullName, key.Name), overwrite: true);
        }
    }
}
