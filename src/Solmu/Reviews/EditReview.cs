using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Reviews;

/// <summary>Corrects a review, for instance when a conflict has ended.</summary>
public sealed class EditReview(Writer writer, Viewer viewer, Moment moment)
{
    public sealed record Input(long Id, int Version, ReviewFacts Facts, IReadOnlyList<RuleViolation>? Found = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var review = await Visible.To(viewer, db).PartnershipReviews.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The review was removed.");
        StaleEdit.Refuse("The review", input.Version, review.Version);
        var rules = new Rules(input.Found);
        rules.Refuse(input.Facts.On > await moment.DayAsync(), "on", "A review is written down when it was held, not before.");
        rules.Refuse(input.Found is not { Count: > 0 } && input.Facts.IsEmpty, null, "Write down at least one thing beside the day.");
        rules.Check(() => review.Change(input.Facts));
        rules.Throw();
        await db.SaveChangesAsync();
    });
}
