namespace Solmu.Reading;

/// <summary>Turns the time on the wall into UTC.</summary>
internal static class ZoneTime
{
    /// <summary>
    /// A time that was skipped when clocks went forward is taken by the old offset, one that came twice as the first.
    /// </summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
