using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Solmu.Cli;
using Solmu.Database;

namespace Solmu.Firms;

internal static class FirmsVerbs
{
    private static readonly Option<string> Name = new("--name") { Required = true, Description = "Name of your firm" };
    private static readonly Option<string> Country = new("--country") { Required = true, HelpName = "CC", Description = "ISO 3166 country, such as FI" };
    private static readonly Option<string[]> Domain = new("--domain") { Required = true, HelpName = "D[,D…]", Description = "Mail domains of your firm" };
    private static readonly Option<string> Zone = new("--zone") { HelpName = "AREA/CITY", Description = "Time zone of your days (default: UTC)" };

    public static void Add(RootCommand root) => root.Add(new Verb("init", "Tell Solmu whose net it holds", InitAsync) { Name, Country, Domain, Zone });

    private static async Task<int> InitAsync(ParseResult parse, CommandRun run)
    {
        var id = await run.Get<SetUpFirm>().RunAsync(new SetUpFirm.Input(parse.GetValue(Name)!, parse.GetValue(Country), parse.GetValue(Domain)!, parse.GetValue(Zone)));
        var firm = await run.Get<FocalFirms>().RequireAsync();
        return run.Answer(
            new { firm = new { id = Ids.Text(id), firm.Name, firm.Country, domains = firm.Domains, zone = firm.Zone.Id } },
            output => output.WriteLine($"Solmu now holds the net of {firm.Name}. Next: solmu import your-partners.csv"));
    }
}
