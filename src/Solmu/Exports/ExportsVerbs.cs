using System.CommandLine;
using System.Text;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Operations;

namespace Solmu.Exports;

/// <summary>export: what is here, for spreadsheets and for other programs.</summary>
internal static class ExportsVerbs
{
    private static readonly string[] Later = ["graphml", "gexf", "vcf", "ics"];

    private static readonly Argument<string?> Kind = new("KIND") { Arity = ArgumentArity.ZeroOrOne, Description = $"{string.Join(", ", ExportKinds.All)}; everything when left out" };
    private static readonly Option<string?> Format = new("--format") { HelpName = "FORMAT", Description = "csv (default) or json" };
    private static readonly Option<string?> Out = new("--out") { HelpName = "PATH", Description = "Write into this file instead of to the terminal" };

    public static void Add(RootCommand root) =>
        root.Add(new Verb("export", "Write out what is here, in columns that import takes back", ExportAsync) { Arguments = { Kind }, Options = { Format, Out } });

    private static async Task<int> ExportAsync(ParseResult parse, CommandRun run)
    {
        var kind = RequireKind(parse.GetValue(Kind));
        var format = RequireFormat(parse.GetValue(Format) ?? (run.Json && parse.GetValue(Out) is null ? "json" : "csv"));
        if (parse.GetValue(Out) is { } path)
        {
            return await ToFileAsync(run, kind, format, run.Locate(path));
        }

        if (format == "json")
        {
            await using var output = new TextStream(run.Output);
            await run.Get<ExportJson>().RunAsync(kind, output);
            await run.Output.WriteLineAsync();
            return Exit.Done;
        }

        if (kind is null || run.Json)
        {
            throw new UseViolation("out", kind is null
                ? "All tables together are a zip: say where it goes with --out, or name one of them."
                : "A CSV table is not JSON: leave --json out, write it into a file with --out, or take --format json.");
        }

        await run.Get<ExportCsv>().RunAsync(kind, run.Output);
        return Exit.Done;
    }

    /// <summary>The file appears under its name when it is complete.</summary>
    private static async Task<int> ToFileAsync(CommandRun run, string? kind, string format, string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder; name a file.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Path.GetRandomFileName()}.part";
        Dictionary<string, long> counts;
        try
        {
            await using (var stream = PrivateFile.Create(unfinished))
            {
                counts = await WriteAsync(run, kind, format, stream);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return run.Answer(new { path, counts }, output => output.WriteLine($"{path}: {string.Join(", ", counts.Select(count => $"{count.Value:N0} {count.Key}"))}"));
    }

    private static async Task<Dictionary<string, long>> WriteAsync(CommandRun run, string? kind, string format, Stream stream)
    {
        if (format == "json")
        {
            return await run.Get<ExportJson>().RunAsync(kind, stream);
        }

        if (kind is null)
        {
            return await run.Get<ExportCsv>().RunAsync(stream);
        }

        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return new Dictionary<string, long> { [kind] = await run.Get<ExportCsv>().RunAsync(kind, text) };
    }

    private static string? RequireKind(string? kind) => kind is null || ExportKinds.All.Contains(kind)
        ? kind
        : throw new UseViolation("kind", $"{kind} cannot be exported; there are {string.Join(", ", ExportKinds.All)}.");

    private static string RequireFormat(string format) => format switch
    {
        "csv" or "json" => format,
        _ when Later.Contains(format) => throw new UseViolation("format", $"Solmu does not write {format} yet; there are csv and json."),
        _ => throw new UseViolation("format", $"{format} is not a format Solmu knows; there are csv and json."),
    };
}
