using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Operations;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

public sealed class UpgradingTests
{
    [Fact]
    public async Task What_every_earlier_shape_held_is_there_after_the_upgrade_and_was_backed_up_before()
    {
        var shapes = await OldInstallation.ShapesAsync();
        foreach (var shape in shapes.SkipLast(1))
        {
            var old = await OldInstallation.MakeAsync(shape);
            var tables = await OldInstallation.TablesAsync(old);
            var before = await OldInstallation.RowsAsync(old);

            var upgrade = (await TestApp.RunAsync(old, "migrate", "--json")).ShouldExit(0).Json;

            Assert.Equal((shape, shapes[^1]), (upgrade.GetProperty("from").GetString(), upgrade.GetProperty("to").GetString()));
            Assert.Equal(before, await OldInstallation.RowsAsync(old, tables));
            Assert.True((await TestApp.RunAsync(old, "check", "--json")).ShouldExit(0).Json.GetProperty("ok").GetBoolean());
            await ShouldHoldAsync(upgrade.GetProperty("backup").GetString()!, shape, tables, before);
            await TestDatabase.DropAsync(old);
        }
    }

    [Fact]
    public async Task The_server_backs_up_before_it_upgrades_as_well()
    {
        var old = await OldInstallation.MakeAsync((await OldInstallation.ShapesAsync())[0]);
        var tables = await OldInstallation.TablesAsync(old);
        var before = await OldInstallation.RowsAsync(old);

        await using (var server = await SolmuProcess.ServeAsync(old))
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await server.Client.GetAsync("/readyz")).StatusCode);
        }

        await ShouldHoldAsync(Assert.Single(Directory.GetFiles(PrepareInstallation.FolderOf(old))), (await OldInstallation.ShapesAsync())[0], tables, before);
        await TestDatabase.DropAsync(old);
    }

    [Fact]
    public async Task A_database_without_data_needs_no_backup_and_only_some_are_kept()
    {
        var shape = (await OldInstallation.ShapesAsync())[0];
        var old = await TestDatabase.UntouchedAsync();
        using (var dbs = new SolmuDbs(old))
        {
            await using var db = dbs.Open();
            await db.Database.MigrateAsync(shape);
        }

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await TestApp.RunAsync(old, "migrate", "--json")).ShouldExit(0).Json.GetProperty("backup").ValueKind);
        Assert.False(Directory.Exists(PrepareInstallation.FolderOf(old)));

        var full = await OldInstallation.MakeAsync(shape);
        var folder = Directory.CreateDirectory(PrepareInstallation.FolderOf(full)).FullName;
        for (var i = 0; i < PrepareInstallation.Kept + 2; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"before-upgrade-2025010{i}T000000000Z.zip"), "");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "mine.zip"), "");
        (await TestApp.RunAsync(full, "partners")).ShouldExit(0);

        var kept = Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(PrepareInstallation.Kept + 1, kept.Count);
        Assert.Contains("mine.zip", kept);
        Assert.True(new FileInfo(Path.Combine(folder, kept[^2]!)).Length > 1000);
        await TestDatabase.DropAsync(old);
        await TestDatabase.DropAsync(full);
    }

    [Fact]
    public async Task An_upgrade_that_cannot_be_backed_up_does_not_happen()
    {
        var old = await OldInstallation.MakeAsync((await OldInstallation.ShapesAsync())[0]);
        await File.WriteAllTextAsync(PrepareInstallation.FolderOf(old), "a file where the folder should be");

        (await TestApp.RunAsync(old, "migrate", "--json")).ShouldExit(4);

        using var dbs = new SolmuDbs(old);
        Assert.False((await Migrator.ShapeOfAsync(dbs)).IsNewest);
    }

    [Fact]
    public async Task An_upgrade_that_was_killed_is_finished_by_the_next_start()
    {
        var shape = (await OldInstallation.ShapesAsync())[0];
        var hit = 0;
        foreach (var late in new[] { 0, 15 })
        {
            var old = await OldInstallation.MakeAsync(shape);
            var tables = await OldInstallation.TablesAsync(old);
            var before = await OldInstallation.RowsAsync(old);
            await using (var upgrade = SolmuProcess.StartCommand(old, "migrate"))
            {
                await WaitForLockAsync(old, upgrade);
                await Task.Delay(late);
                hit += upgrade.HasExited ? 0 : 1;
                if (!upgrade.HasExited)
                {
                    upgrade.KillNow();
                }

                await upgrade.ExitAsync();
            }

            var started = Stopwatch.GetTimestamp();
            (await SolmuProcess.RunAsync(old, "migrate")).ShouldExit(0);
            Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 60);
            Assert.Equal(before, await OldInstallation.RowsAsync(old, tables));
            (await TestApp.RunAsync(old, "check")).ShouldExit(0);
            await TestDatabase.DropAsync(old);
        }

        TestContext.Current.SendDiagnosticMessage($"{hit} of 2 upgrades were killed in the middle");
        Assert.True(hit > 0, "No kill came in time.");
    }

    [Fact]
    public async Task A_lock_that_a_killed_upgrade_left_behind_holds_nobody_up()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "There the lock ends with the connection.");
        var old = await OldInstallation.MakeAsync((await OldInstallation.ShapesAsync())[0]);
        using (var dbs = new SolmuDbs(old))
        {
            await using var db = dbs.Open();
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        }

        (await TestApp.RunAsync(old, "migrate")).ShouldExit(0);
        await TestDatabase.DropAsync(old);
    }

    /// <summary>EF holds it while it changes the shape.</summary>
    private static async Task WaitForLockAsync(Installation installation, SolmuProcess upgrade)
    {
        using var dbs = new SolmuDbs(installation);
        await using var db = dbs.Open();
        var started = Stopwatch.GetTimestamp();
        while (!upgrade.HasExited && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60))
        {
            if (TestDatabase.IsPostgres
                ? await CountAsync("pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname = '__EFMigrationsHistory' AND l.mode = 'AccessExclusiveLock'") > 0
                : await CountAsync("sqlite_master WHERE name = '__EFMigrationsLock'") > 0 && await CountAsync("\"__EFMigrationsLock\"") > 0)
            {
                return;
            }
        }

        async Task<long> CountAsync(string from)
        {
            try
            {
                return await db.Database.SqlQueryRaw<long>($"SELECT count(*) AS \"Value\" FROM {from}").SingleAsync();
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                return 0; // Gone between the two questions.
            }
        }
    }

    private static async Task ShouldHoldAsync(string backup, string shape, IReadOnlyList<Tables.Table> tables, string rows)
    {
        Assert.Equal(shape, (await BackupArchive.VerifyAsync(backup)).Migration);
        var fresh = await TestDatabase.UntouchedAsync();
        (await TestApp.RunAsync(fresh, "restore", backup)).ShouldExit(0);

        // The audit log tells of the restore as well.
        Assert.Equal(WithoutLog(rows), WithoutLog(await OldInstallation.RowsAsync(fresh, tables)));
        await TestDatabase.DropAsync(fresh);

        static string WithoutLog(string rows) => string.Join('\n', rows.Split('\n').Where(row => !row.StartsWith("audit_entries", StringComparison.Ordinal)));
    }
}
