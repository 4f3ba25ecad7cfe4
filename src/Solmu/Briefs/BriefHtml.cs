using System.Net;
using System.Text;
using Solmu.Ui;

namespace Solmu.Briefs;

/// <summary>The brief as one HTML document that carries its own styles, for printing and sending.</summary>
public static class BriefHtml
{
    private const string Styles = """
        @page { size: A4; margin: 14mm }
        body { font: 10pt/1.4 system-ui, sans-serif; color: #1d2531; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 16pt; margin: 0 } h2 { font-size: 11pt; margin: .9rem 0 .3rem; border-bottom: 1px solid #c8ccd2 }
        .kicker { color: #5b6472; margin: 0 } ul { margin: 0; padding-left: 1.1rem } dl { display: grid; grid-template-columns: repeat(2, max-content 1fr); gap: .1rem .8rem; margin: 0 }
        dt, .quiet { color: #5b6472 } dd { margin: 0; overflow-wrap: anywhere } li { break-inside: avoid; overflow-wrap: anywhere }
        @media (max-width: 40rem) { dl { grid-template-columns: max-content 1fr } }
        @media print { body { font-size: 9pt; margin: 0; padding: 0; max-width: none } }
        """;

    public static string Of(Brief brief)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>").Append(Safe(brief.Partner)).Append("</title>\n<style>\n").Append(Styles).Append("\n</style>\n</head>\n<body>\n<main>\n");
        html.Append("<p class=\"kicker\">").Append(Safe(brief.Kicker)).Append(" · as of ").Append(Safe(Say.Day(brief.Day))).Append("</p>\n");
        html.Append("<h1>").Append(Safe(brief.Partner)).Append("</h1>\n<p>").Append(Safe(brief.Sentence)).Append("</p>\n<h2>Facts</h2>\n<dl>\n");
        foreach (var fact in brief.Facts)
        {
            html.Append("<dt>").Append(Safe(fact.Label)).Append("</dt><dd>").Append(Safe(fact.Value ?? Say.NotKnown)).Append("</dd>\n");
        }

        html.Append("</dl>\n");
        Part(html, "Open", brief.Open, Safe);
        Part(html, "People", brief.People, person => $"<strong>{Safe(person.Name)}</strong>{Also(person.Role)}{Also(person.Email)}: {Safe(BriefMarkdown.Contact(person))}");
        Part(html, "Latest", brief.Timeline, told => $"<span class=\"quiet\">{Safe(Say.Day(told.Day))} · {Safe(told.Kind)}</span> {Safe(told.Text)}{(told.Together.Length == 0 ? "" : $" <span class=\"quiet\">({Safe(told.Together)})</span>")}");
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Part<T>(StringBuilder html, string title, IReadOnlyList<T> items, Func<T, string> line)
    {
        html.Append("<h2>").Append(title).Append("</h2>\n");
        html.Append(items.Count == 0 ? "<p>Nothing is recorded.</p>\n" : "<ul>\n");
        foreach (var item in items)
        {
            html.Append("<li>").Append(line(item)).Append("</li>\n");
        }

        html.Append(items.Count == 0 ? "" : "</ul>\n");
    }

    private static string Also(string? part) => part is null ? "" : $", {Safe(part)}";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
