using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Absences;

/// <summary>When the firm does not work, and when somebody is away.</summary>
public sealed class FindAbsences(Visible visible)
{
    public sealed record Row(long Id, DateOnly From, DateOnly Until, string Name)
    {
        public int Days => Until.DayNumber - From.DayNumber + 1;
    }

    /// <summary>The latest first.</summary>
    public Task<List<Row>> HolidaysAsync() => visible.Holidays.OrderByDescending(holiday => holiday.From).ThenBy(holiday => holiday.Name).ThenBy(holiday => holiday.Id)
        .Select(holiday => new Row(holiday.Id, holiday.From, holiday.Until, holiday.Name)).ToListAsync();

    /// <summary>Of one person, the latest first; null when it is not for the viewer.</summary>
    public async Task<List<Row>?> LeaveOfAsync(long personId) => !visible.SeesLeaveOf(personId) ? null
        : await visible.Leaves.Where(leave => leave.PersonId == personId).OrderByDescending(leave => leave.From).ThenBy(leave => leave.Id)
            .Select(leave => new Row(leave.Id, leave.From, leave.Until, "")).ToListAsync();
}
