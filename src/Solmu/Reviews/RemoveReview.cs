using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Reviews;

/// <summary>Takes away a review that was written down by mistake. Removing it again changes nothing.</summary>
public sealed class RemoveReview(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        if (await Visible.To(viewer, db).PartnershipReviews.FirstOrDefaultAsync(found => found.Id == input.Id) is { } review)
        {
            StaleEdit.Refuse("The review", input.Version, review.Version);
            db.Remove(review);
            await db.SaveChangesAsync();
        }
    });
}
