using System.Globalization;
using Solmu.Database;

namespace Solmu.Absences;

/// <summary>A holiday as a line says it: 2026-12-24..2026-12-26 Christmas, or one day and its name.</summary>
public sealed record HolidayLine(DateOnly From, DateOnly Until, string Name)
{
    public const int MostLines = 1000;

    /// <summary>Lines that are empty are passed over; of the others every one that cannot be read is named.</summary>
    public static List<HolidayLine> Read(Rules rules, string field, string? text)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries);
        var (read, wrong) = (new List<HolidayLine>(), new List<string>());
        for (var i = 0; i < lines.Length && read.Count <= MostLines; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (TryRead(lines[i], out var one, out var why))
            {
                read.Add(one!);
            }
            else
            {
                wrong.Add($"Line {i + 1}: {why}");
            }
        }

        rules.Refuse(read.Count > MostLines, field, $"That is more than {MostLines} lines at once.");
        rules.Refuse(wrong.Count > 0, field, string.Join(' ', wrong.Take(5)) + (wrong.Count > 5 ? $" And {wrong.Count - 5} more." : ""));
        rules.Refuse(read.Count == 0 && wrong.Count == 0, field, "Write a line for each, such as 2026-12-24..2026-12-26 Christmas.");
        return read;
    }

    private static bool TryRead(string line, out HolidayLine? read, out string why)
    {
        (read, why) = (null, "write it as 2026-12-24..2026-12-26 Christmas.");
        var words = line.Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var days = words[0].Split("..");
        if (days.Length > 2 || !TryDay(days[0], out var from) || !TryDay(days[^1], out var until))
        {
            return false;
        }

        try
        {
            var holiday = new Holiday(from, until, words.Length > 1 ? words[1] : "");
            read = new HolidayLine(holiday.From, holiday.Until, holiday.Name);
            return true;
        }
        catch (RuleViolation rule)
        {
            why = rule.All[0].Message;
            return false;
        }
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
