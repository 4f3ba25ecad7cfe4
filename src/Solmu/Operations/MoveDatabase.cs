using System.Data;
using Microsoft.EntityFrameworkCore;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Imports;

namespace Solmu.Operations;

/// <summary>
/// Carries everything into an empty database of the same or the other kind, row by row through the model, and compares
/// both sides before the new one is kept. What is here stays as it is.
/// </summary>
internal sealed class MoveDatabase(SolmuDbs dbs)
{
    public async Task<long> RunAsync(Installation target, IProgress<ImportProgress> progress)
    {
        if (target == dbs.Installation)
        {
            throw new RuleViolation("to", "That is where the data lies already.");
        }

        using var held = target.Folder == dbs.Installation.Folder ? null : await InstallationLock.TakeAsync(target, alone: true);
        var wasThere = target.IsPostgres || File.Exists(target.DatabaseFile);
        using var there = new SolmuDbs(target);
        try
        {
            await SafeGround.RequireAsync(there, serves: false);
            await RequireEmptyAsync(there);
            await Migrator.MigrateAsync(there);
            var moved = await CopyAsync(there, progress);
            TakeFiles(target);
            return moved;
        }
        catch when (!wasThere)
        {
            there.Dispose();
            RemoveFile(target);
            throw;
        }
    }

    private static async Task RequireEmptyAsync(SolmuDbs there)
    {
        if (!there.Installation.IsPostgres && !File.Exists(there.Installation.DatabaseFile))
        {
            return;
        }

        await using var db = there.Open();
        var applied = (await Migrator.ShapeOfAsync(there)).Applied;
        if (applied is null ? (await Tables.InAsync(db)).Count > 0 : (await Tables.CountAsync(db)).Values.Any(rows => rows > 0))
        {
            throw new RuleViolation("to", $"The database at {there.Installation} is not empty. Name an empty one.");
        }
    }

    private async Task<long> CopyAsync(SolmuDbs there, IProgress<ImportProgress> progress)
    {
        await using var source = dbs.Open();
        await using var target = there.Open();
        source.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        target.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await using var asItIs = await source.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await using var change = await target.Database.BeginTransactionAsync();
        var moved = 0L;
        var kinds = Tables.Of(source);
        for (var i = 0; i < kinds.Count; i++)
        {
            var copier = TableCopy.Of(kinds[i]);
            progress.Report(new ImportProgress("Moving", i, kinds.Count));
            var (rows, digest) = await copier.CopyAsync(source, target);
            if (await copier.DigestAsync(target) != (rows, digest))
            {
                throw new IOException($"{kinds[i].GetTableName()} did not arrive as it was, so nothing was moved.");
            }

            moved += rows;
        }

        await change.CommitAsync();
        return moved;
    }

    /// <summary>Keys that protect forms, and files that were given to Solmu, lie beside the database.</summary>
    private void TakeFiles(Installation target)
    {
        foreach (var name in target.Folder == dbs.Installation.Folder ? [] : new[] { "keys", "uploads" })
        {
            var from = new DirectoryInfo(Path.Combine(dbs.Installation.Folder, name));
            foreach (var file in from.Exists ? from.GetFiles("*", SearchOption.AllDirectories) : [])
            {
                var to = Path.Combine(target.Folder, name, Path.GetRelativePath(from.FullName, file.FullName));
                Installation.PrivateFolder(Path.GetDirectoryName(to)!);
                file.CopyTo(to, overwrite: true);
            }
        }
    }

    private static void RemoveFile(Installation target)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(target.DatabaseFile + suffix);
        }
    }
}
