using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Feeds;

/// <summary>Makes the address of the viewer's calendar, or another one in its place. It is told here and never again.</summary>
public sealed class RenewFeed(Writer writer, Viewer viewer, Moment moment, OnceOnly once)
{
    public sealed record Input(OnceKey? Once = null);

    /// <summary>The token; null when the same form was sent before.</summary>
    public async Task<string?> RunAsync(Input input)
    {
        var userId = viewer.UserId ?? throw new RuleViolation(null, "Somebody who signs in has a calendar; the console has none.");
        var token = CalendarFeed.NewToken();
        var isNew = false;
        await writer.RunAsync(viewer, db => once.RunAsync(db, viewer, input.Once, async () =>
        {
            if (await Visible.To(viewer, db).CalendarFeeds.AsTracking().FirstOrDefaultAsync() is { } feed)
            {
                feed.Renew(token, moment.Now);
            }
            else
            {
                db.Add(new CalendarFeed(userId, token, moment.Now));
            }

            await db.SaveChangesAsync();
            isNew = true;
            return "";
        }));
        return isNew ? token : null;
    }
}
