using System.CommandLine;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Partnerships;

namespace Solmu.Briefs;

internal static class BriefsVerbs
{
    private static readonly Argument<string> Partner = new("PARTNER") { Description = "Name, slug or domain of the partner" };
    private static readonly Option<string> Format = new("--format") { Description = "md (default), html or json", HelpName = "md|html|json" };

    public static void Add(RootCommand root) => root.Add(new Verb("brief", "What to bring to a meeting with a partner, on one page", BriefAsync) { Partner, Format });

    private static async Task<int> BriefAsync(ParseResult parse, CommandRun run)
    {
        var format = parse.GetValue(Format)?.ToLowerInvariant() ?? "md";
        if (format is not ("md" or "html" or "json"))
        {
            throw new UseViolation("format", $"--format {format}: a brief comes as md, html or json.");
        }

        if (await PartnershipsVerbs.NamedAsync(parse.GetValue(Partner)!, run) is not { } partner)
        {
            return Exit.WithProblems;
        }

        var brief = await run.Get<ReadBrief>().RunAsync(partner);
        var document = new
        {
            brief.Partner,
            brief.Sentence,
            brief.Facts,
            brief.People,
            timeline = brief.Timeline.Select(told => new { told.Time, told.Kind, told.Text, told.Who }),
            brief.Open,
        };
        if (format == "json" && !run.Json)
        {
            await run.Output.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(document, JsonOutput.Options));
            return Exit.Done;
        }

        return run.Answer(document, output => output.Write(format == "html" ? BriefHtml.Of(brief) : BriefMarkdown.Of(brief)));
    }
}
