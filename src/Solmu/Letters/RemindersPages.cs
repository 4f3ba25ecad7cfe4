using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Feeds;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Letters;

/// <summary>What comes to somebody by itself: their calendar and their weekly letter.</summary>
public static class RemindersPages
{
    public const string Path = "/account/reminders";

    public sealed record Model(string Email, bool WantsLetter, bool SendsMail, DateTime? FeedSince, DateTime? FeedReadAt, TimeZoneInfo Zone)
    {
        /// <summary>The address that was just made; it is shown this once.</summary>
        public string? Address { get; init; }

        public bool HasFeed => FeedSince is not null;
    }

    public sealed record LetterModel(string Subject, string Text);

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

    internal static async Task<IResult> AskAsync(HttpContext context, AskForDigest ask)
    {
        var wants = (await Typed.FromAsync(context)).Checked("wants");
        await ask.RunAsync(new AskForDigest.Input(wants, FeedsPages.HomeOf(context.Request)));
        return Page.Go(context, Path, wants ? "Your first letter comes next Monday." : "No more letters come.");
    }

    internal static async Task<IResult> LetterAsync(HttpContext context, ReadDigest read)
    {
        var text = new DigestText(await read.RunAsync(), FeedsPages.HomeOf(context.Request));
        return Page.Show<OwnLetterPage>(new LetterModel(text.Subject, text.Plain()));
    }

    /// <summary>Lays out what the page shows.</summary>
    public sealed class Desk(Visible visible, Viewer viewer, FocalFirms firms)
    {
        public async Task<Model> ModelAsync()
        {
            var feed = await visible.CalendarFeeds.Select(feed => new { feed.MadeAt, feed.LastReadAt }).FirstOrDefaultAsync();
            return new Model(viewer.Email, await visible.DigestWishes.AnyAsync(), await visible.SendsMailAsync(), feed?.MadeAt, feed?.LastReadAt, (await firms.RequireAsync()).Zone);
        }
    }
}
