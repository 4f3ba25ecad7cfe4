using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Organisations;

/// <summary>The organisations, partners or not, in portions.</summary>
public sealed class FindOrganisations(Visible visible, FocalFirms firms)
{
    /// <summary>What is asked for; null leaves nothing out.</summary>
    public sealed record Filter(string? Country = null, string? Tag = null, string? Domain = null, bool? IsPartner = null, bool? IsSuggested = null);

    public sealed record Row(
        long Id, string Name, string Slug, string? Country, string? City, int? Employees, long? TurnoverCents, string? Website, bool IsSuggested, int Version)
    {
        public bool IsOurs { get; init; }

        public IReadOnlyList<string> Domains { get; init; } = [];

        public IReadOnlyList<string> Tags { get; init; } = [];

        public IReadOnlyList<OnSide> Partnerships { get; init; } = [];
    }

    public sealed record OnSide(long Id, Side Side, Stage Stage);

    public async Task<Portion<Row>> RunAsync(Filter filter, PortionOf ask)
    {
        var organisations = Matching(filter, ask.Search);
        var (noText, noNumber) = (ask.NoText, ask.NoNumber);
        var portion = await (ask.Field switch
        {
            "country" => organisations.Select(organisation => new Place<string> { Key = organisation.Country ?? noText, Id = organisation.Id }).TakeAsync(ask),
            "employees" => organisations.Select(organisation => new Place<long> { Key = (long?)organisation.Employees ?? noNumber, Id = organisation.Id }).TakeAsync(ask),
            "turnoverEur" => organisations.Select(organisation => new Place<long> { Key = organisation.TurnoverCents ?? noNumber, Id = organisation.Id }).TakeAsync(ask),
            _ => organisations.Select(organisation => new Place<string> { Key = organisation.SortName, Id = organisation.Id }).TakeAsync(ask),
        });
        return portion.Fill(await ReadAsync(portion.Items), row => row.Id);
    }

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync([id])).SingleOrDefault();

    private IQueryable<Organisation> Matching(Filter filter, string? search)
    {
        var organisations = NameFolding.FoldText(search ?? "") is { Length: > 0 } fragment ? visible.OrganisationsMatching(fragment) : visible.Organisations;
        if (filter.Country is { } country)
        {
            organisations = organisations.Where(organisation => organisation.Country == country);
        }

        if (filter.Tag is { } tag)
        {
            var folded = NameFolding.FoldText(tag);
            var tagged = from link in visible.OrganisationTags join word in visible.Tags on link.TagId equals word.Id where word.FoldedName == folded select link.OrganisationId;
            organisations = organisations.Where(organisation => tagged.Contains(organisation.Id));
        }

        if (filter.Domain?.ToLowerInvariant() is { } domain)
        {
            organisations = organisations.Where(organisation => visible.OrganisationDomains.Any(known => known.Domain == domain && known.OrganisationId == organisation.Id));
        }

        if (filter.IsPartner is { } isPartner)
        {
            organisations = organisations.Where(organisation => visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id) == isPartner);
        }

        return filter.IsSuggested is { } isSuggested ? organisations.Where(organisation => organisation.IsSuggested == isSuggested) : organisations;
    }

    private async Task<List<Row>> ReadAsync(IReadOnlyList<long> ids)
    {
        var rows = await visible.Organisations.Where(organisation => EF.Parameter(ids).Contains(organisation.Id)).Select(organisation => new Row(
            organisation.Id, organisation.Name, organisation.Slug, organisation.Country, organisation.City, organisation.Employees, organisation.TurnoverCents, organisation.Website,
            organisation.IsSuggested, organisation.Version)).ToListAsync();
        if (rows.Count == 0)
        {
            return rows;
        }

        var focalId = (await firms.ReadAsync())?.OrganisationId;
        var domains = (await visible.OrganisationDomains.Where(domain => EF.Parameter(ids).Contains(domain.OrganisationId)).Select(domain => new { domain.OrganisationId, domain.Domain }).ToListAsync())
            .ToLookup(domain => domain.OrganisationId, domain => domain.Domain);
        var tags = (await (from link in visible.OrganisationTags join tag in visible.Tags on link.TagId equals tag.Id where EF.Parameter(ids).Contains(link.OrganisationId) select new { link.OrganisationId, tag.Name, tag.FoldedName }).ToListAsync())
            .OrderBy(tag => tag.FoldedName, StringComparer.Ordinal).ToLookup(tag => tag.OrganisationId, tag => tag.Name);
        var partnerships = (await visible.Partnerships.Where(partnership => EF.Parameter(ids).Contains(partnership.OrganisationId)).Select(partnership => new { partnership.OrganisationId, partnership.Id, partnership.Side, partnership.Stage }).ToListAsync())
            .OrderBy(partnership => partnership.Side).ToLookup(partnership => partnership.OrganisationId, partnership => new OnSide(partnership.Id, partnership.Side, partnership.Stage));
        return rows.ConvertAll(row => row with
        {
            IsOurs = row.Id == focalId,
            Domains = [.. domains[row.Id].Order(StringComparer.Ordinal)],
            Tags = [.. tags[row.Id]],
            Partnerships = [.. partnerships[row.Id]],
        });
    }
}
