using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contracts;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.Reviews;

namespace Solmu.Exports;

/// <summary>Organisations with all that hangs on them, in the order of their names.</summary>
internal static class OrganisationsTable
{
    public static readonly string[] Columns =
        ["name", "domains", "country", "city", "employees", "turnover_eur", "website", "side", "type", "stage", "importance", "since", "responsible", "share_of_our_sales", "our_share_of_theirs", "value_eur", "contract_ends", "tags"];

    public sealed record Row(Organisation Organisation, IReadOnlyList<string> Domains, IReadOnlyList<string> Tags, IReadOnlyList<PartnershipRow> Partnerships);

    public sealed record PartnershipRow(Partnership Partnership, IReadOnlyList<StageStep> Steps, IReadOnlyList<Contract> Contracts, IReadOnlyList<ReviewFacts> Reviews);

    public static async Task<List<Row>> ReadAsync(Visible visible)
    {
        var domains = (await visible.OrganisationDomains.ToListAsync()).ToLookup(domain => domain.OrganisationId, domain => domain.Domain);
        var tags = (await (from link in visible.OrganisationTags join tag in visible.Tags on link.TagId equals tag.Id select new { link.OrganisationId, tag.Name }).ToListAsync()).ToLookup(tag => tag.OrganisationId, tag => tag.Name);
        var steps = (await visible.StageSteps.ToListAsync()).ToLookup(step => step.PartnershipId);
        var contracts = (await visible.Contracts.ToListAsync()).ToLookup(contract => contract.PartnershipId);
        var reviews = (await visible.PartnershipReviews.ToListAsync()).ToLookup(review => review.PartnershipId, review => review.Facts());
        var partnerships = (await visible.Partnerships.ToListAsync()).ToLookup(partnership => partnership.OrganisationId);
        var organisations = await visible.Organisations.ToListAsync();
        return [.. organisations
            .OrderBy(organisation => organisation.SortName, StringComparer.Ordinal).ThenBy(organisation => organisation.Slug, StringComparer.Ordinal)
            .Select(organisation => new Row(
                organisation, Sorted(domains[organisation.Id]), Sorted(tags[organisation.Id]),
                [.. partnerships[organisation.Id].OrderBy(partnership => partnership.Side).Select(partnership => new PartnershipRow(
                    partnership,
                    [.. steps[partnership.Id].OrderBy(step => step.On).ThenBy(step => step.To).ThenBy(step => step.From).ThenBy(step => step.FirmEvidence, StringComparer.Ordinal).ThenBy(step => step.ManagerEvidence, StringComparer.Ordinal)],
                    [.. contracts[partnership.Id].OrderBy(contract => contract.StartsOn).ThenBy(contract => contract.EndsOn).ThenBy(contract => contract.Title, StringComparer.Ordinal).ThenBy(contract => contract.Text, StringComparer.Ordinal)],
                    ReviewsTable.InOrder(reviews[partnership.Id])))]))];
    }

    /// <summary>What nobody has named yet is left out: its contacts bring it back.</summary>
    public static IEnumerable<string?[]> Cells(IEnumerable<Row> rows, ExportNames names) =>
        rows.Where(row => !row.Organisation.IsSuggested).SelectMany(row => row.Partnerships.DefaultIfEmpty(), (row, partnership) => Cells(row, partnership, names));

    private static string?[] Cells(Row row, PartnershipRow? with, ExportNames names)
    {
        var (organisation, partnership) = (row.Organisation, with?.Partnership);
        return
        [
            organisation.Name, string.Join(';', row.Domains), organisation.Country, organisation.City, Text(organisation.Employees), Euros(organisation.TurnoverCents), organisation.Website,
            partnership?.Side.ToString().ToLowerInvariant(), partnership?.Type, partnership?.Stage.ToString(), Text(partnership?.Importance), Day(partnership?.Since),
            partnership?.ResponsibleId is { } responsible ? names.Person(responsible) : null,
            Text(partnership?.ShareOfOurs), Text(partnership?.ShareOfTheirs), Euros(partnership?.ValueCents), Day(with?.Contracts.Max(contract => contract.EndsOn)), string.Join(';', row.Tags),
        ];
    }

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    public static string? Euros(long? cents) => cents is { } amount ? (amount / 100m).ToString("0.##", CultureInfo.InvariantCulture) : null;

    private static List<string> Sorted(IEnumerable<string> words) => [.. words.Order(StringComparer.Ordinal)];
}
