using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Feeds;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Letters;

/// <summary>What comes to somebody by itself: their calendar.</summary>
public static class RemindersPages
{
    public const string Path = "/account/reminders";

    public sealed record Model(DateTime? FeedSince, DateTime? FeedReadAt, TimeZoneInfo Zone)
    {
        /// <summary>The address that was just made; it is shown this once.</summary>
        public string? Address { get; init; }

        public bool HasFeed => FeedSince is not null;
    }

    internal static async Task<IResult> ShowAsync(Desk desk) => Page.Show<RemindersPage>(await desk.ModelAsync());

    internal static async Task<IResult> RenewFeedAsync(HttpContext context, Desk desk, RenewFeed renew)
    {
        var typed = await Typed.FromAsync(context);
        return await renew.RunAsync(new RenewFeed.Input(typed.Once)) is { } token
            ? Page.Show<RemindersPage>(await desk.ModelAsync() with { Address = FeedsPages.HomeOf(context.Request) + FeedsPages.PathOf(token) })
            : Page.Go(context, Path, "That address was made already, and shown then.");
    }

    internal static async Task<IResult> EndFeedAsync(HttpContext context, EndFeed end) =>
        await end.RunAsync() ? Page.Go(context, Path, "The address leads nowhere any more.") : Page.Go(context, Path);

    /// <summary>Lays out what the page shows.</summary>
    public sealed class Desk(Visible visible, FocalFirms firms)
    {
        public async Task<Model> ModelAsync()
        {
            var feed = await visible.CalendarFeeds.Select(feed => new { feed.MadeAt, feed.LastReadAt }).FirstOrDefaultAsync();
            return new Model(feed?.MadeAt, feed?.LastReadAt, (await firms.RequireAsync()).Zone);
        }
    }
}
