using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Solmu.Access;
using Solmu.Api;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Reading;

namespace Solmu.Imports;

internal static class ImportsApi
{
    public static void MapImportsApi(this RouteGroupBuilder api, long mostBytes)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("", ListAsync).Lists<ImportJson>("List imports, the latest first", new ListShape(["-time"]), Policies.Keeper);
        imports.MapPost("", ImportAsync).Imports<BroughtJson>("Bring files in, as one or not at all; rows that are refused are named").WithMetadata(new RequestSizeLimitAttribute(mostBytes));
        imports.MapGet("/{id}", ShowAsync).Shows<ImportJson>("Show one import", Policies.Keeper);
        imports.MapPost("/{id}/undoing", UndoAsync).Does<UndoneJson>("Put back what was before an import; what was edited since stays and is named", Policies.Keeper).Produces<RefusalJson>(409, Refusal.ContentType);
    }

    private static async Task<IResult> ListAsync(Call call, FindImports find) => call.Items((await find.PortionAsync(call.List())).Select(ImportJson.Of));

    private static async Task<IResult> ShowAsync(string id, Call call, FindImports find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> ImportAsync(HttpRequest request, Call call, ImportFiles import, FocalFirms firms)
    {
        var isDryRun = call.Flag("dryRun") ?? false;
        var sent = await SentFiles.ReadAsync(request, call);
        var firm = await firms.RequireAsync();
        var readings = sent.Files.Select(file => FileReader.Read(file, new ReadOptions { Kind = sent.Kind, Map = sent.Map, Zone = firm.Zone, KeepsSubjects = firm.KeepsSubjects })).ToList();
        if (readings.Find(reading => reading.Unreadable is not null) is { } unreadable)
        {
            return new Refusal(StatusCodes.Status422UnprocessableEntity, $"{unreadable.File} cannot be read: {unreadable.Unreadable}") { More = SentFiles.Problems(unreadable.Problems) };
        }

        var once = isDryRun ? null : await call.OnceAsync(sent.Fingerprint);
        if (once?.Answer is { } said)
        {
            return call.Brought(said);
        }

        var result = await import.RunAsync(new ImportFiles.Input(readings, isDryRun, Once: once));
        return isDryRun ? Results.Json(result.ToJson(), ApiJson.Options) : call.Brought(once?.Answer ?? result.ToText());
    }

    private static async Task<IResult> UndoAsync(string id, UndoImport undo, FindImports find)
    {
        if (await ReadAsync(id, find) is not { } import)
        {
            return Refusal.NotFound;
        }

        if (import.UndoneAt is not null)
        {
            return new Refusal(StatusCodes.Status409Conflict, "This import was undone already.");
        }

        return await undo.RunAsync(Ids.Require(id)) is { } result
            ? Results.Json(new UndoneJson(id, result.Undone, [.. result.Records.Select(kept => new KeptJson(kept.Kind, kept.Name, kept.Reason))]), ApiJson.Options)
            : Refusal.NotFound;
    }

    private static async Task<ImportJson?> ReadAsync(string id, FindImports find) =>
        Ids.TryParse(id, out var import) && (await find.RunAsync(import)).SingleOrDefault() is { } row ? ImportJson.Of(row) : null;

    /// <summary>Files of a multipart body, or a body that is itself a file, and what is said about them.</summary>
    private sealed record SentFiles(IReadOnlyList<SourceFile> Files, FileKind? Kind, ColumnMap? Map)
    {
        public byte[] Fingerprint => Encoding.UTF8.GetBytes(string.Join('\n', Files.Select(file => $"{file.Name} {Convert.ToHexStringLower(SHA256.HashData(file.Content))}").Append(MapText ?? "")));

        private string? MapText { get; init; }

        public static async Task<SentFiles> ReadAsync(HttpRequest request, Call call)
        {
            FileKind? kind = null;
            if (call.Text("kind") is { } named)
            {
                kind = FileKinds.TryParse(named, out var known) ? known : throw Call.Wrong("kind", $"One of {string.Join(", ", FileKinds.Names)}.");
            }

            if (!request.HasFormContentType)
            {
                var content = await BytesAsync(request.Body);
                return content.Length == 0 ? throw Empty() : new SentFiles([new SourceFile(Path.GetFileName(call.Text("file") ?? "file"), content)], kind, null);
            }

            try
            {
                return await FormAsync(await request.ReadFormAsync(), kind);
            }
            catch (Exception torn) when (torn is InvalidDataException or IOException)
            {
                throw new RefusedRequest(StatusCodes.Status400BadRequest, "The body is not a complete multipart form.");
            }
        }

        private static async Task<SentFiles> FormAsync(IFormCollection form, FileKind? kind)
        {
            var files = new List<SourceFile>();
            var mapText = form["map"].ToString();
            foreach (var file in form.Files)
            {
                await using var content = file.OpenReadStream();
                var bytes = await BytesAsync(content);
                if (file.Name == "map")
                {
                    mapText = Encoding.UTF8.GetString(bytes);
                }
                else
                {
                    files.Add(new SourceFile(Path.GetFileName(file.FileName), bytes));
                }
            }

            return files.Count == 0 ? throw Empty() : new SentFiles(files, kind, mapText.Length == 0 ? null : MapOf(mapText)) { MapText = mapText };
        }

        private static ColumnMap MapOf(string text) => ColumnMap.Parse(new SourceFile("map", Encoding.UTF8.GetBytes(text)), out var problems)
            ?? throw new RefusedRequest(Refusal.Of(StatusCodes.Status422UnprocessableEntity, "map", "That is not a map.") with { More = Problems(problems) });

        public static Dictionary<string, object?> Problems(IReadOnlyList<Problem> problems) => new() { ["problems"] = problems.Select(problem => new { file = problem.File, line = problem.Line, offset = problem.Offset, field = problem.Field, message = problem.Message }) };

        private static async Task<byte[]> BytesAsync(Stream stream)
        {
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            return memory.Length > Limits.Default.MaxFileBytes ? throw new RefusedRequest(StatusCodes.Status413PayloadTooLarge, "A file is larger than Solmu reads at once; split it.") : memory.ToArray();
        }

        private static RefusedRequest Empty() => new(Refusal.Of(StatusCodes.Status400BadRequest, "file", "Send a file: as the body, or as parts of multipart/form-data."));
    }

    internal sealed record ImportJson(
        string Id,
        [property: Description("The files, or the sample net")] string What,
        DateTime Time,
        [property: Description("Who brought them in")] string? By,
        DateTime? UndoneAt,
        IReadOnlyList<FindImports.FileLine> Files,
        int Version) : IVersioned
    {
        public static ImportJson Of(FindImports.Row row) => new(Ids.Text(row.Id), row.What, row.At, row.By, row.UndoneAt, row.Files, row.UndoneAt is null ? 1 : 2);
    }

    internal sealed record BroughtJson([property: Description("The import's id; null in a dry run")] string? Batch, IReadOnlyList<BroughtFileJson> Files);

    internal sealed record BroughtFileJson(string File, string Kind, long Read, long Created, long Updated, long Unchanged, long Skipped, [property: Description("Of the skipped: mails and meetings left out because somebody on them is not to be read")] long Ignored, IReadOnlyList<ProblemJson> Problems);

    internal sealed record ProblemJson(string File, long? Line, long? Offset, string? Field, string Message);

    internal sealed record UndoneJson(string Batch, int Undone, IReadOnlyList<KeptJson> Kept);

    internal sealed record KeptJson(string Kind, string Name, string Reason);
}
