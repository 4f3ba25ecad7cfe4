using System.Text;
using Solmu.Ui;

namespace Solmu.Briefs;

/// <summary>The brief as Markdown. What people typed is escaped, so that it cannot become a heading or a link.</summary>
public static class BriefMarkdown
{
    public static string Of(Brief brief)
    {
        var text = new StringBuilder();
        Line(text, $"# {Plain(brief.Partner)}");
        Line(text, $"*{Plain(brief.Kicker)} · as of {Say.Day(brief.Day)}*");
        Line(text, Plain(brief.Sentence));
        Part(text, "Facts", brief.Facts, fact => $"- **{Plain(fact.Label)}**: {Plain(fact.Value ?? Say.NotKnown)}");
        Part(text, "Open", brief.Open, open => $"- {Plain(open)}");
        Part(text, "People", brief.People, person => $"- **{Plain(person.Name)}**{Also(person.Role)}{Also(person.Email)}: {Contact(person)}");
        Part(text, "Latest", brief.Timeline, told => $"- {Say.Day(told.Day)} · {Plain(told.Kind)} · {Plain(told.Text)}{(told.Together.Length == 0 ? "" : $" ({Plain(told.Together)})")}");
        return text.ToString().TrimEnd() + "\n";
    }

    public static string Contact(BriefPerson person) =>
        person.LastContact is null ? "no contact recorded" : $"last contact {Say.Day(person.LastContact)}{(person.WithWhom is null ? "" : $" with {person.WithWhom}")}";

    private static void Part<T>(StringBuilder text, string title, IReadOnlyList<T> items, Func<T, string> line)
    {
        Line(text, $"## {title}");
        Line(text, items.Count == 0 ? "Nothing is recorded." : string.Join('\n', items.Select(line)));
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static string Also(string? part) => part is null ? "" : $", {Plain(part)}";

    /// <summary>What people typed, so that it cannot become a heading or a link.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '!')
            {
                plain.Append('\\');
            }

            plain.Append(letter);
        }

        return plain.ToString();
    }
}
