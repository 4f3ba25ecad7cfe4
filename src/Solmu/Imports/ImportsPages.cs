using System.Text;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Reading;
using Solmu.Ui;

namespace Solmu.Imports;

/// <summary>The five steps of an import: drop, see, map, preview, run; and the imports there were.</summary>
public static class ImportsPages
{
    public sealed record ListModel(IReadOnlyList<FindImports.Row> Imports, FocalFirm? Firm, int SharedAddresses, Errors Errors);

    public sealed record ShowModel(FindImports.Row Import, FocalFirm? Firm, string? From);

    internal static async Task<IResult> ListAsync(FindImports find, FindSharedAddresses shared, FocalFirms firms) =>
        Page.Show<ImportsPage>(new ListModel(await find.RunAsync(), await firms.ReadAsync(), await shared.CountWaitingAsync(), Errors.None));

    internal static async Task<IResult> ReceiveAsync(HttpContext context, ImportDesk desk, SavedMappings mappings, Viewer viewer, FindImports find, FindSharedAddresses shared, FocalFirms firms)
    {
        var files = (await context.Request.ReadFormAsync()).Files.Where(file => file.Length > 0 || file.FileName.Length > 0).ToList();
        if (files.Count == 0)
        {
            return Page.Refuse<ImportsPage>(new ListModel(await find.RunAsync(), await firms.ReadAsync(), await shared.CountWaitingAsync(), Errors.Of("files", "Choose at least one file.")));
        }

        var upload = await desk.ReceiveAsync(viewer, files, mappings);
        return Page.Go(context, $"/imports/uploads/{upload.Key}");
    }

    internal static IResult Upload(HttpContext context, string key, ImportDesk desk, Viewer viewer) => desk.Find(key, viewer) switch
    {
        null => Page.Show<NoticePage>(new Notice("These files are gone", "Dropped files wait for a day, and not over a restart of Solmu. Drop them in again under Imports."), StatusCodes.Status404NotFound),
        { Now: Imports.Upload.State.Mapping mapping } upload => Page.Show<UploadPage>(new UploadView(upload, mapping.Refusal)),
        { Now: Imports.Upload.State.Working working } upload => Page.Show<ProgressPage>(new ProgressView(upload.Key, working.IsWriting, working.Progress.Step, working.Progress.Done, working.Progress.Total, null) { IsFirstLook = working.IsFirstLook }),
        { Now: Imports.Upload.State.Preview preview } upload => Page.Show<PreviewPage>(new PreviewView(upload, preview.Result)),
        { Now: Imports.Upload.State.Done done } => Page.Go(context, $"/imports/{Ids.Text(done.Result.ImportId!.Value)}?from={key}"),
        _ => Page.NotFound,
    };

    /// <summary>The part of the progress page that asks again and again.</summary>
    internal static IResult Progress(string key, ImportDesk desk, Viewer viewer) => desk.Find(key, viewer) switch
    {
        null => Page.NotFound,
        { Now: Imports.Upload.State.Working working } upload => Page.Show<ProgressPart>(new ProgressView(upload.Key, working.IsWriting, working.Progress.Step, working.Progress.Done, working.Progress.Total, null) { IsFirstLook = working.IsFirstLook }),
        { } upload => Page.Show<ProgressPart>(new ProgressView(upload.Key, false, "Done", 1, 1, $"/imports/uploads/{upload.Key}")),
    };

    /// <summary>Takes the mapping as it stands in the form, remembers it, and goes on to the preview.</summary>
    internal static async Task<IResult> MapAsync(HttpContext context, string key, ImportDesk desk, SavedMappings mappings, Viewer viewer)
    {
        if (desk.Find(key, viewer) is not { } upload)
        {
            return Page.NotFound;
        }

        if (upload.Now is Imports.Upload.State.Working)
        {
            return Page.Go(context, $"/imports/uploads/{key}"); // Sent from a page that the browser still had; the work under way goes on.
        }

        var form = await context.Request.ReadFormAsync();
        foreach (var (file, number) in upload.Files.Select((file, number) => (file, number)).Where(pair => pair.file.Seen.Kind != FileKind.VCard))
        {
            if (MapOf(form, file, number) is { } map)
            {
                await desk.RemapAsync(file, map);
                await mappings.RememberAsync(ImportDesk.HeadersOf(file.Seen), map);
            }
        }

        // Looking again is asked for by itself, or needed because the kind changed and with it the fields.
        if (form["look"].Count > 0 || upload.Files.Any(file => file.Seen.Unreadable is not null))
        {
            upload.Now = new Imports.Upload.State.Mapping();
        }
        else
        {
            desk.StartPreview(upload, viewer);
        }

        return Page.Go(context, $"/imports/uploads/{key}");
    }

    internal static IResult Run(HttpContext context, string key, ImportDesk desk, Viewer viewer)
    {
        if (desk.Find(key, viewer) is not { } upload)
        {
            return Page.NotFound;
        }

        desk.StartRun(upload, viewer);
        return Page.Go(context, $"/imports/uploads/{key}");
    }

    internal static IResult Back(HttpContext context, string key, ImportDesk desk, Viewer viewer)
    {
        if (desk.Find(key, viewer) is not { Now: Imports.Upload.State.Preview } upload)
        {
            return Page.NotFound;
        }

        upload.Now = new Imports.Upload.State.Mapping();
        return Page.Go(context, $"/imports/uploads/{key}");
    }

    internal static async Task<IResult> RefusedAsync(string key, int file, ImportDesk desk, Viewer viewer)
    {
        var upload = desk.Find(key, viewer);
        var result = upload?.Now switch
        {
            Imports.Upload.State.Preview preview => preview.Result,
            Imports.Upload.State.Done done => done.Result,
            _ => null,
        };
        if (result is null || file < 0 || file >= result.Files.Count)
        {
            return Page.NotFound;
        }

        var csv = await desk.RefusedCsvAsync(upload!.Files[file], result.Files[file]);
        return Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"refused-{Path.GetFileNameWithoutExtension(result.Files[file].File)}.csv");
    }

    internal static async Task<IResult> ShowAsync(string id, string? from, FindImports find, FocalFirms firms, ImportDesk desk, Viewer viewer) =>
        Ids.TryParse(id, out var number) && (await find.RunAsync(number)).FirstOrDefault() is { } import
            ? Page.Show<ImportPage>(new ShowModel(import, await firms.ReadAsync(), from is not null && desk.Find(from, viewer) is { Now: Imports.Upload.State.Done } ? from : null))
            : Page.NotFound;

    internal static async Task<IResult> UndoAsync(HttpContext context, string id, UndoImport undo)
    {
        if (!Ids.TryParse(id, out var number) || await undo.RunAsync(number) is not { } result)
        {
            return Page.NotFound;
        }

        return result.Records.Count == 0
            ? Page.Go(context, "/imports", $"Taken back: {Say.Count(result.Undone, "record is", "records are")} as before.")
            : Page.Show<UndonePage>(result);
    }

    private static ColumnMap? MapOf(IFormCollection form, UploadedFile file, int number)
    {
        if (!FileKinds.TryParse(form[$"kind-{number}"], out var kind))
        {
            return null;
        }

        var columns = new Dictionary<string, string?>();
        for (var column = 0; column < file.Seen.Mapping.Count; column++)
        {
            var field = form[$"column-{number}-{column}"].ToString();
            if (form.ContainsKey($"column-{number}-{column}"))
            {
                columns[file.Seen.Mapping[column].Header] = field.Length > 0 && HeaderWords.IsField(field) ? field : null;
            }
        }

        // With another kind the fields are other ones: let them be recognised afresh.
        return new ColumnMap
        {
            Kind = kind,
            Columns = kind == file.Seen.Kind ? columns : new Dictionary<string, string?>(),
            Dates = form[$"dates-{number}"].ToString() switch { "dmy" => DateOrder.Dmy, "mdy" => DateOrder.Mdy, "ymd" => DateOrder.Ymd, _ => null },
        };
    }
}
