using System.Text;

namespace Solmu.Reading;

/// <summary>One property of a calendar: <c>ATTENDEE;PARTSTAT=ACCEPTED:mailto:leena@example.com</c>.</summary>
/// <param name="Name">Upper case.</param>
internal sealed record CalendarProperty(int Line, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    public string? this[string parameter] => Parameters.GetValueOrDefault(parameter);
}

/// <summary>Goes through the properties of a calendar, joining lines that were folded.</summary>
internal static class CalendarLines
{
    public static IEnumerable<CalendarProperty> Read(string text, int maxChars)
    {
        var start = 0;
        var number = 0;
        var joined = new StringBuilder();
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                if (joined.Length + line.Length <= maxChars)
                {
                    joined.Append(line, 1, line.Length - 1);
                }

                continue;
            }

            if (Parse(joined.ToString(), start) is { } property)
            {
                yield return property;
            }

            joined.Clear().Append(line, 0, Math.Min(line.Length, maxChars));
            start = number;
        }

        if (Parse(joined.ToString(), start) is { } last)
        {
            yield return last;
        }
    }

    public static CalendarProperty? Parse(string line, int number)
    {
        var parts = new List<string>();
        var (from, isQuoted) = (0, false);
        for (var i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] == '"';
            if (!isQuoted && line[i] is ';' or ':' && !isQuoted)
            {
                parts.Add(line[from..i]);
                from = i + 1;
                if (line[i] == ':')
                {
                    return Build(parts, line[from..], number);
                }
            }
        }

        return null;
    }

    /// <summary>Text as it was before it was escaped.</summary>
    public static string Plain(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
                text.Append(value[i] is 'n' or 'N' ? '\n' : value[i]);
            }
            else
            {
                text.Append(value[i]);
            }
        }

        return text.ToString().Trim();
    }

    private static CalendarProperty? Build(List<string> parts, string value, int number)
    {
        var name = parts[0].Trim().ToUpperInvariant();
        if (name.Length == 0)
        {
            return null;
        }

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parameters[part[..equals].Trim()] = part[(equals + 1)..].Trim().Trim('"');
            }
        }

        return new CalendarProperty(number, name, parameters, value);
    }
}
