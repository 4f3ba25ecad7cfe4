using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>
/// Where dropped files wait while somebody looks at them: in a folder of their own, for a day, seen by who dropped them.
/// Previews and runs go on in the background, so that a large file shows how far it is.
/// </summary>
internal sealed class ImportDesk(Installation installation, IServiceScopeFactory scopes, FocalFirms firms, TimeProvider clock, ILogger<ImportDesk> logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private const int LargeBytes = 16_000_000;
    private readonly ConcurrentDictionary<string, Upload> uploads = [];

    public Upload? Find(string key, Viewer viewer) =>
        uploads.GetValueOrDefault(key) is { } upload && upload.UserId == viewer.UserId ? upload : null;

    public async Task<Upload> ReceiveAsync(Viewer viewer, IReadOnlyList<IFormFile> dropped, SavedMappings mappings)
    {
        Sweep();
        var firm = await firms.RequireAsync();
        var key = Ids.Text(Ids.New());
        var folder = Installation.PrivateFolder(Path.Combine(installation.UploadFolder, key)).FullName;
        var files = new List<UploadedFile>();
        foreach (var file in dropped)
        {
            var path = Path.Combine(folder, files.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await using (var target = File.Create(path))
            {
                await file.CopyToAsync(target);
            }

            if (file.Length > LargeBytes && FileReader.IsMail(SourceFile.At(path, Path.GetFileName(file.FileName)), null))
            {
                files.Add(new UploadedFile(file.FileName, path) { Seen = new FileReading { File = file.FileName, Kind = FileKind.Mail } });
                continue;
            }

            var seen = Read(file.FileName, path, null, firm);
            var map = await mappings.FindAsync(HeadersOf(seen));
            files.Add(new UploadedFile(file.FileName, path) { Map = map, Seen = Light(map is null ? seen : Read(file.FileName, path, map, firm)) });
        }

        var upload = uploads[key] = new Upload(key, viewer.UserId, clock.GetUtcNow().UtcDateTime, files);
        if (files.Exists(file => file.Seen is { Kind: FileKind.Mail, RowCount: 0, Unreadable: null }))
        {
            upload.Now = new Upload.State.Working(false, new ImportProgress("Reading the files", 0, 0)) { IsFirstLook = true };
            _ = Task.Run(() => LookAsync(upload));
        }

        return upload;
    }

    /// <summary>A large mailbox takes a while; the page shows how far it is.</summary>
    private async Task LookAsync(Upload upload)
    {
        try
        {
            var firm = await firms.RequireAsync();
            foreach (var file in upload.Files.Where(file => file.Seen is { Kind: FileKind.Mail, RowCount: 0, Unreadable: null }))
            {
                file.Seen = Light(Read(file.Name, file.Path, null, firm, new Reporter(upload, isWriting: false, isFirstLook: true)));
            }

            upload.Now = new Upload.State.Mapping();
        }
#pragma warning disable CA1031 // A background run has nobody above it; whoever waits for it must hear that it failed.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "A mailbox could not be looked at");
            upload.Now = new Upload.State.Mapping("Solmu could not read this.");
        }
    }

    /// <summary>Takes another mapping for a file and looks at it again.</summary>
    public async Task RemapAsync(UploadedFile file, ColumnMap map)
    {
        file.Map = map;
        file.Seen = Light(Read(file.Name, file.Path, map, await firms.RequireAsync()));
    }

    public void StartPreview(Upload upload, Viewer viewer) => Start(upload, viewer, isDryRun: true);

    /// <summary>A second click finds the first at work, or done.</summary>
    public void StartRun(Upload upload, Viewer viewer)
    {
        lock (upload)
        {
            if (upload.Now is Upload.State.Working { IsWriting: true } or Upload.State.Done)
            {
                return;
            }

            Start(upload, viewer, isDryRun: false);
        }
    }

    /// <summary>The refused rows of a file as a table that can be mended and dropped in again.</summary>
    public async Task<string> RefusedCsvAsync(UploadedFile file, FileResult result) =>
        RefusedRows.ToCsv(FileReader.Read(SourceFile.At(file.Path, file.Name), new ReadOptions { Map = file.Map, Kind = result.Kind, Zone = (await firms.RequireAsync()).Zone, RefuseAlso = result.RefusedByPlan }));

    public static string HeadersOf(FileReading seen) => seen.Mapping.Count == 0
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', seen.Mapping.Select(column => column.Header)))));

    private void Start(Upload upload, Viewer viewer, bool isDryRun)
    {
        upload.Now = new Upload.State.Working(!isDryRun, new ImportProgress("Reading the files", 0, 0));
        _ = Task.Run(() => WorkAsync(upload, viewer, isDryRun));
    }

    private async Task WorkAsync(Upload upload, Viewer viewer, bool isDryRun)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
            var firm = await firms.RequireAsync();
            var progress = new Reporter(upload, !isDryRun);
            var readings = upload.Files.Select(file => Read(file.Name, file.Path, file.Map, firm, progress)).ToList();
            var result = await scope.ServiceProvider.GetRequiredService<ImportFiles>().RunAsync(new ImportFiles.Input(readings, isDryRun, progress));
            upload.Now = isDryRun ? new Upload.State.Preview(result) : new Upload.State.Done(result);
        }
        catch (RuleViolation rule)
        {
            upload.Now = new Upload.State.Mapping(rule.Message);
        }
#pragma warning disable CA1031 // A background run has nobody above it; whoever waits for it must hear that it failed.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "An import failed");
            upload.Now = new Upload.State.Mapping("Solmu could not finish this, and nothing was imported.");
        }
    }

    private static FileReading Read(string name, string path, ColumnMap? map, FocalFirm firm, IProgress<ImportProgress>? progress = null) =>
        FileReader.Read(SourceFile.At(path, Path.GetFileName(name)), new ReadOptions { Map = map, Zone = firm.Zone, KeepsSubjects = firm.KeepsSubjects, HowFar = progress is null ? null : ImportProgress.Reading(progress) });

    private static FileReading Light(FileReading reading) =>
        reading with { Records = [], Refused = [], Archive = reading.Archive?.Light(), Problems = [.. reading.Problems.Take(20)] };

    private void Sweep()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var old in uploads.Values.Where(upload => now - upload.At > Kept).ToList())
        {
            uploads.TryRemove(old.Key, out _);
        }

        if (!Directory.Exists(installation.UploadFolder))
        {
            return;
        }

        // A folder that belongs to no upload was left behind when Solmu stopped.
        foreach (var folder in Directory.GetDirectories(installation.UploadFolder).Where(folder => !uploads.ContainsKey(Path.GetFileName(folder)) && now - Directory.GetCreationTimeUtc(folder) > Kept))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Reporter(Upload upload, bool isWriting, bool isFirstLook = false) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => upload.Now = new Upload.State.Working(isWriting, value) { IsFirstLook = isFirstLook };
    }
}
