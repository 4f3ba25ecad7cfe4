using System.Net;
using System.Text;
using Solmu.Briefs;
using Solmu.Ui;

namespace Solmu.Fairness;

/// <summary>The notice as Markdown, and as one HTML document that carries its own styles.</summary>
public static class NoticeWriting
{
    private const string Styles = """
        @page { size: A4; margin: 16mm }
        body { font: 11pt/1.5 system-ui, sans-serif; color: #1d2531; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 17pt; line-height: 1.25; margin: 0 } h2 { font-size: 12pt; margin: 1rem 0 .2rem; break-after: avoid } ul { margin: 0; padding-left: 1.2rem } li { break-inside: avoid; overflow-wrap: anywhere }
        .kicker { color: #5b6472; margin: 0 } @media print { body { font-size: 10pt; margin: 0; padding: 0; max-width: none } }
        """;

    public static string Markdown(NoticeText notice)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(BriefMarkdown.Plain(notice.Title)).Append("\n\n*As of ").Append(Say.Day(notice.Day)).Append("*\n\n").Append(BriefMarkdown.Plain(notice.Lead)).Append('\n');
        foreach (var section in notice.Sections)
        {
            text.Append("\n## ").Append(section.Title).Append("\n\n");
            foreach (var line in section.Lines)
            {
                text.Append("- ").Append(BriefMarkdown.Plain(line)).Append('\n');
            }
        }

        return text.ToString();
    }

    public static string Html(NoticeText notice)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Safe(notice.Title)).Append("</title>\n<style>\n").Append(Styles).Append("\n</style>\n</head>\n<body>\n<main>\n");
        html.Append("<p class=\"kicker\">As of ").Append(Safe(Say.Day(notice.Day))).Append("</p>\n<h1>").Append(Safe(notice.Title)).Append("</h1>\n<p>").Append(Safe(notice.Lead)).Append("</p>\n");
        foreach (var section in notice.Sections)
        {
            html.Append("<h2>").Append(Safe(section.Title)).Append("</h2>\n<ul>\n");
            foreach (var line in section.Lines)
            {
                html.Append("<li>").Append(Safe(line)).Append("</li>\n");
            }

            html.Append("</ul>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
