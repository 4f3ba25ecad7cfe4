using System.Text;

namespace Solmu.Reading;

/// <summary>One header of a message: its name and its value as it came, with all its folded lines.</summary>
internal readonly record struct MailHeaderLine(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)
{
    public bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(Name.Span, name);

    public bool StartsWith(ReadOnlySpan<byte> name) => Name.Length > name.Length && Ascii.EqualsIgnoreCase(Name.Span[..name.Length], name);

    public string Text => Encoding.Latin1.GetString(Value.Span).Trim();
}

/// <summary>Cuts the header of a message into its lines. What is no header, such as a torn line, is passed over.</summary>
internal static class MailHeaderLines
{
    public static IEnumerable<MailHeaderLine> Of(ReadOnlyMemory<byte> header)
    {
        while (!header.IsEmpty)
        {
            var length = LengthOfFirst(header.Span);
            var line = header[..length];
            header = header[length..];
            var colon = line.Span.IndexOf((byte)':');
            if (colon > 0 && NameLength(line.Span[..colon]) is > 0 and var name)
            {
                yield return new MailHeaderLine(line[..name], line[(colon + 1)..]);
            }
        }
    }

    private static int LengthOfFirst(ReadOnlySpan<byte> header)
    {
        var length = 0;
        do
        {
            var at = header[length..].IndexOf((byte)'\n');
            length = at < 0 ? header.Length : length + at + 1;
        }
        while (length < header.Length && header[length] is (byte)' ' or (byte)'\t');

        return length;
    }

    /// <summary>0 when the text before the colon cannot be a name; old mail has space before the colon.</summary>
    private static int NameLength(ReadOnlySpan<byte> text)
    {
        var name = text.TrimEnd(" \t"u8);
        return name.IndexOfAnyExceptInRange((byte)33, (byte)126) < 0 ? name.Length : 0;
    }
}
