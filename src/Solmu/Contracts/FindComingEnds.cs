using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Firms;

namespace Solmu.Contracts;

/// <summary>The contracts that end soon and that no later one follows: those the viewer answers for, or all that are seen.</summary>
public sealed class FindComingEnds(Visible visible, Viewer viewer, Moment moment)
{
    public sealed record Row(long Id, string? Title, string Partner, string Slug, DateOnly EndsOn, int Version);

    public async Task<List<Row>> RunAsync(int days, bool everybodys)
    {
        var today = await moment.DayAsync();
        var last = today.AddDays(days);
        var self = viewer.PersonId ?? 0;
        return await (from contract in visible.Contracts
                      where contract.EndsOn >= today && contract.EndsOn <= last
                      join partnership in visible.Partnerships on contract.PartnershipId equals partnership.Id
                      where (everybodys || partnership.ResponsibleId == self)
                          && !visible.Contracts.Any(later => later.PartnershipId == contract.PartnershipId && later.EndsOn > contract.EndsOn)
                      join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
                      orderby contract.EndsOn, organisation.SortName, contract.Id
                      select new Row(contract.Id, contract.Title, organisation.Name, organisation.Slug, contract.EndsOn!.Value, contract.Version)).ToListAsync();
    }
}
