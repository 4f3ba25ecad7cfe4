using System.Globalization;

namespace Solmu.Exports;

/// <summary>
/// One entry of a calendar: a whole day, or a time. Its name stays the same in every file, so that a calendar that reads
/// the next one changes the entry instead of showing it twice.
/// </summary>
internal sealed record CalendarEntry(string Name, int Sequence, string Summary, string? Description)
{
    public DateOnly? Day { get; init; }

    public DateTime? Starts { get; init; }

    public DateTime? Ends { get; init; }

    public string? Url { get; init; }

    /// <summary>How long before it reminds, such as -P30D; null for not at all.</summary>
    public string? Reminds { get; init; }
}

/// <summary>Writes a calendar (RFC 5545), entry by entry.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="stamp">The moment for which the entries are true.</param>
internal sealed class CalendarText(TextWriter output, DateTime stamp)
{
    private readonly ContentLines lines = new(output);

    public async Task BeginAsync(string name)
    {
        await lines.RawAsync("BEGIN", "VCALENDAR");
        await lines.RawAsync("VERSION", "2.0");
        await lines.RawAsync("PRODID", "-//Solmu//Solmu//EN");
        await lines.RawAsync("CALSCALE", "GREGORIAN");
        await lines.TextAsync("X-WR-CALNAME", name);
    }

    /// <summary>How often whoever subscribed may look again, in both spellings that programs know.</summary>
    public async Task RefreshAsync(string duration)
    {
        await lines.RawAsync("REFRESH-INTERVAL;VALUE=DURATION", duration);
        await lines.RawAsync("X-PUBLISHED-TTL", duration);
    }

    public async Task WriteAsync(CalendarEntry entry)
    {
        await lines.RawAsync("BEGIN", "VEVENT");
        await lines.RawAsync("UID", entry.Name + "@solmu");
        await lines.RawAsync("DTSTAMP", Time(stamp));
        await lines.RawAsync("SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture));
        if (entry.Day is { } day)
        {
            await lines.RawAsync("DTSTART;VALUE=DATE", Date(day));
            await lines.RawAsync("DTEND;VALUE=DATE", Date(day.AddDays(1)));
        }

        if (entry is { Starts: { } starts, Ends: { } ends })
        {
            await lines.RawAsync("DTSTART", Time(starts));
            await lines.RawAsync("DTEND", Time(ends));
        }

        await lines.TextAsync("SUMMARY", entry.Summary);
        await lines.TextAsync("DESCRIPTION", entry.Description);
        if (entry.Url is { } url)
        {
            await lines.RawAsync("URL", url);
        }

        await lines.RawAsync("TRANSP", "TRANSPARENT");
        if (entry.Reminds is { } reminds)
        {
            await lines.RawAsync("BEGIN", "VALARM");
            await lines.RawAsync("ACTION", "DISPLAY");
            await lines.RawAsync("TRIGGER", reminds);
            await lines.TextAsync("DESCRIPTION", entry.Summary);
            await lines.RawAsync("END", "VALARM");
        }

        await lines.RawAsync("END", "VEVENT");
    }

    public Task EndAsync() => lines.RawAsync("END", "VCALENDAR");

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
