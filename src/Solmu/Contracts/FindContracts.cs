using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Database;

namespace Solmu.Contracts;

/// <summary>Contracts with all partners, in portions.</summary>
public sealed class FindContracts(Visible visible)
{
    /// <summary>What is asked for; null leaves nothing out.</summary>
    public sealed record Filter(long? OrganisationId = null, long? PartnershipId = null, DateOnly? EndsFrom = null, DateOnly? EndsTo = null);

    public sealed record Row(long Id, long PartnershipId, long OrganisationId, string Organisation, Side Side, string? Title, DateOnly? StartsOn, DateOnly? EndsOn, DateOnly? TalksSince, string? Text, int Version);

    public async Task<Portion<Row>> RunAsync(Filter filter, PortionOf ask)
    {
        var contracts = Matching(filter, ask.Search);
        var (noText, noDay) = (ask.NoText, ask.NoDay);
        var portion = await (ask.Field switch
        {
            "startsOn" => contracts.Select(contract => new Place<DateOnly> { Key = contract.StartsOn ?? noDay, Id = contract.Id }).TakeAsync(ask),
            "title" => contracts.Select(contract => new Place<string> { Key = contract.Title ?? noText, Id = contract.Id }).TakeAsync(ask),
            _ => contracts.Select(contract => new Place<DateOnly> { Key = contract.EndsOn ?? noDay, Id = contract.Id }).TakeAsync(ask),
        });
        return portion.Fill(await ReadAsync(portion.Items), row => row.Id);
    }

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync([id])).SingleOrDefault();

    private IQueryable<Contract> Matching(Filter filter, string? search)
    {
        var contracts = visible.Contracts;
        contracts = filter.PartnershipId is { } partnership ? contracts.Where(contract => contract.PartnershipId == partnership) : contracts;
        contracts = filter.EndsFrom is { } from ? contracts.Where(contract => contract.EndsOn >= from) : contracts;
        contracts = filter.EndsTo is { } to ? contracts.Where(contract => contract.EndsOn <= to) : contracts;
        if (filter.OrganisationId is { } organisation)
        {
            contracts = contracts.Where(contract => visible.Partnerships.Any(partnership => partnership.Id == contract.PartnershipId && partnership.OrganisationId == organisation));
        }

        if (NameFolding.FoldText(search ?? "") is { Length: > 0 } fragment)
        {
            var organisations = visible.OrganisationsMatching(fragment).Select(found => found.Id);
            contracts = contracts.Where(contract => contract.Title!.Contains(search!) || visible.Partnerships.Any(partnership => partnership.Id == contract.PartnershipId && organisations.Contains(partnership.OrganisationId)));
        }

        return contracts;
    }

    private Task<List<Row>> ReadAsync(IReadOnlyList<long> ids) =>
        (from contract in visible.Contracts
         join partnership in visible.Partnerships on contract.PartnershipId equals partnership.Id
         join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
         where EF.Parameter(ids).Contains(contract.Id)
         select new Row(contract.Id, partnership.Id, organisation.Id, organisation.Name, partnership.Side, contract.Title, contract.StartsOn, contract.EndsOn, contract.TalksSince, contract.Text, contract.Version)).ToListAsync();
}
