using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;

namespace Solmu.Exports;

/// <summary>Contracts with the partner and whoever answers for the partnership, in the order of the partners' names.</summary>
internal static class ContractsTable
{
    public sealed record Row(long Id, long PartnershipId, string Partner, string Slug, Side Side, string? Title, DateOnly? StartsOn, DateOnly? EndsOn, DateOnly? TalksSince, string? Text, int Version, string? Responsible);

    public static readonly Listing<Row> Listing = new(
        ExportKinds.Contracts,
        [
            ("partner", row => row.Partner), ("side", row => row.Side.ToString().ToLowerInvariant()), ("title", row => row.Title), ("starts_on", row => OrganisationsTable.Day(row.StartsOn)), ("ends_on", row => OrganisationsTable.Day(row.EndsOn)),
            ("talks_since", row => OrganisationsTable.Day(row.TalksSince)), ("responsible", row => row.Responsible), ("text", row => row.Text),
        ],
        row => new { id = Ids.Text(row.Id), row.Partner, row.Slug, row.Side, row.Title, row.StartsOn, row.EndsOn, row.TalksSince, row.Responsible, row.Text })
    {
        Keys = new Dictionary<string, string> { ["starts_on"] = "starts", ["ends_on"] = "ends", ["talks_since"] = "talks" },
    };

    public static async Task<List<Row>> ReadAsync(Visible visible)
    {
        var rows = await (from contract in visible.Contracts
                          join partnership in visible.Partnerships on contract.PartnershipId equals partnership.Id
                          join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
                          join person in visible.People on partnership.ResponsibleId equals person.Id into responsible
                          from person in responsible.DefaultIfEmpty()
                          orderby organisation.SortName, organisation.Id, partnership.Side, contract.EndsOn, contract.StartsOn, contract.Id
                          select new
                          {
                              contract,
                              partnership.Side,
                              organisation.Name,
                              organisation.Slug,
                              Responsible = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() ?? person.Name,
                          }).ToListAsync();
        return rows.ConvertAll(row => new Row(
            row.contract.Id, row.contract.PartnershipId, row.Name, row.Slug, row.Side, row.contract.Title, row.contract.StartsOn, row.contract.EndsOn, row.contract.TalksSince, row.contract.Text, row.contract.Version, row.Responsible));
    }
}
