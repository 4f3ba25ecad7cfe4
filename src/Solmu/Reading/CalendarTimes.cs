using System.Globalization;
using System.Xml;

namespace Solmu.Reading;

/// <summary>The times, durations and lists of calendars.</summary>
internal static class CalendarTimes
{
    private static readonly string[] Forms = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyyMMdd"];

    /// <summary>What a clock on the wall shows, and whether that is UTC or a whole day.</summary>
    public static bool TryWall(string text, out DateTime wall, out bool isUtc, out bool isDay)
    {
        text = text.Trim();
        isUtc = text.EndsWith('Z') || text.EndsWith('z');
        isDay = text.Length == 8;
        return DateTime.TryParseExact(isUtc ? text[..^1] : text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out wall)
            && wall.Year is >= 1900 and <= 2200;
    }

    /// <summary>A duration such as PT1H30M or P1W.</summary>
    public static TimeSpan? Duration(string text)
    {
        text = text.Trim().TrimStart('+').ToUpperInvariant();
        if (text.StartsWith('P') && text.EndsWith('W') && int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks < 1000)
        {
            return TimeSpan.FromDays(7 * weeks);
        }

        try
        {
            return XmlConvert.ToTimeSpan(text) is { Ticks: >= 0 } span && span < TimeSpan.FromDays(7000) ? span : null;
        }
        catch (Exception odd) when (odd is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The parts of a rule by their names in upper case.</summary>
    public static Dictionary<string, string> Parts(string rule)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in rule.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parts[part[..equals].ToUpperInvariant()] = part[(equals + 1)..].Trim();
            }
        }

        return parts;
    }

    public static string Utc(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string Wall(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
