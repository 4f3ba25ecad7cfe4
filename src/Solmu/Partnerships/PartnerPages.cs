using Solmu.Access;
using Solmu.Duplicates;
using Solmu.Firms;
using Solmu.Health;
using Solmu.Notes;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Ties;
using Solmu.Ui;

namespace Solmu.Partnerships;

/// <summary>Reads what the page of one partner shows, and takes the two small forms on it: a note and tags.</summary>
public static class PartnerPages
{
    public sealed record Model(PartnerRecord Partner, Timeline Timeline, Viewer Viewer, TimeZoneInfo Zone, Typed Note, Typed Tags, bool IsOlder)
    {
        public IReadOnlyList<ReadShares.Row> Shares { get; init; } = [];

        /// <summary>Ties with the people there, the strongest first.</summary>
        public IReadOnlyList<Tie> Ties { get; init; } = [];

        /// <summary>How its partnerships stand that have not ended, in the order of their sides.</summary>
        public IReadOnlyList<Standing> Standings { get; init; } = [];
    }

    /// <summary>A link to an organisation that was merged into another leads there.</summary>
    public static async Task<IResult> ShowAsync(string slug, string? before, PartnerDesk desk, FindMerged merged)
    {
        var partner = await desk.FindAsync(slug);
        return partner is not null ? Page.Show<PartnerPage>(await desk.ModelAsync(partner, before))
            : await merged.SlugAsync(slug) is { } now ? Results.Redirect($"/partners/{now}")
            : Page.NotFound;
    }

    public static async Task<IResult> WriteNoteAsync(HttpContext context, string slug, PartnerDesk desk, WriteNote write)
    {
        if (await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        return await typed.TryAsync(() => write.RunAsync(new WriteNote.Input(partner.Id, null, typed.Text("text") ?? "", typed.Checked("private"), typed.Once)))
            ? Page.Go(context, $"/partners/{slug}#notes", "The note is kept.")
            : Page.Refuse<PartnerPage>(await desk.ModelAsync(partner) with { Note = typed });
    }

    public static async Task<IResult> SetTagsAsync(HttpContext context, string slug, PartnerDesk desk, SetTags set)
    {
        if (await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        return await typed.TryAsync(() => set.RunAsync(new SetTags.Input(partner.Id, typed.Words("tags"), typed.Words("remove"))))
            ? Page.Go(context, $"/partners/{slug}#tags")
            : Page.Refuse<PartnerPage>(await desk.ModelAsync(partner) with { Tags = typed });
    }
}

/// <summary>Finds the partner behind an address and lays out what its page shows. Our own firm is no partner.</summary>
public sealed class PartnerDesk(ReadPartner read, ReadTimeline timeline, FocalFirms firms, Viewer viewer, ReadShares shares, ReadStandings standings, FindTies ties)
{
    public async Task<PartnerRecord?> FindAsync(string slug)
    {
        var firm = await firms.RequireAsync();
        return await read.BySlugAsync(slug) is { } partner && partner.Id != firm.OrganisationId ? partner : null;
    }

    /// <summary>The partnership on the side that an address names.</summary>
    public PartnershipRecord? On(PartnerRecord partner, string side) => partner.Partnerships.FirstOrDefault(partnership => Words.Of(partnership.Side) == side);

    public async Task<PartnerPages.Model> ModelAsync(PartnerRecord partner, string? before = null) =>
        new(partner, await timeline.RunAsync(partner, before), viewer, (await firms.RequireAsync()).Zone, Typed.Of(null), Typed.Of(null), before is not null)
        {
            Shares = await shares.RunAsync(partner.Id),
            Ties = partner.IsPartner ? await ties.RunAsync(new TieScope(OrganisationIds: [partner.Id])) : [],
            Standings = await StandingsAsync(partner),
        };

    private async Task<IReadOnlyList<Standing>> StandingsAsync(PartnerRecord partner)
    {
        var known = partner.IsPartner ? await standings.OfAsync(partner.Id) : null;
        return [.. partner.Partnerships.Select(partnership => known?.Of(partnership.Id)).OfType<Standing>()];
    }
}
