using System.ComponentModel;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;

namespace Solmu.Mcp;

/// <summary>Partners by what somebody remembers of them.</summary>
internal sealed class FindPartner(FindPartners find, FocalFirms firms) : IMcpTool<FindPartner.Arguments>
{
    public sealed record Arguments(
        [property: Description("Part of the name or domain; without it all partners")] string? Query = null,
        [property: Description("upstream, downstream or support")] Side? Side = null,
        [property: Description("Country as ISO 3166 alpha-2, such as FI")] string? Country = null,
        string? Tag = null,
        [property: Description("A partnership without anybody responsible")] bool? NobodyResponsible = null,
        [property: Description("Fifty partnerships stand on a page; the first is 1")] int? Page = null);

    public async Task<McpAnswer> RunAsync(Arguments arguments)
    {
        if (arguments.Page is < 1 or > 10_000)
        {
            throw new RuleViolation("page", "Pages count from 1.");
        }

        var firm = await firms.RequireAsync();
        var filter = new FindPartners.Filter(
            arguments.Query, arguments.Side, arguments.Country?.ToUpperInvariant(), NobodyResponsible: arguments.NobodyResponsible ?? false, Tag: arguments.Tag, Page: arguments.Page ?? 1);
        var (rows, total) = (await find.RunAsync(filter), await find.CountAsync(filter));
        return new McpAnswer(new
        {
            total,
            page = filter.Page,
            partners = rows.Select(row => new
            {
                id = Ids.Text(row.OrganisationId),
                row.Name,
                row.Slug,
                row.Side,
                row.Type,
                row.Country,
                row.Stage,
                stageMeans = Lifecycle.Word(row.Stage),
                row.Importance,
                responsible = row.ResponsibleEmail ?? row.Responsible,
                valueEur = row.ValueCents / 100m,
                lastContact = row.LastContact is { } last ? firm.Day(last) : (DateOnly?)null,
                contactsInYear = row.ContactsInYear,
            }),
        });
    }
}
