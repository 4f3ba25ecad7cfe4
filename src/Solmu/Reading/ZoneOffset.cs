using System.Globalization;

namespace Solmu.Reading;

/// <summary>What may follow a time: <c>Z</c>, <c>UTC</c>, <c>+02:00</c>, <c>GMT+0200 (EET)</c>.</summary>
internal static class ZoneOffset
{
    private const int MostHours = 14;

    /// <summary>True for nothing at all too, which states no offset.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        var bracket = text.IndexOf('(');
        text = (bracket < 0 ? text : text[..bracket]).Trim();
        if (text.IsEmpty || text.Equals("Uhr", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (text is "Z" or "z" or "UTC" or "GMT")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        return TryDistance(text.StartsWith("UTC") || text.StartsWith("GMT") ? text[3..] : text, out offset);
    }

    private static bool TryDistance(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.Length < 2 || text[0] is not ('+' or '-' or '\u2212'))
        {
            return false;
        }

        Span<char> digits = stackalloc char[4];
        var count = 0;
        foreach (var c in text[1..])
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
            {
                digits[count++] = c;
            }
            else if (c != ':' || count is 0 or > 2)
            {
                return false;
            }
        }

        var value = int.Parse(digits[..count], CultureInfo.InvariantCulture);
        var (hours, minutes) = count <= 2 ? (value, 0) : (value / 100, value % 100);
        var distance = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '+' ? distance : -distance;
        return hours <= MostHours && minutes < 60;
    }
}
