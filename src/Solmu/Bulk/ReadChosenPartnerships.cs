using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;

namespace Solmu.Bulk;

/// <summary>The chosen partnerships as they are, and what could be done to them.</summary>
public sealed class ReadChosenPartnerships(Visible visible, OwnPeople people)
{
    public sealed record Row(long Id, long OrganisationId, string Name, Side Side, Stage Stage, int Version);

    /// <summary>Tags and stages with the number of rows that it means a change for.</summary>
    public sealed record Hand(IReadOnlyList<Row> Rows, string Seal, IReadOnlyList<(string Name, int Count)> Tags, IReadOnlyList<(Stage Stage, int Count)> Steps, IReadOnlyList<OwnPeople.Row> OwnPeople);

    public async Task<Hand> RunAsync(IReadOnlyList<long> ids)
    {
        var rows = await (from partnership in visible.Partnerships
                          join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
                          where EF.Parameter(ids).Contains(partnership.Id)
                          orderby organisation.SortName, organisation.Id, partnership.Side
                          select new Row(partnership.Id, organisation.Id, organisation.Name, partnership.Side, partnership.Stage, partnership.Version)).ToListAsync();
        var organisations = rows.Select(row => row.OrganisationId).Distinct().ToList();
        var tags = await (from link in visible.OrganisationTags
                          join tag in visible.Tags on link.TagId equals tag.Id
                          where EF.Parameter(organisations).Contains(link.OrganisationId)
                          group link by tag.Name into links
                          orderby links.Key
                          select new { Name = links.Key, Count = links.Count() }).ToListAsync();
        return new Hand(
            rows, Chosen.Seal(rows.Select(row => (row.Id, row.Version))), [.. tags.Select(tag => (tag.Name, tag.Count))],
            [.. Lifecycle.Stages.Select(stage => (stage, rows.Count(row => Lifecycle.WhyNot(row.Stage, stage) is null))).Where(step => step.Item2 > 0)],
            await people.RunAsync());
    }
}
