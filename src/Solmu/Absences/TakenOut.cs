using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;

namespace Solmu.Absences;

/// <summary>The days that do not count as silence: holidays of the firm for all, leave for whose it is.</summary>
internal sealed class TakenOut
{
    private readonly Absence[] holidays;
    private readonly Dictionary<long, Absence[]> own;

    private TakenOut(Absence[] holidays, Dictionary<long, Absence[]> own) => (this.holidays, this.own) = (holidays, own);

    public static async Task<TakenOut> ReadAsync(Visible visible)
    {
        var holidays = Absence.Union(await visible.Holidays.Select(holiday => new Absence(holiday.From, holiday.Until)).ToListAsync());
        var leave = await visible.LeavesTakenOut.Select(leave => new { leave.PersonId, leave.From, leave.Until }).ToListAsync();
        return new TakenOut(holidays, leave.GroupBy(one => one.PersonId).ToDictionary(group => group.Key, group => Absence.Union([.. holidays, .. group.Select(one => new Absence(one.From, one.Until))])));
    }

    public IReadOnlyList<Absence> Of(long ownId) => own.GetValueOrDefault(ownId, holidays);
}
