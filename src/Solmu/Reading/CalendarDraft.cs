using System.Globalization;
using Solmu.Analysis.Identities;

namespace Solmu.Reading;

/// <summary>One event of a calendar while it is being read.</summary>
internal sealed class CalendarDraft(int line, IReadOnlyList<CalendarProperty> properties, CalendarZones zones, TimeZoneInfo firm, bool isCancelled)
{
    private static readonly string[] Links = ["teams.microsoft.com", "teams.live.com", "meet.google.com", "zoom.us/", "zoom.com/", "webex.com", "meet.jit.si", "jitsi", "whereby.com", "gotomeeting.com", "gotomeet.me", "meet.goto.com", "bigbluebutton", "join.skype.com"];

    public CalendarRecord Build()
    {
        var begin = First("DTSTART") ?? throw Wrong("start", "The event has no start (DTSTART).");
        var (start, isDay) = Time(begin, begin.Value, "start");
        var end = End(start, isDay, begin);
        var attendees = properties.Where(property => property.Name == "ATTENDEE").Select(Attendee).OfType<CalendarAttendee>().DistinctBy(one => one.Address).ToList();
        return new CalendarRecord(line)
        {
            Uid = Text("UID"),
            Start = start,
            End = end,
            AllDay = isDay,
            Organizer = First("ORGANIZER") is { } organizer && Address(organizer) is { } address ? new PersonReference(Name(organizer, address), address) : null,
            Attendees = attendees,
            Recurrence = First("RRULE")?.Value.Trim() is { Length: > 0 } rule ? rule : null,
            RecurrenceId = First("RECURRENCE-ID") is { } id ? Time(id, id.Value, "recurrenceId").Time : null,
            Status = isCancelled ? "cancelled" : Text("STATUS")?.ToLowerInvariant(),
            Summary = Text("SUMMARY"),
            IsVideo = IsVideo(),
            Series = Series(begin, start, isDay),
            Sequence = First("SEQUENCE") is { } sequence && int.TryParse(sequence.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            WrittenAt = Stamp("LAST-MODIFIED") ?? Stamp("DTSTAMP"),
        };
    }

    public static InvalidDataException Wrong(string field, string message) => new(message) { Data = { ["field"] = field } };

    private DateTime End(DateTime start, bool isDay, CalendarProperty begin)
    {
        var end = start;
        if (First("DTEND") is { } given)
        {
            end = Time(given, given.Value, "end").Time;
        }
        else if (First("DURATION") is { } lasts)
        {
            end = start + (CalendarTimes.Duration(lasts.Value) ?? throw Wrong("end", $"The duration \"{Short(lasts.Value)}\" cannot be read."));
        }
        else if (isDay && CalendarTimes.TryWall(begin.Value, out var wall, out _, out _))
        {
            end = new ZoneTime(firm).ToUtc(wall.Date.AddDays(1));
        }

        return end >= start ? end : throw Wrong("end", "The event ends before it starts.");
    }

    private (DateTime Time, bool IsDay) Time(CalendarProperty property, string value, string field)
    {
        if (!CalendarTimes.TryWall(value, out var wall, out var isUtc, out var isDay))
        {
            throw Wrong(field, $"The time \"{Short(value)}\" cannot be read.");
        }

        isDay |= string.Equals(property["VALUE"], "DATE", StringComparison.OrdinalIgnoreCase);
        return isUtc && !isDay ? (DateTime.SpecifyKind(wall, DateTimeKind.Utc), false)
            : isDay ? (new ZoneTime(firm).ToUtc(wall.Date), true)
            : (new ZoneTime(Zone(property, field)).ToUtc(wall), false);
    }

    private TimeZoneInfo Zone(CalendarProperty property, string field) => property["TZID"] is not { Length: > 0 } name ? firm
        : zones.Find(name) ?? throw Wrong(field, $"The zone \"{Short(name)}\" is not known, and the file does not describe it.");

    /// <summary>All that is needed to tell later when the meeting comes again.</summary>
    private string? Series(CalendarProperty begin, DateTime start, bool isDay)
    {
        if (First("RRULE") is null && First("RDATE") is null)
        {
            return null;
        }

        var zone = isDay || begin["TZID"] is not { Length: > 0 } name ? firm : Zone(begin, "start");
        CalendarTimes.TryWall(begin.Value, out var wall, out var isUtc, out _);
        var lines = new List<string>();
        if (begin["TZID"] is { } own && !isDay && !isUtc)
        {
            lines.AddRange(zones.Lines(own));
        }

        lines.Add(isUtc && !isDay ? $"DTSTART:{CalendarTimes.Utc(start)}" : $"DTSTART;TZID={zone.Id}:{CalendarTimes.Wall(isDay ? wall.Date : wall)}");
        lines.AddRange(properties.Where(property => property.Name == "RRULE").Select(property => $"RRULE:{property.Value.Trim()}"));
        foreach (var kind in new[] { "RDATE", "EXDATE" })
        {
            var times = properties.Where(property => property.Name == kind).SelectMany(property => property.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(value => Moved(property, value, begin, wall, isDay))).ToList();
            if (times.Count > 0)
            {
                lines.Add($"{kind}:{string.Join(',', times.Select(CalendarTimes.Utc))}");
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>A date among the exceptions of a meeting with a time means the meeting of that day.</summary>
    private DateTime Moved(CalendarProperty property, string value, CalendarProperty begin, DateTime wall, bool isDay)
    {
        var field = property.Name == "RDATE" ? "rdate" : "exdate";
        value = value.Split('/')[0];
        if (!isDay && CalendarTimes.TryWall(value, out var day, out _, out var isDate) && isDate)
        {
            return begin.Value.Trim().EndsWith('Z') ? DateTime.SpecifyKind(day + wall.TimeOfDay, DateTimeKind.Utc) : new ZoneTime(Zone(begin, field)).ToUtc(day + wall.TimeOfDay);
        }

        return Time(property, value, field).Time;
    }

    private bool IsVideo() => properties.Any(property =>
        property.Name is "X-GOOGLE-CONFERENCE" or "X-MICROSOFT-SKYPETEAMSMEETINGURL" or "X-MICROSOFT-ONLINEMEETINGCONFLINK" or "CONFERENCE"
        || (property.Name is "LOCATION" or "URL" or "DESCRIPTION" or "X-ALT-DESC" && Array.Exists(Links, link => property.Value.Contains(link, StringComparison.OrdinalIgnoreCase)))
        || (property.Name == "LOCATION" && property.Value.Contains("Microsoft Teams", StringComparison.OrdinalIgnoreCase)));

    private static CalendarAttendee? Attendee(CalendarProperty property) => Address(property) is not { } address ? null
        : new CalendarAttendee(Name(property, address), address, property["PARTSTAT"]?.Trim().ToLowerInvariant() is { Length: > 0 } answer ? answer : null,
            property["CUTYPE"]?.Trim().ToUpperInvariant() is "ROOM" or "RESOURCE");

    private static string? Address(CalendarProperty property)
    {
        var value = property.Value.Trim().Trim('"', '<', '>');
        var text = value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? value : property["EMAIL"];
        return MailAddresses.TryNormalise(text, out var address) ? address : null;
    }

    private static string? Name(CalendarProperty property, string address) =>
        property["CN"] is { } name && CalendarLines.Plain(name).Trim('"', '\'', ' ') is { Length: > 0 and <= 200 } plain && !plain.Equals(address, StringComparison.OrdinalIgnoreCase) && !plain.Contains('@', StringComparison.Ordinal) ? plain : null;

    /// <summary>Stamps are UTC, whether they say so or not; one that cannot be read tells nothing.</summary>
    private DateTime? Stamp(string name) =>
        First(name) is { } property && CalendarTimes.TryWall(property.Value, out var time, out _, out _) ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : null;

    private CalendarProperty? First(string name) => properties.FirstOrDefault(property => property.Name == name);

    private string? Text(string name) => First(name) is { } property && CalendarLines.Plain(property.Value) is { Length: > 0 } text ? text : null;

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
