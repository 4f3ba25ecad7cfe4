using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Absences;

/// <summary>Notes when the firm does not work; what stands there already stays once. Answers how many were new.</summary>
public sealed class AddHolidays(Writer writer, Viewer viewer)
{
    public sealed record Input(IReadOnlyList<HolidayLine> Days);

    public Task<int> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var known = (await Visible.To(viewer, db).Holidays.Select(holiday => new { holiday.From, holiday.Until, holiday.Name }).ToListAsync()).Select(one => new HolidayLine(one.From, one.Until, one.Name)).ToHashSet();
        var holidays = input.Days.Select(day => new Holiday(day.From, day.Until, day.Name)).Where(holiday => known.Add(new HolidayLine(holiday.From, holiday.Until, holiday.Name))).ToList();
        db.AddRange(holidays);
        await db.SaveChangesAsync();
        return holidays.Count;
    });
}
