using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Cli;
using Solmu.Reviews;

namespace Solmu.Exports;

/// <summary>Reviews with the partner, in the order of the partners' names, the earliest first.</summary>
internal static class ReviewsTable
{
    public sealed record Row(string Partner, string Slug, Side Side, ReviewFacts Facts);

    public static readonly Listing<Row> Listing = new(
        ExportKinds.Reviews,
        [
            ("partner", row => row.Partner), ("side", row => row.Side.ToString().ToLowerInvariant()), ("date", row => OrganisationsTable.Day(row.Facts.On)),
            ("goal", row => OrganisationsTable.Text(row.Facts.Goal)), ("reached", row => OrganisationsTable.Text(row.Facts.Actual)), ("share_on_time", row => OrganisationsTable.Text(row.Facts.ShareOnTime)),
            ("their_money", row => row.Facts.Viability?.ToString().ToLowerInvariant()), ("reviews_planned", row => OrganisationsTable.Text(row.Facts.ReviewsPlanned)), ("reviews_held", row => OrganisationsTable.Text(row.Facts.ReviewsHeld)),
            ("conflict_since", row => OrganisationsTable.Day(row.Facts.ConflictSince)), ("conflict_until", row => OrganisationsTable.Day(row.Facts.ConflictUntil)), ("share_of_asks", row => OrganisationsTable.Text(row.Facts.ShareOfAsks)),
            ("no_contract_by_choice", row => row.Facts.IsTrustOnly ? "yes" : null), ("buffer_days", row => OrganisationsTable.Text(row.Facts.BufferDays)), ("replace_days", row => OrganisationsTable.Text(row.Facts.ReplaceDays)),
        ],
        row => new { row.Partner, row.Slug, row.Side, review = Shape(row.Facts) });

    public static async Task<List<Row>> ReadAsync(Visible visible)
    {
        var rows = await (from review in visible.PartnershipReviews
                          join partnership in visible.Partnerships on review.PartnershipId equals partnership.Id
                          join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
                          orderby organisation.SortName, organisation.Slug, partnership.Side
                          select new { review, partnership.Side, organisation.Name, organisation.Slug }).ToListAsync();
        return [.. rows.GroupBy(row => (row.Name, row.Slug, row.Side)).SelectMany(all => InOrder(all.Select(row => row.review.Facts())).Select(facts => new Row(all.Key.Name, all.Key.Slug, all.Key.Side, facts)))];
    }

    /// <summary>Of two on one day their text decides: the same content gives the same text.</summary>
    public static IReadOnlyList<ReviewFacts> InOrder(IEnumerable<ReviewFacts> reviews) =>
        [.. reviews.OrderBy(review => review.On).ThenBy(review => JsonSerializer.Serialize(Shape(review), JsonOutput.Options), StringComparer.Ordinal)];

    public static object Shape(ReviewFacts facts) => new
    {
        facts.On,
        facts.Goal,
        reached = facts.Actual,
        facts.ShareOnTime,
        theirMoney = facts.Viability,
        facts.ReviewsPlanned,
        facts.ReviewsHeld,
        facts.ConflictSince,
        facts.ConflictUntil,
        facts.ShareOfAsks,
        noContractByChoice = facts.IsTrustOnly,
        facts.BufferDays,
        facts.ReplaceDays,
    };
}
