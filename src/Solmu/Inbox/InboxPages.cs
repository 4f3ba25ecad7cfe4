using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Inbox;

/// <summary>The page of what is new for somebody, and the small forms that belong to it.</summary>
public static class InboxPages
{
    public sealed record Model(ReadInbox.Inbox Inbox, TimeZoneInfo Zone);

    public static async Task<IResult> ShowAsync(ReadInbox read, FocalFirms firms) =>
        Page.Show<InboxPage>(new Model(await read.RunAsync(), (await firms.ReadAsync())?.Zone ?? TimeZoneInfo.Utc));

    public static async Task<IResult> MarkAsync(HttpContext context, MarkRead mark)
    {
        var typed = await Typed.FromAsync(context);
        await mark.RunAsync(new MarkRead.Input(typed.Ticked("note"), Ids.TryParse(typed.Text("last"), out var last) ? last : null));
        return Page.Go(context, "/inbox");
    }

    public static async Task<IResult> FollowAsync(HttpContext context, string slug, PartnerDesk desk, FollowPartner follow)
    {
        if (await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var follows = (await Typed.FromAsync(context)).Checked("follows");
        await follow.RunAsync(new FollowPartner.Input(partner.Id, follows));
        return Page.Go(context, $"/partners/{slug}", follows ? $"You follow {partner.Name}: what others change here stands under For you." : $"You follow {partner.Name} no more.");
    }
}
