using System.Text;

namespace Solmu.Reading;

/// <summary>Takes the value of a card's property apart: transfer encoding, escapes, components.</summary>
internal static class VCardValues
{
    /// <summary>The value with its transfer encoding undone; escapes are still in it.</summary>
    public static string Decode(VCardProperty property)
    {
        if (property.Parameters.Contains("QUOTED-PRINTABLE", StringComparison.Ordinal))
        {
            return Charset(property.Parameters).GetString(FromQuotedPrintable(property.Value));
        }

        var isBase64 = property.Parameters.Contains("BASE64", StringComparison.Ordinal)
            || property.Parameters.Split(';').Contains("ENCODING=B");
        return isBase64 ? FromBase64(property) : property.Value;
    }

    /// <summary>The components between separators that are not escaped, with escapes undone.</summary>
    public static List<string> Split(string value, params ReadOnlySpan<char> separators)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
                part.Append(value[i] is 'n' or 'N' ? '\n' : value[i]);
            }
            else if (separators.Contains(value[i]))
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(value[i]);
            }
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }

    public static string Plain(string value) => Split(value)[0];

    private static byte[] FromQuotedPrintable(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                bytes.Add((byte)((HexDigit(value[i + 1]) << 4) | HexDigit(value[i + 2])));
                i += 2;
            }
            else if (char.IsAscii(value[i]))
            {
                bytes.Add((byte)value[i]);
            }
            else
            {
                var length = char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(value.Substring(i, length)));
                i += length - 1;
            }
        }

        return [.. bytes];
    }

    private static int HexDigit(char c) => char.IsAsciiDigit(c) ? c - '0' : char.ToUpperInvariant(c) - 'A' + 10;

    private static string FromBase64(VCardProperty property)
    {
        var text = property.Value.Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Charset(property.Parameters).GetString(bytes, 0, length)
            : property.Value;
    }

    // What has no charset, or one that is not known here, is UTF-8.
    private static Encoding Charset(string parameters)
    {
        const string key = "CHARSET=";
        foreach (var parameter in parameters.Split(';', StringSplitOptions.TrimEntries))
        {
            if (!parameter.StartsWith(key, StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                return Encoding.GetEncoding(parameter[key.Length..].Trim('"'));
            }
            catch (ArgumentException)
            {
                return Encoding.UTF8;
            }
        }

        return Encoding.UTF8;
    }
}
