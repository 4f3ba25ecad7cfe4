namespace Solmu.Reading;

/// <summary>Turns times on the wall of a zone into UTC.</summary>
internal sealed class ZoneTime(TimeZoneInfo zone)
{
    // Asking the zone is slow, and the rows of a file fall on few days.
    private readonly Dictionary<DateOnly, TimeSpan?> offsetsByDay = [];

    /// <summary>
    /// A time that was skipped when clocks went forward is taken by the old offset, one that came twice as the first.
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        if (!offsetsByDay.TryGetValue(day, out var offset))
        {
            offset = OffsetOfWholeDay(local.Date);
            offsetsByDay[day] = offset;
        }

        return DateTime.SpecifyKind(local - (offset ?? OffsetAt(local)), DateTimeKind.Utc);
    }

    private TimeSpan? OffsetOfWholeDay(DateTime start)
    {
        var end = start.AddDays(1).AddTicks(-1);
        var offset = zone.GetUtcOffset(start);
        var isPlain = offset == zone.GetUtcOffset(end) && !IsOdd(start) && !IsOdd(end);
        return isPlain ? offset : null;
    }

    private bool IsOdd(DateTime local) => zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local);

    private TimeSpan OffsetAt(DateTime local) =>
        zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
        : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
        : zone.GetUtcOffset(local);
}
