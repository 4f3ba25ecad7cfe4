using System.Text.Json;
using Solmu.Access;
using Solmu.Archives;
using Solmu.Audit;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Fairness;
using Solmu.Firms;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>
/// Brings files in, as one or not at all: what can be read and fits goes in, rows that are refused are named, and the
/// whole can be undone. A dry run tells the same without writing.
/// </summary>
internal sealed class ImportFiles(SolmuDbs dbs, Writer writer, Viewer viewer, Moment moment, OnceOnly once)
{
    public sealed record Input(IReadOnlyList<FileReading> Files, bool IsDryRun, IProgress<ImportProgress>? Progress = null, OnceKey? Once = null);

    /// <summary>Files that are sent again under the same key bring nothing in; the key then holds what was answered.</summary>
    public async Task<ImportResult> RunAsync(Input input)
    {
        // A preview tells what is there already, so it is for those who see everything.
        var keeper = viewer.AsKeeper();
        if (input.Files.FirstOrDefault(file => file.Unreadable is not null) is { } unreadable)
        {
            throw new RuleViolation(null, $"{unreadable.File}: {unreadable.Unreadable}");
        }

        if (input.Files.FirstOrDefault(file => file.Archive is not null) is { } archive)
        {
            // It brings users with their roles, so it is for those who decide about both.
            keeper = viewer.AsOwner();
            if (input.Files.Count > 1)
            {
                throw new RuleViolation(null, $"{archive.File} is a whole firm and comes alone; bring the other files in afterwards.");
            }
        }

        return input.IsDryRun ? await PreviewAsync(input) : await OnceAsync(input, keeper.Through(Door.Import));
    }

    private async Task<ImportResult> PreviewAsync(Input input)
    {
        await using var db = dbs.Open();
        if (input.Files is [{ Archive: not null } archive])
        {
            return new ImportResult(null, [await FillFromArchive.PreviewAsync(db, archive, input.Progress)]);
        }

        db.ChangeTracker.QueryTrackingBehavior = Microsoft.EntityFrameworkCore.QueryTrackingBehavior.TrackAll;
        var (plan, files) = await PlanAsync(db, input);
        return plan.Result(files, isDryRun: true);
    }

    /// <summary>Mails and meetings go in as contacts.</summary>
    private async Task<(ImportPlan Plan, IReadOnlyList<FileReading> Files)> PlanAsync(SolmuDb db, Input input)
    {
        var firm = await FocalFirms.RequireAsync(db);
        var notRead = await NotRead.LoadAsync(db.IgnoredAddresses, db.PersonEmails.Where(email => db.People.Any(person => person.Id == email.PersonId && person.NotReadSince != null)).Select(email => email.Address));
        var files = Meetings.AsContacts(firm, MailContacts.In(input.Files, firm, notRead), notRead);
        return (await ImportPlan.MakeAsync(db, firm, files, moment.Now, viewer.UserId, input.Progress), files);
    }

    private async Task<ImportResult> OnceAsync(Input input, Viewer keeper)
    {
        ImportResult? result = null;
        var batch = await writer.RunAsync(keeper, db => once.RunAsync(db, viewer, input.Once, async () =>
        {
            result = await WriteAsync(db, input);
            input.Once?.Answer = result.ToText();
            return Ids.Text(result.ImportId!.Value);
        }));
        return result ?? new ImportResult(Ids.Require(batch), []);
    }

    private async Task<ImportResult> WriteAsync(SolmuDb db, Input input)
    {
        if (input.Files is [{ Archive: not null } archive])
        {
            return await FillAsync(db, archive, input.Progress);
        }

        var (plan, files) = await PlanAsync(db, input);
        var result = plan.Result(files, isDryRun: false);
        foreach (var mails in input.Files.Select(file => file.Records).OfType<MailRecords>())
        {
            mails.Clear();
        }

        await ApplyPlan.RunAsync(plan, JsonSerializer.Serialize(result.Files.Select(ImportSummary.Of), JsonOutput.Options), Counts(result), input.Progress);
        return result;
    }

    private async Task<ImportResult> FillAsync(SolmuDb db, FileReading archive, IProgress<ImportProgress>? progress)
    {
        var import = new Import(archive.File, moment.Now, viewer.UserId);
        var result = new ImportResult(import.Id, [await FillFromArchive.RunAsync(db, archive, progress)]);
        import.Sum(JsonSerializer.Serialize(result.Files.Select(ImportSummary.Of), JsonOutput.Options));
        db.Tell(Act.Imported, nameof(Import), import.Id, [.. Counts(result)]);
        db.Add(import);
        await db.SaveChangesAsync();
        return result;
    }

    private static IEnumerable<(string What, long Number)> Counts(ImportResult result) =>
        [("created", result.Files.Sum(file => file.Created)), ("updated", result.Files.Sum(file => file.Updated)), ("skipped", result.Files.Sum(file => file.Skipped)), .. result.Files.Sum(file => file.Ignored) is > 0 and var ignored ? [("ignored", ignored)] : Array.Empty<(string, long)>()];
}

/// <summary>What is kept of an import's outcome for its page: numbers, not rows.</summary>
internal sealed record ImportSummary(string File, string Kind, long Read, long Created, long Updated, long Unchanged, long Skipped, long Ignored = 0)
{
    public static ImportSummary Of(FileResult file) => new(file.File, file.Kind.Name(), file.Read, file.Created, file.Updated, file.Unchanged, file.Skipped, file.Ignored);
}
