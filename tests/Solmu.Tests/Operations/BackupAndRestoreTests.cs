using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Sample;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

public sealed class BackupAndRestoreTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_comes_back_equals_what_was_row_by_row()
    {
        await using var app = await StartWithSampleAsync();
        var file = Path.Combine(app.Installation.Folder, "a", "solmu.backup");

        var backup = (await app.RunAsync("backup", file, "--json")).ShouldExit(0).Json;

        Assert.Equal(file, backup.GetProperty("file").GetString());
        Assert.Equal(new FileInfo(file).Length, backup.GetProperty("bytes").GetInt64());
        Assert.True(backup.GetProperty("verified").GetBoolean());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));

        var fresh = await TestDatabase.UntouchedAsync();
        Assert.True((await TestApp.RunAsync(fresh, "restore", file, "--json")).ShouldExit(0).Json.GetProperty("restored").GetBoolean());
        Assert.Equal(await RowsAsync(app.Installation), await RowsAsync(fresh));
        Assert.Equal(Keys(app.Installation), Keys(fresh));
        await TestDatabase.DropAsync(fresh);
    }

    [Fact]
    public async Task A_restore_replaces_what_was_there()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var file = Path.Combine(app.Installation.Folder, "solmu.backup");
        (await app.RunAsync("backup", file)).ShouldExit(0);
        var other = await TestDatabase.CreateAsync();
        (await TestApp.RunAsync(other, "init", "--name", "Other", "--country", "SE", "--domain", "other.example")).ShouldExit(0);

        (await TestApp.RunAsync(other, "restore", file)).ShouldExit(0);

        Assert.Equal(await RowsAsync(app.Installation), await RowsAsync(other));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(other.Folder), path => path.Contains("restore", StringComparison.Ordinal));
        (await TestApp.RunAsync(other, "check")).ShouldExit(0);
        await TestDatabase.DropAsync(other);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("other zip")]
    [InlineData("missing")]
    public async Task A_bad_file_is_refused_and_changes_nothing(string kind)
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var file = Path.Combine(app.Installation.Folder, "solmu.backup");
        (await app.RunAsync("backup", file)).ShouldExit(0);
        Spoil(file, kind);
        var other = await TestDatabase.CreateAsync();
        (await TestApp.RunAsync(other, "init", "--name", "Other", "--country", "SE", "--domain", "other.example")).ShouldExit(0);
        var before = await RowsAsync(other);

        var refused = (await TestApp.RunAsync(other, "restore", file, "--json")).ShouldExit(3);

        Assert.False(string.IsNullOrEmpty(refused.Json.GetProperty("error").GetString()));
        Assert.Equal(before, await RowsAsync(other));
        await TestDatabase.DropAsync(other);
    }

    [Fact]
    public async Task A_backup_under_many_writes_is_a_snapshot_with_all_that_was_confirmed_before_it_began()
    {
        await using var app = await StartWithSampleAsync();
        var file = Path.Combine(app.Installation.Folder, "solmu.backup");
        using var stop = new CancellationTokenSource();
        var (written, confirmed, started) = (0, 0, Stopwatch.GetTimestamp());
        var writing = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await app.ChangeAsync(async db =>
                {
                    // One change after the other, so the numbers are the order of the commits.
                    db.Add(new Contact(DateTime.UnixEpoch, Medium.Phone, null, $"under load {++written}", DateTime.UnixEpoch, null));
                    return await db.SaveChangesAsync();
                });
                Interlocked.Increment(ref confirmed);
            }
        })).ToList();
        while (Volatile.Read(ref confirmed) < 100 && !writing.Exists(task => task.IsFaulted))
        {
            await Task.Yield();
        }

        var atLeast = Volatile.Read(ref confirmed);
        (await app.RunAsync("backup", file)).ShouldExit(0);
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        output.WriteLine($"{confirmed / Stopwatch.GetElapsedTime(started).TotalSeconds:0} writes a second while the backup was made");

        var fresh = await TestDatabase.UntouchedAsync();
        (await TestApp.RunAsync(fresh, "restore", file)).ShouldExit(0);
        using (var dbs = new SolmuDbs(fresh))
        {
            await using var db = dbs.Open();
            var restored = await db.Contacts.Where(contact => contact.About!.StartsWith("under load")).Select(contact => contact.About!).ToListAsync();
            Assert.InRange(restored.Count, atLeast, confirmed);
            Assert.Equal(Enumerable.Range(1, restored.Count).Select(number => $"under load {number}").ToHashSet(), restored.ToHashSet());
        }

        Assert.True((await TestApp.RunAsync(fresh, "check", "--json")).ShouldExit(0).Json.GetProperty("ok").GetBoolean());
        await TestDatabase.DropAsync(fresh);
    }

    [Fact]
    public async Task A_restore_beside_a_running_server_is_refused()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var file = Path.Combine(app.Installation.Folder, "solmu.backup");
        (await app.RunAsync("backup", file)).ShouldExit(0);

        (await TestApp.RunAsync(app.Installation, "restore", file)).ShouldExit(4);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_leaves_no_half_file()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var folder = Directory.CreateDirectory(Path.Combine(app.Installation.Folder, "taken")).FullName;

        (await app.RunAsync("backup", folder)).ShouldExit(4);

        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(app.Installation.Folder), path => path.Contains(".part", StringComparison.Ordinal) || path.Contains("backup-", StringComparison.Ordinal));
    }

    private static async Task<TestApp> StartWithSampleAsync()
    {
        var app = await TestApp.StartFreshWithFirmAsync();
        await SampleSlice.LoadIntoEmptyAsync(app.Services);
        await app.SignInAsync();
        return app;
    }

    private static void Spoil(string file, string kind)
    {
        var bytes = File.ReadAllBytes(file);
        switch (kind)
        {
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "garbage":
                File.WriteAllBytes(file, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))]);
                break;
            case "truncated":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "flipped":
                bytes[bytes.Length / 3] ^= 0xFF;
                File.WriteAllBytes(file, bytes);
                break;
            case "other zip":
                File.Delete(file);
                using (var zip = System.IO.Compression.ZipFile.Open(file, System.IO.Compression.ZipArchiveMode.Create))
                {
                    zip.CreateEntry("hello.txt");
                }

                break;
            default:
                File.Delete(file);
                break;
        }
    }

    private static string[] Keys(Installation installation) =>
        [.. new DirectoryInfo(Path.Combine(installation.Folder, "keys")).GetFiles().Select(key => key.Name + File.ReadAllText(key.FullName)).Order(StringComparer.Ordinal)];

    /// <summary>Every cell of every table.</summary>
    private static async Task<string> RowsAsync(Installation installation)
    {
        using var dbs = new SolmuDbs(installation);
        await using var db = dbs.Open();
        await db.Database.OpenConnectionAsync();
        var text = new System.Text.StringBuilder();
        foreach (var table in await Solmu.Operations.Tables.InAsync(db))
        {
            // The one row more than before: that a backup was restored.
            var which = table.Name == "audit_entries" ? "WHERE act <> 'Restored'" : "";
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(column => $"\"{column}\""))} FROM {table.Name} {which} ORDER BY {string.Join(", ", table.Key)}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                text.Append(table.Name).AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))).AppendLine();
            }
        }

        return text.ToString();
    }
}
