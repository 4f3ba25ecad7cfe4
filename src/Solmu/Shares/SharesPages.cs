using Solmu.Database;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Shares;

/// <summary>Shares a partner, and ends that.</summary>
public static class SharesPages
{
    public sealed record Model(PartnerRecord Partner, IReadOnlyList<ReadShares.Row> Shares, ReadShares.Choices? Choices, Typed Typed);

    internal static async Task<IResult> ShowAsync(string slug, PartnerDesk desk, ReadShares read) =>
        await desk.FindAsync(slug) is { } partner ? Page.Show<SharePage>(await ModelAsync(partner, read, Typed.Nothing)) : Page.NotFound;

    internal static async Task<IResult> ShareAsync(HttpContext context, string slug, PartnerDesk desk, SharePartner share, ReadShares read)
    {
        if (await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var with = typed.Id("with");
        return await typed.TryAsync(() => share.RunAsync(new SharePartner.Input(partner.Id, with)))
            ? Page.Go(context, $"/partners/{slug}#shares", "Shared.")
            : Page.Refuse<SharePage>(await ModelAsync(partner, read, typed));
    }

    internal static async Task<IResult> EndAsync(HttpContext context, string slug, string id, PartnerDesk desk, EndShare end, ReadShares read)
    {
        if (!Ids.TryParse(id, out var number) || await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var typed = Typed.Of(null);
        var isThere = false;
        if (!await typed.TryAsync(async () => isThere = await end.RunAsync(new EndShare.Input(number, partner.Id))))
        {
            return Page.Refuse<SharePage>(await ModelAsync(partner, read, typed));
        }

        // Whoever ended what was shared with themselves may not see it any more.
        return !isThere ? Page.NotFound
            : Page.Go(context, await desk.FindAsync(slug) is null ? "/partners" : $"/partners/{slug}#shares", "It is not shared any more.");
    }

    private static async Task<Model> ModelAsync(PartnerRecord partner, ReadShares read, Typed typed) =>
        new(partner, await read.RunAsync(partner.Id), await read.ChoicesAsync(partner.Id), typed);
}
