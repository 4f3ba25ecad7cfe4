using System.Buffers;
using System.Text;

namespace Solmu.Reading;

/// <summary>One property of a card: <c>item1.EMAIL;TYPE=work:leena@example.com</c>.</summary>
/// <param name="Name">Upper case, without its group.</param>
/// <param name="Parameters">What stands between the name and the colon, upper case.</param>
internal sealed record VCardProperty(int Line, string Name, string Parameters, string Value);

/// <summary>Goes through the properties of a file of cards, joining lines that were folded.</summary>
internal sealed class VCardLines(ReadOnlyMemory<byte> utf8, int maxValueBytes)
{
    private const int LongestName = 1_000;

    private static readonly string[] Pictures = ["PHOTO", "LOGO", "SOUND", "KEY"];

    private readonly ArrayBufferWriter<byte> value = new();
    private int at;
    private int line;

    /// <summary>Whether a line break in a folded value stands for a space, as in version 2.1.</summary>
    public bool KeepsFoldedSpace { get; set; }

    /// <summary>The next property; null at the end. Lines that are none are passed over.</summary>
    public VCardProperty? Read()
    {
        while (TakeLine(out var first))
        {
            var start = line;
            if (!TryHead(first, out var name, out var parameters, out var rest))
            {
                continue;
            }

            // Pictures can be most of the file; they are skipped without being put together.
            var isPicture = Array.IndexOf(Pictures, name) >= 0;
            Unfold(rest, parameters.Contains("QUOTED-PRINTABLE", StringComparison.Ordinal), isPicture);
            if (!isPicture)
            {
                return new VCardProperty(start, name, parameters, Encoding.UTF8.GetString(value.WrittenSpan));
            }
        }

        return null;
    }

    private void Unfold(ReadOnlySpan<byte> rest, bool isQuotedPrintable, bool isSkipped)
    {
        value.ResetWrittenCount();
        while (true)
        {
            var isSoft = isQuotedPrintable && rest.EndsWith("="u8);
            rest = isSoft ? rest[..^1] : rest;
            if (!isSkipped && value.WrittenCount + rest.Length <= maxValueBytes)
            {
                value.Write(rest);
            }

            if ((!isSoft && !NextIsFolded()) || !TakeLine(out rest))
            {
                return;
            }

            rest = isSoft || KeepsFoldedSpace ? rest : rest[1..];
        }
    }

    private bool NextIsFolded() => at < utf8.Length && utf8.Span[at] is (byte)' ' or (byte)'\t';

    private bool TakeLine(out ReadOnlySpan<byte> text)
    {
        var rest = utf8.Span[at..];
        text = rest;
        if (rest.IsEmpty)
        {
            return false;
        }

        line++;
        var end = rest.IndexOfAny("\r\n"u8);
        if (end < 0)
        {
            at = utf8.Length;
            return true;
        }

        text = rest[..end];
        at += end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1);
        return true;
    }

    private static bool TryHead(ReadOnlySpan<byte> text, out string name, out string parameters, out ReadOnlySpan<byte> rest)
    {
        (name, parameters) = ("", "");
        rest = default;
        var colon = ColonOutsideQuotes(text);
        if (colon is <= 0 or > LongestName)
        {
            return false;
        }

        var head = Encoding.UTF8.GetString(text[..colon]).Trim().ToUpperInvariant();
        rest = text[(colon + 1)..];
        var semicolon = head.IndexOf(';', StringComparison.Ordinal);
        name = semicolon < 0 ? head : head[..semicolon];
        parameters = semicolon < 0 ? "" : head[(semicolon + 1)..];
        name = name[(name.LastIndexOf('.') + 1)..].Trim();
        return name.Length > 0;
    }

    private static int ColonOutsideQuotes(ReadOnlySpan<byte> text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length && i <= LongestName; i++)
        {
            isQuoted ^= text[i] == (byte)'"';
            if (text[i] == (byte)':' && !isQuoted)
            {
                return i;
            }
        }

        return -1;
    }
}
