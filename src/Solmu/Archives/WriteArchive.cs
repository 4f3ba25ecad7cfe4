using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Exports;
using Solmu.Firms;
using Solmu.Operations;
using Solmu.Reading;

namespace Solmu.Archives;

/// <summary>
/// The whole firm as one zip: every record as a line of JSON, the tables of our own columns beside them for people, and a
/// manifest with the number and the hash of everything (docs/archive.md). Only an owner may have it.
/// </summary>
internal sealed class WriteArchive(Visible visible, SolmuDb db, FocalFirms firms, Moment moment, ExportCsv tables)
{
    private const string ReadMe =
        """
        This is the archive of a firm, as Solmu writes it.

        manifest.json      what is in here, with the number of records and a SHA-256 hash of each file
        records/*.jsonl    every record, a line of JSON each; Solmu takes them back: solmu import FILE.zip
        *.csv              the same organisations, people, contacts and ratings as tables, for you to read

        Passwords, sessions and keys are not in it. Its form is described in docs/archive.md of Solmu.

        """;

    /// <summary>What went in: the kinds of records, and the tables for people.</summary>
    public async Task<IReadOnlyList<ArchiveManifest.Part>> RunAsync(Stream output)
    {
        if (!visible.Viewer.MayOwn)
        {
            throw new RuleViolation(null, "The archive holds the whole firm with its users and its audit log, so it is for owners.");
        }

        var firm = await firms.RequireAsync();
        var time = moment.Now;
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null);
        await AddAsync(zip, ArchiveManifest.ReadMe, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(ReadMe)).AsTask());
        var parts = new List<ArchiveManifest.Part>();
        await using (await Snapshot.BeginAsync(db))
        {
            foreach (var table in ArchiveTable.Of(db))
            {
                var count = 0L;
                parts.Add((await AddAsync(zip, $"records/{table.Kind}.jsonl", async stream => count = await table.WriteAsync(db, visible, stream))) with { Kind = table.Kind, Records = count });
            }

            var names = await ExportNames.ReadAsync(visible);
            foreach (var kind in ExportKinds.All)
            {
                var count = 0L;
                parts.Add((await AddAsync(zip, kind + ".csv", async stream => count = await TableAsync(kind, names, stream))) with { Records = count });
            }
        }

        var isComplete = visible.Viewer.IsConsole || await visible.Notes.CountAsync() == await db.Notes.CountAsync();
        var manifest = new ArchiveManifest(ArchiveManifest.KnownFormat, ArchiveManifest.KnownVersion, typeof(WriteArchive).Assembly.GetName().Version!.ToString(3), time, new ArchiveManifest.Owner(Ids.Text(firm.OrganisationId), firm.Name), isComplete, parts);
        await AddAsync(zip, ArchiveManifest.Name, stream => JsonSerializer.SerializeAsync(stream, manifest, ArchiveFile.Json));
        return parts;
    }

    private async Task<long> TableAsync(string kind, ExportNames names, Stream stream)
    {
        await using var text = new StreamWriter(stream, Download.MarkedUtf8, bufferSize: 64 * 1024, leaveOpen: true);
        return await tables.WriteAsync(kind, text, names);
    }

    private static async Task<ArchiveManifest.Part> AddAsync(ZipArchive zip, string path, Func<Stream, Task> write)
    {
        await using var entry = await zip.CreateEntry(path, CompressionLevel.Optimal).OpenAsync();
        await using var measured = new MeasuredStream(entry);
        await using (var buffered = new BufferedStream(measured, 64 * 1024))
        {
            await write(buffered);
            await buffered.FlushAsync();
            return new ArchiveManifest.Part(path, null, 0, measured.Bytes, measured.Sha256());
        }
    }
}
