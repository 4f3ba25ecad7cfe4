using System.CommandLine;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>read, import and undo.</summary>
internal static class ImportsVerbs
{
    private static readonly Argument<string[]> Files = new("FILE") { Arity = ArgumentArity.OneOrMore, Description = "CSV, vCard and mail files, folders or zip files of mail, or one archive of a whole firm" };
    private static readonly Option<string> Kind = new("--kind") { HelpName = "KIND", Description = $"What the files hold, when it is not recognised: {string.Join(", ", FileKinds.Names)}" };
    private static readonly Option<string> Map = new("--map") { HelpName = "FILE", Description = "Which of their columns is which of our fields, as JSON" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Tell what would happen, and change nothing" };
    private static readonly Argument<string> Batch = new("BATCH") { Description = "The number that import gave" };

    public static void Add(RootCommand root)
    {
        root.Add(new Verb("read", "Show what Solmu sees in files; no database is touched", ReadAsync) { NeedsNoData = true, Arguments = { Files }, Options = { Kind, Map } });
        root.Add(new Verb("import", "Bring files in: the whole or nothing, and it can be undone", ImportAsync) { Least = Role.Manager, Arguments = { Files }, Options = { Kind, Map, DryRun } });
        root.Add(new Verb("undo", "Take an import back", UndoAsync) { Least = Role.Manager, Arguments = { Batch } });
    }

    private static Task<int> ReadAsync(ParseResult parse, CommandRun run)
    {
        using var bar = new ProgressBar(run);
        var (files, refusal) = FilesOf(parse, run, bar, null);
        if (refusal is { } exit)
        {
            return Task.FromResult(exit);
        }

        var hasProblems = files.Exists(file => file.Problems.Count > 0);
        return Task.FromResult(run.Answer(new { files = files.Select(ReadingJson.Shape) }, output => files.ForEach(file => Describe(file, output)), hasProblems ? Exit.WithProblems : Exit.Done));
    }

    private static async Task<int> ImportAsync(ParseResult parse, CommandRun run)
    {
        var firms = run.Get<FocalFirms>();
        using var bar = new ProgressBar(run);
        var (files, refusal) = FilesOf(parse, run, bar, await firms.ReadAsync());
        if (refusal is { } exit)
        {
            return exit;
        }

        // An archive brings its firm along.
        if (!files.Exists(file => file.Archive is not null))
        {
            await firms.RequireAsync();
        }

        var result = await run.Get<ImportFiles>().RunAsync(new ImportFiles.Input(files, parse.GetValue(DryRun), bar));
        bar.Clear();
        return run.Answer(result.ToJson(), output => Describe(result, output), result.HasProblems ? Exit.WithProblems : Exit.Done);
    }

    private static async Task<int> UndoAsync(ParseResult parse, CommandRun run)
    {
        var batch = parse.GetValue(Batch)!;
        if (!Ids.TryParse(batch, out var id) || await run.Get<UndoImport>().RunAsync(id) is not { } result)
        {
            return run.Refuse($"There is no import {batch}. The page Imports lists them.");
        }

        return run.Answer(
            new { batch, undone = result.Undone, kept = result.Records.Select(kept => new { kept.Kind, kept.Name, kept.Reason }) },
            output =>
            {
                output.WriteLine($"{result.Undone} records are as they were before.");
                foreach (var kept in result.Records)
                {
                    output.WriteLine($"  kept {kept.Kind} {kept.Name}: {kept.Reason}");
                }
            });
    }

    private static (List<FileReading> Files, int? Refusal) FilesOf(ParseResult parse, CommandRun run, ProgressBar bar, FocalFirm? firm)
    {
        FileKind? kind = null;
        if (parse.GetValue(Kind) is { } named)
        {
            kind = FileKinds.TryParse(named, out var known) ? known : throw new UseViolation("kind", $"--kind {named}: a kind is one of {string.Join(", ", FileKinds.Names)}.");
        }

        ColumnMap? map = null;
        if (parse.GetValue(Map) is { } path)
        {
            map = ColumnMap.Parse(Open(run, path), out var problems);
            if (map is null)
            {
                return ([], run.Refuse($"{path} is not a map file.", problems));
            }
        }

        var files = new List<FileReading>();
        foreach (var file in parse.GetValue(Files)!)
        {
            files.Add(FileReader.Read(Open(run, file), new ReadOptions { Kind = kind, Map = map, Zone = firm?.Zone ?? TimeZoneInfo.Utc, KeepsSubjects = firm?.KeepsSubjects ?? true, HowFar = ImportProgress.Reading(bar) }));
        }

        bar.Clear();

        var unreadable = files.Where(file => file.Unreadable is not null).ToList();
        return unreadable.Count == 0
            ? (files, null)
            : (files, run.Refuse($"{unreadable[0].File} cannot be read: {unreadable[0].Unreadable}", unreadable.SelectMany(file => file.Problems.Count > 0 ? file.Problems : [new Problem(file.File, null, null, null, file.Unreadable!)])));
    }

    private static SourceFile Open(CommandRun run, string path)
    {
        var full = run.Locate(path);
        return File.Exists(full) || Directory.Exists(full)
            ? SourceFile.At(full, Path.GetFileName(Path.TrimEndingDirectorySeparator(full)))
            : throw new RuleViolation("file", $"There is no file {path}.");
    }

    private static void Describe(FileReading file, TextWriter output)
    {
        output.WriteLine($"{file.File}: {file.Kind?.Name()}, {file.Records.Count} of {file.RowCount} rows read{(file.Encoding is null ? "" : $", {file.Encoding}")}");
        foreach (var column in file.Mapping)
        {
            output.WriteLine($"  {column.Header} → {column.Field ?? "(left out)"}");
        }

        Describe(file.Problems, output);
    }

    private static void Describe(ImportResult result, TextWriter output)
    {
        foreach (var file in result.Files)
        {
            output.WriteLine($"{file.File}: {file.Read} {file.Kind.Name()} read: {file.Created} new, {file.Updated} updated, {file.Unchanged} unchanged, {file.Skipped} skipped{(file.Ignored > 0 ? $", {file.Ignored} of them because somebody on them is not to be read" : "")}");
            Describe(file.Problems, output);
        }

        output.WriteLine(result.ImportId is { } id ? $"Take it back with: solmu undo {Ids.Text(id)}" : "Nothing was changed: this was a dry run.");
    }

    private static void Describe(IReadOnlyList<Problem> problems, TextWriter output)
    {
        foreach (var problem in problems)
        {
            output.WriteLine($"  {(problem.Offset is { } offset ? $"{problem.File}, byte {offset}" : $"line {problem.Line}")}{(problem.Field is null ? "" : $", {problem.Field}")}: {problem.Message}");
        }
    }
}
