using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Organisations;

namespace Solmu.Partnerships;

/// <summary>The list of partners: a row for each partnership.</summary>
public sealed class FindPartners(Visible visible)
{
    public const int PageSize = 50;

    public sealed record Filter(string? Search = null, Side? Side = null, string? Country = null, string? Type = null, long? ResponsibleId = null, Stage? Stage = null, string? Tag = null, string Sort = "name", int Page = 1);

    public sealed record Row(
        long OrganisationId, string Name, string Slug, string? Country, Side Side, string? Type, Stage Stage,
        int? Importance, long? ResponsibleId, string? Responsible, long? ValueCents, int Version, long PartnershipId);

    public async Task<List<Row>> RunAsync(Filter filter, int? take = PageSize)
    {
        var found = Sorted(Matching(filter), filter.Sort);
        if (take is { } size)
        {
            found = found.Skip((filter.Page - 1) * size).Take(size);
        }

        return await found.Select(pair => new Row(
            pair.Organisation.Id, pair.Organisation.Name, pair.Organisation.Slug, pair.Organisation.Country, pair.Partnership.Side, pair.Partnership.Type, pair.Partnership.Stage,
            pair.Partnership.Importance, pair.Partnership.ResponsibleId, visible.People.Where(person => person.Id == pair.Partnership.ResponsibleId).Select(person => person.Name).FirstOrDefault(),
            pair.Partnership.ValueCents, pair.Partnership.Version, pair.Partnership.Id)).ToListAsync();
    }

    public Task<int> CountAsync(Filter filter) => Matching(filter).CountAsync();

    private IQueryable<Pair> Matching(Filter filter)
    {
        var organisations = visible.Organisations;
        if (NameFolding.FoldText(filter.Search ?? "") is { Length: > 0 } fragment)
        {
            organisations = visible.OrganisationsMatching(fragment);
        }

        if (filter.Country is { } country)
        {
            organisations = organisations.Where(organisation => organisation.Country == country);
        }

        if (filter.Tag is { } tag)
        {
            var tagged = from link in visible.OrganisationTags join word in visible.Tags on link.TagId equals word.Id where word.Name == tag select link.OrganisationId;
            organisations = organisations.Where(organisation => tagged.Contains(organisation.Id));
        }

        var partnerships = visible.Partnerships;
        partnerships = filter.Side is { } side ? partnerships.Where(partnership => partnership.Side == side) : partnerships;
        partnerships = filter.Type is { } type ? partnerships.Where(partnership => partnership.Type == type) : partnerships;
        partnerships = filter.Stage is { } stage ? partnerships.Where(partnership => partnership.Stage == stage) : partnerships;
        partnerships = filter.ResponsibleId is { } responsible ? partnerships.Where(partnership => partnership.ResponsibleId == responsible) : partnerships;

        return from organisation in organisations
               join partnership in partnerships on organisation.Id equals partnership.OrganisationId
               select new Pair { Organisation = organisation, Partnership = partnership };
    }

    /// <summary>Every order ends in the id, so that pages neither repeat nor skip a row.</summary>
    private static IQueryable<Pair> Sorted(IQueryable<Pair> pairs, string sort) => sort switch
    {
        _ => pairs.OrderBy(pair => pair.Organisation.SortName).ThenBy(pair => pair.Organisation.Id).ThenBy(pair => pair.Partnership.Id),
    };

    private sealed class Pair
    {
        public required Organisation Organisation { get; init; }

        public required Partnership Partnership { get; init; }
    }
}
