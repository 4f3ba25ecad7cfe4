using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Reviews;

/// <summary>Writes down how a partnership goes, on a day.</summary>
public sealed class AddReview(Writer writer, Viewer viewer, OnceOnly once, Moment moment)
{
    public sealed record Input(long PartnershipId, ReviewFacts Facts, OnceKey? Once = null, IReadOnlyList<RuleViolation>? Found = null);

    /// <summary>The id of the review.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var rules = new Rules(input.Found);
        rules.Refuse(!await Visible.To(viewer, db).Partnerships.AnyAsync(partnership => partnership.Id == input.PartnershipId), "partnership", "Say which partnership it is about.");
        rules.Refuse(input.Facts.On > await moment.DayAsync(), "on", "A review is written down when it was held, not before.");
        rules.Refuse(input.Found is not { Count: > 0 } && input.Facts.IsEmpty, null, "Write down at least one thing beside the day.");
        var review = rules.Get(() => new PartnershipReview(input.PartnershipId, input.Facts));
        rules.Throw();
        db.Add(review!);
        await db.SaveChangesAsync();
        return Ids.Text(review!.Id);
    }));
}
