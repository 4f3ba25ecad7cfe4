using Solmu.Partnerships;
using Solmu.Reviews;
using Solmu.Ui;

namespace Solmu.Health;

/// <summary>How one partner stands: each partnership with both levels, what could end it, and the reviews.</summary>
public static class HealthPages
{
    public sealed record OnePartnership(PartnershipRecord Record, Standing? Standing, Survival? Survival, IReadOnlyList<FindReviews.Row> Reviews);

    public sealed record Model(PartnerRecord Partner, IReadOnlyList<OnePartnership> Partnerships);

    public static async Task<IResult> ShowAsync(string slug, PartnerDesk desk, ReadStandings read, FindReviews reviews)
    {
        if (await desk.FindAsync(slug) is not { IsPartner: true } partner)
        {
            return Page.NotFound;
        }

        var standings = await read.OfAsync(partner.Id);
        var recovery = await read.RecoveryAsync();
        var all = new List<OnePartnership>();
        foreach (var partnership in partner.Partnerships)
        {
            var standing = standings.Of(partnership.Id);
            all.Add(new OnePartnership(partnership, standing, standing is null ? null : Survival.Of(standing, recovery), await reviews.RunAsync(partnership.Id)));
        }

        return Page.Show<HealthPage>(new Model(partner, all));
    }
}
