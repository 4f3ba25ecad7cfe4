using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Feeds;

/// <summary>The address of the viewer's calendar leads nowhere any more. Answers false when there was none.</summary>
public sealed class EndFeed(Writer writer, Viewer viewer)
{
    public Task<bool> RunAsync() => writer.RunAsync(viewer, async db =>
    {
        if (await Visible.To(viewer, db).CalendarFeeds.AsTracking().FirstOrDefaultAsync() is not { } feed)
        {
            return false;
        }

        db.Remove(feed);
        await db.SaveChangesAsync();
        return true;
    });
}
