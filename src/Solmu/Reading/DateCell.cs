namespace Solmu.Reading;

/// <summary>
/// A date (with or without a time) as it stands in a cell, before it is known in which order its numbers are meant.
/// </summary>
internal readonly record struct DateCell
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2199;
    private const int PivotYear = 70;

    /// <summary>The numbers in the order in which they stand; for a decided date year, month, day.</summary>
    public required int First { get; init; }

    public required int Second { get; init; }

    public required int Third { get; init; }

    /// <summary>Whether the order is plain from the cell itself: year first, or the month in letters.</summary>
    public required bool IsDecided { get; init; }

    /// <summary>Whether the year, where it stands, has two digits.</summary>
    public bool HasShortYear { get; init; }

    /// <summary>Whether dots stand between the numbers, as they do only where the day comes first.</summary>
    public bool IsDotted { get; init; }

    public TimeSpan? TimeOfDay { get; init; }

    /// <summary>The distance from UTC, when the cell states it.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>
    /// Whether this is a date in that order, judged by the cell alone. A short year in front is only thought of where
    /// no other order fits: else every 25/3/26 would be in doubt.
    /// </summary>
    public bool Allows(DateOrder order)
    {
        if (InOrder(order) is null)
        {
            return false;
        }

        return IsDecided || order switch
        {
            DateOrder.Dmy => true,
            DateOrder.Mdy => !IsDotted || InOrder(DateOrder.Dmy) is null,
            _ => InOrder(DateOrder.Dmy) is null && InOrder(DateOrder.Mdy) is null,
        };
    }

    /// <summary>The day; null when it is not a date in that order.</summary>
    public DateOnly? InOrder(DateOrder order) => IsDecided ? Day(First, Second, Third) : order switch
    {
        DateOrder.Dmy => Day(FullYear(Third), Second, First),
        DateOrder.Mdy => Day(FullYear(Third), First, Second),
        _ when HasShortYear => Day(FullYear(First), Second, Third),
        _ => null,
    };

    /// <summary>The day when every order that is possible gives the same one.</summary>
    public DateOnly? InAnyOrder()
    {
        DateOnly? same = null;
        foreach (var order in (ReadOnlySpan<DateOrder>)[DateOrder.Dmy, DateOrder.Mdy, DateOrder.Ymd])
        {
            if (!Allows(order))
            {
                continue;
            }

            var day = InOrder(order);
            if (same is not null && day != same)
            {
                return null;
            }

            same = day;
        }

        return same;
    }

    private int FullYear(int year) => !HasShortYear ? year : year < PivotYear ? 2000 + year : 1900 + year;

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
