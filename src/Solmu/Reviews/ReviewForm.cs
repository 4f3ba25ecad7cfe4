using Solmu.Database;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Reviews;

/// <summary>The page on which a review is written down, corrected or taken away.</summary>
public static class ReviewForm
{
    public sealed record Model(PartnerRecord Partner, PartnershipRecord Partnership, FindReviews.Row? Review, Typed Typed);

    public static async Task<IResult> OpenNewAsync(string slug, string side, PartnerDesk desk) =>
        await desk.FindAsync(slug) is { } partner && desk.On(partner, side) is { } partnership
            ? Page.Show<ReviewFormPage>(new Model(partner, partnership, null, Typed.Of(null, ("on", partner.Day))))
            : Page.NotFound;

    public static async Task<IResult> AddAsync(HttpContext context, string slug, string side, PartnerDesk desk, AddReview add)
    {
        if (await desk.FindAsync(slug) is not { } partner || desk.On(partner, side) is not { } partnership)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var facts = Read(typed);
        return await typed.TryAllAsync(found => add.RunAsync(new AddReview.Input(partnership.Id, facts, typed.Once, found)))
            ? Page.Go(context, $"/partners/{slug}/health", "The review is written down.")
            : Page.Refuse<ReviewFormPage>(new Model(partner, partnership, null, typed));
    }

    public static async Task<IResult> OpenAsync(string slug, string side, string id, PartnerDesk desk, FindReviews find) =>
        await FindAsync(slug, side, id, desk, find) is { } found ? Page.Show<ReviewFormPage>(found) : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string slug, string side, string id, PartnerDesk desk, FindReviews find, EditReview edit)
    {
        if (await FindAsync(slug, side, id, desk, find) is not { Review: { } review } model)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var facts = Read(typed);
        if (await typed.TryAllAsync(found => edit.RunAsync(new EditReview.Input(review.Id, typed.Version, facts, found))))
        {
            return Page.Go(context, $"/partners/{slug}/health", "Saved.");
        }

        if (typed.IsStale && await FindAsync(slug, side, id, desk, find) is { } now)
        {
            typed.CompareWith(now.Typed);
        }

        return Page.Refuse<ReviewFormPage>(model with { Typed = typed });
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, string slug, string side, string id, PartnerDesk desk, FindReviews find, RemoveReview remove)
    {
        if (await desk.FindAsync(slug) is not { } partner || desk.On(partner, side) is null || !Ids.TryParse(id, out var reviewId))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => remove.RunAsync(new RemoveReview.Input(reviewId, typed.Version))) || await FindAsync(slug, side, id, desk, find) is not { } now)
        {
            return Page.Go(context, $"/partners/{slug}/health", "The review is removed.");
        }

        now.Typed.Refuse(typed.Errors);
        return Page.Refuse<ReviewFormPage>(now);
    }

    private static async Task<Model?> FindAsync(string slug, string side, string id, PartnerDesk desk, FindReviews find) =>
        await desk.FindAsync(slug) is { } partner && desk.On(partner, side) is { } partnership && (await find.RunAsync(partnership.Id)).Find(row => Ids.Text(row.Id) == id) is { } review
            ? new Model(partner, partnership, review, Fill(review))
            : null;

    private static ReviewFacts Read(Typed typed) => new(
        typed.Required("on", typed.Day("on"), "Say for which day it holds."), typed.Number("goal"), typed.Number("actual"), typed.Percent("onTime"), typed.Choice<Viability>("viability"),
        typed.Count("planned"), typed.Count("held"), typed.Day("conflictSince"), typed.Day("conflictUntil"), typed.Percent("asks"), typed.Checked("trustOnly"), typed.Count("buffer"), typed.Count("replace"));

    private static Typed Fill(FindReviews.Row row) => Typed.Of(
        row.Version, ("on", row.Facts.On), ("goal", row.Facts.Goal), ("actual", row.Facts.Actual), ("onTime", Percent(row.Facts.ShareOnTime)), ("viability", row.Facts.Viability),
        ("planned", row.Facts.ReviewsPlanned), ("held", row.Facts.ReviewsHeld), ("conflictSince", row.Facts.ConflictSince), ("conflictUntil", row.Facts.ConflictUntil),
        ("asks", Percent(row.Facts.ShareOfAsks)), ("trustOnly", row.Facts.IsTrustOnly ? "yes" : null), ("buffer", row.Facts.BufferDays), ("replace", row.Facts.ReplaceDays));

    private static double? Percent(double? share) => share is { } known ? Math.Round(known * 100, 2) : null;
}
