using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Firms;

namespace Solmu.Reviews;

/// <summary>The reviews of one partnership up to the moment asked for, the latest first.</summary>
public sealed class FindReviews(Visible visible, Moment moment)
{
    public sealed record Row(long Id, int Version, ReviewFacts Facts);

    public async Task<List<Row>> RunAsync(long partnershipId)
    {
        var day = await moment.DayAsync();
        return (await visible.PartnershipReviews.Where(review => review.PartnershipId == partnershipId && review.On <= day).OrderByDescending(review => review.On).ThenByDescending(review => review.Id).ToListAsync())
            .ConvertAll(review => new Row(review.Id, review.Version, review.Facts()));
    }
}
