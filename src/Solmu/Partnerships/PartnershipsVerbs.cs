using System.CommandLine;
using System.Text.Json.Nodes;
using Solmu.Analysis.Partnerships;
using Solmu.Cli;
using Solmu.Database;

namespace Solmu.Partnerships;

internal static class PartnershipsVerbs
{
    public static void Add(RootCommand root) => root.Add(new Verb("partners", "List the partners, a row for each partnership", PartnersAsync));

    private static async Task<int> PartnersAsync(ParseResult parse, CommandRun run)
    {
        var rows = await run.Get<FindPartners>().RunAsync(new FindPartners.Filter(), take: null);
        return run.Answer(
            new { partners = rows.Select(row => new { id = Ids.Text(row.OrganisationId), row.Name }) },
            output => rows.ForEach(row => output.WriteLine($"{row.Name}  {Lifecycle.Word(row.Stage)}")));
    }
}
