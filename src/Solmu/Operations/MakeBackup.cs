using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>
/// Writes everything into one file while the server goes on. The file appears under its name only when it was read back
/// and compared; a backup that cannot be verified is no backup.
/// </summary>
internal sealed class MakeBackup(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    public sealed record Made(string File, long Bytes);

    private Installation Installation => dbs.Installation;

    /// <param name="file">Where it goes.</param>
    /// <param name="isRemembered">As the last backup of this installation; one that stays on the same disk is not.</param>
    public async Task<Made> RunAsync(string file, bool isRemembered = true)
    {
        if (Directory.Exists(file))
        {
            throw new IOException($"{file} is a folder; name a file.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Path.GetRandomFileName()}.part";
        try
        {
            await WriteAsync(unfinished);
            await BackupArchive.VerifyAsync(unfinished);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        var made = new Made(file, new FileInfo(file).Length);
        if (isRemembered)
        {
            await LastBackup.NoteAsync(Installation, new LastBackup(made.File, made.Bytes, clock.GetUtcNow().UtcDateTime));
        }

        return made;
    }

    private async Task WriteAsync(string unfinished)
    {
        await using var stream = PrivateFile.Create(unfinished);
        await using (var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null))
        {
            var manifest = Installation.IsPostgres ? await AddPostgresAsync(archive) : await AddSqliteAsync(archive);
            manifest = manifest with { Entries = [.. manifest.Entries, .. await AddKeysAsync(archive)] };
            await using var entry = await archive.CreateEntry(BackupManifest.Name, CompressionLevel.Fastest).OpenAsync();
            await JsonSerializer.SerializeAsync(entry, manifest, BackupArchive.Json);
        }

        stream.Flush(flushToDisk: true);
    }

    private async Task<BackupManifest> AddSqliteAsync(ZipArchive archive)
    {
        var folder = Installation.PrivateFolder(Path.Combine(Installation.Folder, $"backup-{Path.GetRandomFileName()}")).FullName;
        try
        {
            var copy = Path.Combine(folder, "solmu.db");
            Dictionary<string, long> rows = [];
            var migration = "";
            await writer.WithoutChangesAsync(async () =>
            {
                await SqliteBackup.CopyAsync(Installation, copy);
                await using var db = dbs.Open();
                rows = await Tables.CountAsync(db);
                migration = (await db.Database.GetAppliedMigrationsAsync()).LastOrDefault() ?? "";
            });
            await SqliteBackup.VerifyAsync(copy, rows);
            return Manifest(BackupManifest.Sqlite, migration, rows, [await BackupArchive.AddFileAsync(archive, "solmu.db", copy)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<BackupManifest> AddPostgresAsync(ZipArchive archive)
    {
        await using var db = dbs.Open();
        var (entries, rows) = await PostgresBackup.CopyOutAsync(db, archive);
        return Manifest(BackupManifest.Postgres, (await db.Database.GetAppliedMigrationsAsync()).LastOrDefault() ?? "", rows, entries);
    }

    private async Task<List<BackupManifest.Entry>> AddKeysAsync(ZipArchive archive)
    {
        var entries = new List<BackupManifest.Entry>();
        var keys = new DirectoryInfo(Path.Combine(Installation.Folder, "keys"));
        foreach (var key in keys.Exists ? keys.GetFiles("*.xml") : [])
        {
            entries.Add(await BackupArchive.AddFileAsync(archive, "keys/" + key.Name, key.FullName));
        }

        return entries;
    }

    private BackupManifest Manifest(string engine, string migration, IReadOnlyDictionary<string, long> rows, IReadOnlyList<BackupManifest.Entry> entries) =>
        new(BackupManifest.KnownFormat, typeof(MakeBackup).Assembly.GetName().Version!.ToString(3), engine, migration, clock.GetUtcNow().UtcDateTime, rows, entries);
}
