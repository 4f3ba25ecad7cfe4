using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;

namespace Solmu.Contracts;

/// <summary>The list of contracts: those of the partnerships that a filter of partners lets through.</summary>
public sealed class ListContracts(Visible visible, FindPartners partners)
{
    public const int PageSize = 50;

    /// <summary>What the list can be sorted by; a minus in front turns the order round.</summary>
    public static readonly IReadOnlyList<string> Sorts = ["title", "partner", "side", "starts", "ends", "talks", "responsible"];

    public sealed record Filter(FindPartners.Filter Partners, DateOnly? From = null, DateOnly? To = null, string Sort = "ends", int Page = 1)
    {
        public bool IsAll => Partners.IsAll && From is null && To is null;
    }

    public sealed record Row(long Id, string? Title, string Partner, string Slug, Side Side, DateOnly? StartsOn, DateOnly? EndsOn, DateOnly? TalksSince, string? Responsible);

    public async Task<List<Row>> RunAsync(Filter filter) =>
        await InOrder(Matching(filter), filter.Sort).Skip((filter.Page - 1) * PageSize).Take(PageSize).Select(pair => new Row(
            pair.Contract.Id, pair.Contract.Title, pair.Organisation.Name, pair.Organisation.Slug, pair.Partnership.Side, pair.Contract.StartsOn, pair.Contract.EndsOn, pair.Contract.TalksSince,
            visible.People.Where(person => person.Id == pair.Partnership.ResponsibleId).Select(person => person.Name ?? person.SortName).FirstOrDefault())).ToListAsync();

    /// <summary>All that are let through, in order.</summary>
    public Task<List<long>> IdsAsync(Filter filter) => InOrder(Matching(filter), filter.Sort).Select(pair => pair.Contract.Id).ToListAsync();

    public Task<int> CountAsync(Filter filter) => Matching(filter).CountAsync();

    private IQueryable<Pair> Matching(Filter filter)
    {
        // In no order of their own: the contracts are sorted.
        var pairs = from pair in partners.Matching(filter.Partners with { Sort = "none" })
                    join contract in visible.Contracts on pair.Partnership.Id equals contract.PartnershipId
                    select new Pair { Contract = contract, Partnership = pair.Partnership, Organisation = pair.Organisation };
        pairs = filter.From is { } from ? pairs.Where(pair => pair.Contract.EndsOn >= from) : pairs;
        return filter.To is { } to ? pairs.Where(pair => pair.Contract.EndsOn <= to) : pairs;
    }

    /// <summary>Every order ends in the day it ends and the id; what is not known comes last either way.</summary>
    private IQueryable<Pair> InOrder(IQueryable<Pair> pairs, string sort)
    {
        var isTurned = sort.StartsWith('-');
        var unknown = isTurned ? "" : "\U0010FFFF";
        var never = isTurned ? new DateOnly(1, 1, 2) : new DateOnly(9999, 12, 30);
        var last = new DateOnly(9999, 12, 30);
        IQueryable<Pair> By<TKey>(Expression<Func<Pair, TKey>> key) => (isTurned ? pairs.OrderByDescending(key) : pairs.OrderBy(key)).ThenBy(pair => pair.Contract.EndsOn ?? last).ThenBy(pair => pair.Contract.Id);
        return sort.TrimStart('-') switch
        {
            "title" => By(pair => pair.Contract.Title ?? unknown),
            "partner" => By(pair => pair.Organisation.SortName),
            "side" => By(pair => pair.Partnership.Side),
            "starts" => By(pair => pair.Contract.StartsOn ?? never),
            "talks" => By(pair => pair.Contract.TalksSince ?? never),
            "responsible" => By(pair => visible.People.Where(person => person.Id == pair.Partnership.ResponsibleId).Select(person => person.SortName).FirstOrDefault() ?? unknown),
            _ => By(pair => pair.Contract.EndsOn ?? never),
        };
    }

    private sealed class Pair
    {
        public required Contract Contract { get; init; }

        public required Partnership Partnership { get; init; }

        public required Organisations.Organisation Organisation { get; init; }
    }
}
