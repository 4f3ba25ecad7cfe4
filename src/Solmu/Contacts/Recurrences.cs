using System.Globalization;
using Ical.Net.Evaluation;
using Solmu.Database;
using Solmu.Reading;

namespace Solmu.Contacts;

/// <summary>Tells when a meeting that comes again took place, from the lines of iCalendar that are kept of it.</summary>
internal static class Recurrences
{
    public const int Most = 5_000;

    private const int MostTimesOfDay = 1_440;
    private static readonly EvaluationOptions Options = new() { MaxUnmatchedIncrementsLimit = 100_000 };
    private static readonly string[] Frequencies = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

    /// <summary>All times in UTC from the first until the given one, in order; none when they are more than <see cref="Most"/>.</summary>
    public static IReadOnlyList<DateTime> Occurrences(string recurrence, DateTime first, DateTime until) => Expand(recurrence, first, until) is { IsTooOften: false } found ? found.Times : [];

    public static bool IsTooOften(string recurrence, DateTime first, DateTime until) => Expand(recurrence, first, until).IsTooOften;

    /// <summary>Refuses a meeting that would come too often, or by a rule that cannot be followed.</summary>
    public static void Require(string recurrence, DateTime first, DateTime until)
    {
        var (_, isWhole, isTooOften) = Expand(recurrence, first, until > first ? until : first);
        if (isTooOften)
        {
            throw new RuleViolation("recurrence", $"The meeting comes more than {Most:N0} times until now; that is no meeting.");
        }

        if (!isWhole)
        {
            throw new RuleViolation("recurrence", "The rule by which the meeting comes again cannot be followed.");
        }
    }

    /// <summary>Whether the meeting would come at that time by its rule, whatever the rule leaves out.</summary>
    public static bool Comes(string? recurrence, DateTime first, DateTime time) => recurrence is null
        ? first == time
        : Expand(string.Join('\n', recurrence.Split('\n').Where(line => !IsException(line))), first, time).Times is { Count: > 0 } times && times[^1] == time;

    /// <summary>The same rule without the meetings of these times; the same text when it leaves them out already.</summary>
    public static string Without(string recurrence, IEnumerable<DateTime> times)
    {
        var lines = recurrence.Split('\n').ToList();
        var known = lines.Where(IsException).SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',')).ToHashSet();
        var count = known.Count;
        known.UnionWith(times.Select(CalendarTimes.Utc));
        return known.Count == count ? recurrence : string.Join('\n', lines.Where(line => !IsException(line)).Append($"EXDATE:{string.Join(',', known.Order(StringComparer.Ordinal))}"));
    }

    private static bool IsException(string line) => line.StartsWith("EXDATE:", StringComparison.Ordinal);

    private static (List<DateTime> Times, bool IsWhole, bool IsTooOften) Expand(string recurrence, DateTime first, DateTime until)
    {
        var lines = CalendarLines.Read(recurrence, int.MaxValue).ToList();
        var zones = new CalendarZones();
        var description = lines.TakeWhile(line => !(line.Name == "END" && line.Value == "VTIMEZONE")).ToList();
        if (description.Count < lines.Count)
        {
            zones.Add(description);
            lines.RemoveRange(0, description.Count);
        }

        var start = lines.FirstOrDefault(line => line.Name == "DTSTART" && CalendarTimes.TryWall(line.Value, out _, out _, out _));
        var zone = start?["TZID"] is { } name && zones.Find(name) is { } found ? found : TimeZoneInfo.Utc;
        var clock = new ZoneTime(zone);
        var without = Times(lines, "EXDATE").ToHashSet();
        var times = new SortedSet<DateTime>(Times(lines, "RDATE").Append(first).Where(time => time >= first && time <= until));
        var isWhole = true;
        try
        {
            foreach (var rule in start is null ? [] : lines.Where(line => line.Name == "RRULE"))
            {
                CalendarTimes.TryWall(start!.Value, out var wall, out _, out _);
                isWhole &= Follow(rule.Value, wall, zone, clock, until, times);
            }
        }
        catch (Exception odd) when (odd is not OutOfMemoryException)
        {
            isWhole = false;
        }

        times.RemoveWhere(time => time < first);
        var isTooOften = times.Count > Most;
        times.ExceptWith(without);
        return ([.. times.Take(Most)], isWhole, isTooOften);
    }

    /// <summary>False when the rule was left before its end.</summary>
    private static bool Follow(string rule, DateTime wall, TimeZoneInfo zone, ZoneTime clock, DateTime until, SortedSet<DateTime> times)
    {
        var parts = CalendarTimes.Parts(rule);
        if (!Frequencies.Contains(parts.GetValueOrDefault("FREQ")?.ToUpperInvariant()))
        {
            return false;
        }

        if (Many("BYHOUR") * Many("BYMINUTE") * Many("BYSECOND") > MostTimesOfDay)
        {
            return false;
        }

        // The rule is followed on the wall's clock, where a change of clocks moves nothing.
        if (parts.TryGetValue("UNTIL", out var text))
        {
            if (!CalendarTimes.TryWall(text, out var end, out var isUtc, out var isDay))
            {
                return false;
            }

            end = isUtc ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(end, DateTimeKind.Utc), zone) : isDay ? end.AddDays(1).AddSeconds(-1) : end;
            parts["UNTIL"] = CalendarTimes.Wall(end);
        }

        var written = string.Join(';', parts.Where(part => !part.Key.StartsWith("X-", StringComparison.Ordinal)).Select(part => $"{part.Key}={part.Value}"));
        var calendar = Ical.Net.Calendar.Load(string.Create(CultureInfo.InvariantCulture, $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:{CalendarTimes.Wall(wall)}\r\nRRULE:{written}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        var added = 0;
        foreach (var occurrence in calendar!.Events[0]!.GetOccurrences(options: Options))
        {
            var time = clock.ToUtc(occurrence.Period.StartTime.Value);
            if (time > until)
            {
                return true;
            }

            times.Add(time);
            if (++added > Most)
            {
                return false;
            }
        }

        return true;

        long Many(string part) => parts.GetValueOrDefault(part)?.Count(c => c == ',') + 1 ?? 1;
    }

    private static IEnumerable<DateTime> Times(IEnumerable<CalendarProperty> lines, string name) =>
        lines.Where(line => line.Name == name).SelectMany(line => line.Value.Split(','))
            .Where(text => CalendarTimes.TryWall(text, out _, out _, out _))
            .Select(text => CalendarTimes.TryWall(text, out var time, out _, out _) ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : default);
}
