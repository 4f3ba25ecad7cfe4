using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Feeds;

/// <summary>
/// Knows whose calendar lies at a secret address. One that was renewed, given up or belongs to a disabled user is not
/// there, from the next request on.
/// </summary>
public sealed class FeedDoor(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    /// <summary>How far the time of last use may lag, so that reading need not write.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromMinutes(15);

    /// <summary>Who reads at the address; null when there is nothing.</summary>
    public async Task<Viewer?> OpenAsync(string token)
    {
        if (!CalendarFeed.IsToken(token))
        {
            return null;
        }

        var hash = CalendarFeed.Hash(token);
        await using var db = dbs.Open();
        var found = await (from feed in db.CalendarFeeds
                           where feed.TokenHash == hash
                           join user in db.Users on feed.UserId equals user.Id
                           where user.DisabledAt == null
                           select new { feed.Id, feed.LastReadAt, user }).FirstOrDefaultAsync();
        if (found is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (found.LastReadAt is not { } last || now - last > Granularity)
        {
            await writer.RunAsync(Viewer.Solmu, change => change.CalendarFeeds.Where(feed => feed.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(feed => feed.LastReadAt, now)));
        }

        return new Viewer(found.user.Id, found.user.Email, found.user.Name, found.user.Role, found.user.PersonId).Through(Door.Calendar);
    }
}
