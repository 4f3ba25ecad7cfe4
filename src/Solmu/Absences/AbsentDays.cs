using Solmu.Database;

namespace Solmu.Absences;

/// <summary>What holds for holidays and leave alike.</summary>
internal static class AbsentDays
{
    /// <summary>Three years: longer than any leave, and short enough to find a year that was mistyped.</summary>
    private const int MostDays = 1100;

    private static readonly DateOnly Earliest = new(1970, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    public static void Check(Rules rules, DateOnly from, DateOnly until)
    {
        rules.Refuse(from < Earliest || from > Latest, "from", "That year is not meant.");
        rules.Refuse(until < from, "until", "The last day is not before the first.");
        rules.Refuse(until.DayNumber - from.DayNumber >= MostDays, "until", "That is more than three years; look at the year.");
    }
}
