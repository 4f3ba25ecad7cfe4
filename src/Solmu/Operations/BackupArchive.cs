using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>The one file a backup is: a zip of the database, the keys that protect forms, and a manifest.</summary>
internal static class BackupArchive
{
    private const int LargestManifest = 16 * 1024 * 1024;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Adds a file and says what it holds.</summary>
    public static async Task<BackupManifest.Entry> AddAsync(ZipArchive archive, string path, Func<Stream, Task> write, string? table = null, IReadOnlyList<string>? columns = null)
    {
        await using var entry = await archive.CreateEntry(path, CompressionLevel.Fastest).OpenAsync();
        await using var measured = new MeasuredStream(entry);
        await write(measured);
        return new BackupManifest.Entry(path, measured.Bytes, measured.Sha256(), table, columns);
    }

    public static Task<BackupManifest.Entry> AddFileAsync(ZipArchive archive, string path, string file) => AddAsync(archive, path, async stream =>
    {
        await using var source = File.OpenRead(file);
        await source.CopyToAsync(stream);
    });

    /// <summary>Reads the whole archive back and compares every file with the manifest. Anything else than a sound backup is refused.</summary>
    public static async Task<BackupManifest> VerifyAsync(string file, Func<BackupManifest.Entry, Stream, Task>? take = null)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(file);
            var manifest = await ReadManifestAsync(archive);
            foreach (var entry in manifest.Entries)
            {
                await VerifyAsync(archive, entry, take);
            }

            return manifest;
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or EndOfStreamException or NotSupportedException)
        {
            throw new RuleViolation("file", $"{Path.GetFileName(file)} is not a sound backup of Solmu: {broken.Message}");
        }
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive archive)
    {
        var entry = archive.GetEntry(BackupManifest.Name) ?? throw new InvalidDataException("it has no manifest.");
        if (entry.Length > LargestManifest)
        {
            throw new InvalidDataException("its manifest is too long.");
        }

        await using var stream = await entry.OpenAsync();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json);
        return manifest is { Format: BackupManifest.KnownFormat, Entries: not null, Rows: not null, Migration: not null, Engine: BackupManifest.Sqlite or BackupManifest.Postgres }
            ? manifest
            : throw new InvalidDataException("its manifest is of another kind.");
    }

    private static async Task VerifyAsync(ZipArchive archive, BackupManifest.Entry expected, Func<BackupManifest.Entry, Stream, Task>? take)
    {
        var entry = archive.GetEntry(expected.Path) ?? throw new InvalidDataException($"{expected.Path} is missing.");
        if (entry.Length != expected.Bytes)
        {
            throw new InvalidDataException($"{expected.Path} has {entry.Length} bytes instead of {expected.Bytes}.");
        }

        await using var stream = await entry.OpenAsync();
        await using var measured = new MeasuredStream(Stream.Null);
        var sink = take is null ? null : new ForkedStream(stream, measured);
        if (sink is null)
        {
            await stream.CopyToAsync(measured);
        }
        else
        {
            await take!(expected, sink);
            await sink.CopyToAsync(Stream.Null);
        }

        if (measured.Bytes != expected.Bytes || measured.Sha256() != expected.Sha256)
        {
            throw new InvalidDataException($"{expected.Path} is damaged.");
        }
    }
}
