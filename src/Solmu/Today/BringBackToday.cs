using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Today;

/// <summary>Everybody stands on Today again who has a reason to.</summary>
public sealed class BringBackToday(Writer writer, Viewer viewer)
{
    public Task RunAsync() => writer.RunAsync(viewer, async db =>
    {
        db.RemoveRange(await Visible.To(viewer, db).TodayMarks.AsTracking().ToListAsync());
        await db.SaveChangesAsync();
    });
}
