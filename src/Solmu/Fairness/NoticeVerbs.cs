using System.CommandLine;
using Solmu.Cli;
using Solmu.Database;

namespace Solmu.Fairness;

/// <summary>notice.</summary>
internal static class NoticeVerbs
{
    private static readonly Option<string> Format = new("--format") { Description = "md (default) or html", HelpName = "md|html" };

    public static void Add(RootCommand root) => root.Add(new Verb("notice", "Tell staff and partners what is read and why, on one page", NoticeAsync) { Format });

    private static async Task<int> NoticeAsync(ParseResult parse, CommandRun run)
    {
        var format = parse.GetValue(Format)?.ToLowerInvariant() ?? "md";
        if (format is not ("md" or "html"))
        {
            throw new UseViolation("format", $"--format {format}: a notice comes as md or html.");
        }

        var notice = await run.Get<ReadNotice>().RunAsync();
        return run.Answer(
            new { notice.Firm, notice.Day, notice.Title, notice.Lead, sections = notice.Sections.Select(section => new { section.Title, section.Lines }) },
            output => output.Write(format == "html" ? NoticeWriting.Html(notice) : NoticeWriting.Markdown(notice)));
    }
}
