namespace Solmu.Analysis.Ties;

/// <summary>Days between two days without those on which somebody was absent: days after the first up to the last.</summary>
internal readonly struct ElapsedDays
{
    private readonly Absence[] absences;

    public ElapsedDays(IReadOnlyList<Absence> absences)
    {
        this.absences = absences.Count == 0 ? [] : Absence.Union(absences);
    }

    public int Between(DateOnly from, DateOnly until)
    {
        var days = Math.Max(0, until.DayNumber - from.DayNumber);
        foreach (var absence in absences)
        {
            var first = Math.Max(absence.From.DayNumber, from.DayNumber + 1);
            var last = Math.Min(absence.Until.DayNumber, until.DayNumber);
            days -= Math.Max(0, last - first + 1);
        }

        return days;
    }
}
