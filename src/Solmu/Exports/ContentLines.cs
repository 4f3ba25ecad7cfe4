using System.Text;

namespace Solmu.Exports;

/// <summary>Writes the lines of cards (RFC 6350) and calendars (RFC 5545): escaped, folded at 75 bytes, ended by CR and LF.</summary>
internal sealed class ContentLines(TextWriter output)
{
    private const int MostBytes = 75;

    /// <summary>A line whose value needs no escaping, such as a date.</summary>
    public Task RawAsync(string name, string value) => FoldAsync($"{name}:{value}");

    /// <summary>A line with a text; nothing is written when there is none.</summary>
    public Task TextAsync(string name, string? value) => string.IsNullOrEmpty(value) ? Task.CompletedTask : FoldAsync($"{name}:{Escape(value)}");

    /// <summary>A line with several texts, separated as the property asks.</summary>
    public Task TextsAsync(string name, char separator, params IEnumerable<string?> values) => FoldAsync($"{name}:{string.Join(separator, values.Select(value => Escape(value ?? "")))}");

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' or ',' or ';': escaped.Append('\\').Append(text[i]); break;
                case '\n': escaped.Append("\\n"); break;
                case '\r': escaped.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\\n"); break;
                case >= ' ' or '\t': escaped.Append(text[i]); break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A line goes on after a space on the next one; no letter is cut in two.</summary>
    private async Task FoldAsync(string line)
    {
        var bytes = 0;
        var folded = new StringBuilder(line.Length + 16);
        foreach (var letter in line.EnumerateRunes())
        {
            if (bytes + letter.Utf8SequenceLength > MostBytes)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(letter.ToString());
            bytes += letter.Utf8SequenceLength;
        }

        await output.WriteAsync(folded.Append("\r\n").ToString());
    }
}
