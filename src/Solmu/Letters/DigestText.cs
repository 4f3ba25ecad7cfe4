using System.Net;
using System.Text;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Exports;
using Solmu.Ties;
using Solmu.Today;
using Solmu.Ui;

namespace Solmu.Letters;

/// <summary>The weekly letter in words: plain, and as a page for whoever reads mail that way. Both say the same.</summary>
public sealed class DigestText
{
    private readonly Digest digest;
    private readonly string home;
    private readonly List<Part> parts = [];

    public DigestText(Digest digest, string home)
    {
        (this.digest, this.home) = (digest, home.TrimEnd('/'));
        Subject = digest.Items.Count == 0 ? "Nobody needs you this week" : $"{Say.Count(digest.Items.Count + digest.More, "person", "people")} to contact this week";
        Add(digest.IsEverybodys ? "Whom your colleagues and you had best contact" : "Whom you had best contact", digest.Items.Select(LineOf));
        Add("Cooled down since last week", digest.Cooling.Select(LineOf));
        Add($"Contracts that end within {ReadDigest.EndDays} days", digest.Ends.Select(contract => new Line(contract.Partner, $"{ExportCalendar.SentenceOf(contract.Title, contract.Partner)} on {Say.Day(contract.EndsOn)}, {Say.Distance(contract.EndsOn, digest.Day)}.", $"/partners/{contract.Slug}")));
    }

    public string Subject { get; }

    public string Plain()
    {
        var text = new StringBuilder($"Good morning {digest.Name},\n\n{Opening}\n");
        foreach (var part in parts)
        {
            text.Append('\n').Append(part.Title).Append('\n').Append('-', part.Title.Length).Append('\n');
            foreach (var line in part.Lines)
            {
                text.Append("* ").Append(line.Who).Append("\n  ").Append(line.Says).Append("\n  ").Append(home).Append(line.Path).Append('\n');
            }
        }

        return text.Append("\n-- \n").Append(Closing).Append('\n').Append(home).Append(RemindersPages.Path).Append('\n').ToString();
    }

    public string Html()
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Safe(Subject)).Append("</title></head>\n<body>\n<p>Good morning ").Append(Safe(digest.Name)).Append(",</p>\n<p>").Append(Safe(Opening)).Append("</p>\n");
        foreach (var part in parts)
        {
            text.Append("<h2>").Append(Safe(part.Title)).Append("</h2>\n<ul>\n");
            foreach (var line in part.Lines)
            {
                text.Append("<li><a href=\"").Append(Safe(home + line.Path)).Append("\">").Append(Safe(line.Who)).Append("</a><br>").Append(Safe(line.Says)).Append("</li>\n");
            }

            text.Append("</ul>\n");
        }

        return text.Append("<p><small>").Append(Safe(Closing)).Append(" <a href=\"").Append(Safe(home + RemindersPages.Path)).Append("\">Reminders</a></small></p>\n</body></html>\n").ToString();
    }

    private string Opening => digest.Items.Count == 0
        ? "nobody waits for you: no tie is cooling, no contract ends soon, no mail waits."
        : $"{Say.Count(digest.Items.Count + digest.More, "person is", "people are")} worth a word this week{(digest.More > 0 ? $"; here are the first {digest.Items.Count}" : "")}.";

    private static string Closing => "This letter comes on Mondays because you asked for it. Switch it off here:";

    private void Add(string title, IEnumerable<Line> lines)
    {
        if (lines.ToList() is { Count: > 0 } some)
        {
            parts.Add(new Part(title, some));
        }
    }

    private Line LineOf(TodayItem item) => new(
        Who(item.Tie, item.Partner), $"{item.Reason}{(item.ValueCents is { } value ? $" {Say.Money(value)} a year." : "")}", PathOf(item.Tie));

    private Line LineOf(Tie tie) => new(
        Who(tie, tie.Partner), $"{(tie.Score.State == TieState.Cold ? "Cold" : "Cooling")} now; last contact {Say.Day(tie.Score.LastContact)}.", PathOf(tie));

    private string Who(Tie tie, TiePlace? partner) => tie.Other.DisplayName + (partner is null ? "" : ", " + partner.Name) + (digest.IsEverybodys ? $" (with {tie.Own.DisplayName})" : "");

    private static string PathOf(Tie tie) => $"/ties/{Ids.Text(tie.Own.Id)}/{Ids.Text(tie.Other.Id)}";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private sealed record Part(string Title, List<Line> Lines);

    private sealed record Line(string Who, string Says, string Path);
}
