using System.CommandLine;
using System.Text;
using Solmu.Access;
using Solmu.Archives;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Operations;

namespace Solmu.Exports;

/// <summary>export: what is here, for spreadsheets and for other programs.</summary>
internal static class ExportsVerbs
{
    private static readonly string[] AllFormats = ["csv", "json", "graphml", "gexf", "vcf", "ics"];

    private static readonly Argument<string?> Kind = new("KIND") { Arity = ArgumentArity.ZeroOrOne, Description = $"{string.Join(", ", ExportKinds.Formats.Keys)}; the whole firm when left out" };
    private static readonly Option<string?> Format = new("--format") { HelpName = "FORMAT", Description = $"{string.Join(", ", AllFormats)}; csv when left out" };
    private static readonly Option<string?> Out = new("--out") { HelpName = "PATH", Description = "Write into this file instead of to the terminal" };

    public static void Add(RootCommand root) =>
        root.Add(new Verb("export", "Write out what is here, in columns that import takes back", ExportAsync) { Arguments = { Kind }, Options = { Format, Out } });

    private static async Task<int> ExportAsync(ParseResult parse, CommandRun run)
    {
        var (kind, format) = Asked(parse.GetValue(Kind), parse.GetValue(Format), run.Json && parse.GetValue(Out) is null);
        if (kind is null && run.Get<Viewer>().Role == Role.Reader)
        {
            throw new RuleViolation(null, "The whole firm is not for readers to take along. Name a kind: what you may see of it can be exported.");
        }

        if (parse.GetValue(Out) is { } path)
        {
            return await ToFileAsync(run, kind, format, run.Locate(path));
        }

        if (format == "zip" || (kind is null && format == "csv"))
        {
            throw new UseViolation("out", "The whole firm is a zip: say where it goes with --out, or name one kind of it.");
        }

        if (run.Json && format != "json")
        {
            throw new UseViolation("out", $"{format} is not JSON: leave --json out, write it into a file with --out, or take --format json.");
        }

        await using var output = new TextStream(run.Output);
        await WriteAsync(run, kind, format, output, Download.Utf8);
        if (format == "json")
        {
            await run.Output.WriteLineAsync();
        }

        return Exit.Done;
    }

    /// <summary>What is to be written, and how; two words that do not go together are wrong use.</summary>
    private static (string? Kind, string Format) Asked(string? kind, string? format, bool json)
    {
        if (kind is not null && !ExportKinds.Formats.ContainsKey(kind))
        {
            throw new UseViolation("kind", $"{kind} cannot be exported; there are {string.Join(", ", ExportKinds.Formats.Keys)}.");
        }

        format ??= kind switch { ExportKinds.Net => "graphml", ExportKinds.Archive => "zip", _ => json ? "json" : "csv" };
        if (!AllFormats.Contains(format) && kind != ExportKinds.Archive)
        {
            throw new UseViolation("format", $"{format} is not a format Solmu knows; there are {string.Join(", ", AllFormats)}.");
        }

        kind ??= ExportKinds.Meant(format);
        return kind is null || ExportKinds.Formats[kind].Contains(format)
            ? (kind, format)
            : throw new UseViolation("format", $"{kind} cannot be written as {format}; there are {string.Join(" and ", ExportKinds.Formats[kind])}.");
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
                counts = await WriteAsync(run, kind, format, stream, Download.MarkedUtf8);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return run.Answer(new { path, counts }, output => output.WriteLine($"{path}: {string.Join(", ", counts.Select(count => $"{count.Value:N0} {count.Key}"))}"));
    }

    private static async Task<Dictionary<string, long>> WriteAsync(CommandRun run, string? kind, string format, Stream stream, Encoding csv) => format switch
    {
        "json" => await run.Get<ExportJson>().RunAsync(kind, stream),
        "vcf" => Counted(ExportKinds.People, await run.Get<ExportCards>().RunAsync(run.Get<Visible>().People.Where(person => !person.IsIgnored), stream)),
        "ics" => Counted(ExportKinds.Contracts, await run.Get<ExportCalendar>().RunAsync(null, stream)),
        "graphml" or "gexf" => await GraphAsync(run, format, stream),
        "zip" => (await run.Get<WriteArchive>().RunAsync(stream)).Where(part => part.Kind is not null && part.Records > 0).ToDictionary(part => part.Kind!, part => part.Records),
        _ when kind is null && run.Get<Viewer>().MayOwn => (await run.Get<WriteArchive>().RunAsync(stream)).Where(part => part.Kind is null).ToDictionary(part => Path.GetFileNameWithoutExtension(part.Path), part => part.Records),
        _ when kind is null => await run.Get<ExportCsv>().RunAsync(stream),
        _ => await TableAsync(run, kind, stream, csv),
    };

    private static async Task<Dictionary<string, long>> TableAsync(CommandRun run, string kind, Stream stream, Encoding encoding)
    {
        await using var text = new StreamWriter(stream, encoding, bufferSize: 32 * 1024, leaveOpen: true);
        return Counted(kind, await run.Get<ExportCsv>().RunAsync(kind, text));
    }

    private static async Task<Dictionary<string, long>> GraphAsync(CommandRun run, string format, Stream stream)
    {
        var graph = await run.Get<ReadNetGraph>().RunAsync();
        await GraphFile.WriteAsync(graph, format, stream);
        return new Dictionary<string, long> { ["nodes"] = graph.Nodes.Count, ["edges"] = graph.Edges.Count };
    }

    private static Dictionary<string, long> Counted(string kind, long count) => new() { [kind] = count };
}
