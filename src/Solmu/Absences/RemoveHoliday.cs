using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Absences;

/// <summary>Takes a holiday away. Answers false when it is not there.</summary>
public sealed class RemoveHoliday(Writer writer, Viewer viewer)
{
    public Task<bool> RunAsync(long id) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        if (await Visible.To(viewer, db).Holidays.FirstOrDefaultAsync(holiday => holiday.Id == id) is not { } holiday)
        {
            return false;
        }

        db.Remove(holiday);
        await db.SaveChangesAsync();
        return true;
    });
}
