using System.Globalization;
using NodaTime.TimeZones;

namespace Solmu.Reading;

/// <summary>Finds the zones that a calendar names: by the names of IANA or Windows, else as the calendar describes them.</summary>
internal sealed class CalendarZones
{
    private readonly Dictionary<string, TimeZoneInfo> described = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<CalendarProperty>> descriptions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the properties between BEGIN:VTIMEZONE and END:VTIMEZONE.</summary>
    public void Add(IReadOnlyList<CalendarProperty> properties)
    {
        if (properties.FirstOrDefault(property => property.Name == "TZID") is not { } id)
        {
            return;
        }

        var name = id.Value.Trim();
        var location = properties.FirstOrDefault(property => property.Name == "X-LIC-LOCATION")?.Value.Trim();
        if ((location is null ? null : System(location)) is { } zone)
        {
            described.TryAdd(name, zone);
        }
        else if (Describe(name, properties) is { } own && described.TryAdd(name, own))
        {
            descriptions[name] = properties;
        }
    }

    public TimeZoneInfo? Find(string name) => System(name.Trim()) ?? described.GetValueOrDefault(name.Trim());

    /// <summary>The lines that describe a zone of the calendar's own; none for the others.</summary>
    public IEnumerable<string> Lines(string name) => System(name.Trim()) is null && descriptions.TryGetValue(name.Trim(), out var lines)
        ? [.. lines.Where(line => line.Name is "TZID" or "BEGIN" or "END" or "DTSTART" or "RRULE" or "TZOFFSETTO" or "TZOFFSETFROM").Select(line => $"{line.Name}:{line.Value}").Prepend("BEGIN:VTIMEZONE"), "END:VTIMEZONE"]
        : [];

    private static TimeZoneInfo? System(string name)
    {
        // Mozilla writes /mozilla.org/20050126_1/Europe/Berlin.
        for (var rest = name; rest.Length > 0; rest = rest.Contains('/', StringComparison.Ordinal) ? rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..] : "")
        {
            if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(rest, out var iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out var windows))
            {
                return windows;
            }

            if (TzdbDateTimeZoneSource.Default.CanonicalIdMap.ContainsKey(rest) && TimeZoneInfo.TryFindSystemTimeZoneById(rest, out var zone))
            {
                return zone;
            }
        }

        return null;
    }

    private static TimeZoneInfo? Describe(string name, IReadOnlyList<CalendarProperty> properties)
    {
        var standard = Change(properties, "STANDARD");
        var daylight = Change(properties, "DAYLIGHT");
        if ((standard ?? daylight) is not { } one)
        {
            return null;
        }

        try
        {
            if (standard is not { When: { } end } || daylight is not { When: { } start } || daylight.Value.Offset <= standard.Value.Offset)
            {
                return TimeZoneInfo.CreateCustomTimeZone(name, one.Offset, name, name);
            }

            var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, daylight.Value.Offset - standard.Value.Offset, start, end);
            return TimeZoneInfo.CreateCustomTimeZone(name, standard.Value.Offset, name, name, name, [rule]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The latest of the changes to one kind of time: its offset, and when in the year it begins.</summary>
    private static (TimeSpan Offset, TimeZoneInfo.TransitionTime? When)? Change(IReadOnlyList<CalendarProperty> properties, string kind)
    {
        var (isInside, latest) = (false, DateTime.MinValue);
        (DateTime Start, TimeSpan? Offset, string? Rule) now = default;
        (TimeSpan Offset, TimeZoneInfo.TransitionTime? When)? found = null;
        foreach (var property in properties)
        {
            switch (property.Name)
            {
                case "BEGIN" when property.Value.Trim().Equals(kind, StringComparison.OrdinalIgnoreCase): (isInside, now) = (true, default); break;
                case "END" when isInside:
                    isInside = false;
                    if (now.Offset is { } offset && now.Start >= latest)
                    {
                        (latest, found) = (now.Start, (offset, When(now.Start, now.Rule)));
                    }

                    break;
                case "DTSTART" when isInside: now.Start = CalendarTimes.TryWall(property.Value, out var start, out _, out _) ? start : default; break;
                case "TZOFFSETTO" when isInside: now.Offset = Offset(property.Value.Trim()); break;
                case "RRULE" when isInside: now.Rule = property.Value; break;
            }
        }

        return found;
    }

    private static TimeZoneInfo.TransitionTime? When(DateTime start, string? rule)
    {
        var parts = CalendarTimes.Parts(rule ?? "");
        var day = parts.GetValueOrDefault("BYDAY") ?? "";
        if (day.Length < 3 || !int.TryParse(day[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var week) || week is 0 or > 5 or < -1)
        {
            return null;
        }

        var weekday = Array.IndexOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"], day[^2..].ToUpperInvariant());
        var month = int.TryParse(parts.GetValueOrDefault("BYMONTH"), CultureInfo.InvariantCulture, out var given) ? given : start.Month;
        return weekday < 0 || month is < 1 or > 12 ? null
            : TimeZoneInfo.TransitionTime.CreateFloatingDateRule(DateTime.MinValue.Add(new TimeSpan(start.Hour, start.Minute, 0)), month, week == -1 ? 5 : week, (DayOfWeek)weekday);
    }

    private static TimeSpan? Offset(string text) =>
        text.Length >= 5 && text[0] is '+' or '-' && int.TryParse(text.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && hours <= 14 && minutes < 60
            ? new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1)
            : null;
}
