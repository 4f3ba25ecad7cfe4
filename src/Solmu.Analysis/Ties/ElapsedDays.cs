namespace Solmu.Analysis.Ties;

/// <summary>Days between two days without those on which somebody was absent: days after the first up to the last.</summary>
internal readonly struct ElapsedDays
{
    private readonly Absence[] absences;

    public ElapsedDays(IReadOnlyList<Absence> absences)
    {
        this.absences = absences.Count == 0 ? [] : Union(absences);
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

    private static Absence[] Union(IReadOnlyList<Absence> absences)
    {
        var merged = new List<Absence>(absences.Count);
        foreach (var absence in absences.OrderBy(absence => absence.From))
        {
            if (absence.Until < absence.From)
            {
                throw new ArgumentException($"An absence ends on {absence.Until:O} before it begins on {absence.From:O}.");
            }

            if (merged.Count > 0 && absence.From.DayNumber <= merged[^1].Until.DayNumber + 1)
            {
                var last = merged[^1];
                merged[^1] = last with { Until = absence.Until > last.Until ? absence.Until : last.Until };
            }
            else
            {
                merged.Add(absence);
            }
        }

        return [.. merged];
    }
}
