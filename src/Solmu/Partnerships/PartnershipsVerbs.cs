using System.CommandLine;
using System.Globalization;
using Solmu.Analysis.Partnerships;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Health;

namespace Solmu.Partnerships;

internal static class PartnershipsVerbs
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Name, slug or domain of the partner" };

    public static void Add(RootCommand root)
    {
        root.Add(new Verb("partners", "List the partners, a row for each partnership", PartnersAsync));
        root.Add(new Verb("partner", "Tell what is known of one partner", PartnerAsync) { Name });
    }

    private static async Task<int> PartnersAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var rows = await run.Get<FindPartners>().AllAsync(new FindPartners.Filter());
        var standings = await run.Get<ReadStandings>().AllAsync();
        return run.Answer(
            new
            {
                partners = rows.Select(row => new
                {
                    id = Ids.Text(row.OrganisationId),
                    row.Name,
                    row.Slug,
                    side = row.Side,
                    row.Type,
                    row.Country,
                    stage = row.Stage.ToString(),
                    row.Importance,
                    responsible = row.ResponsibleEmail ?? row.Responsible,
                    valueEur = Euros(row.ValueCents),
                    health = standings.HealthOf(row.PartnershipId),
                    onlyTie = standings.LiveByPartner.GetValueOrDefault(row.OrganisationId) == 1,
                }),
            },
            output => WriteList(output, rows, standings));
    }

    private static async Task<int> PartnerAsync(ParseResult parse, CommandRun run)
    {
        if (await NamedAsync(parse.GetValue(Name)!, run) is not { } partner)
        {
            return Exit.WithProblems;
        }

        var firm = await run.Get<FocalFirms>().RequireAsync();
        var standings = await run.Get<ReadStandings>().OfAsync(partner.Id);
        return run.Answer(new { partner = Document(partner, firm, standings) }, output => Write(output, partner, firm, standings));
    }

    /// <summary>The partner of that name; null when there are several, which have been listed then.</summary>
    public static async Task<PartnerRecord?> NamedAsync(string name, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var (matches, close) = await run.Get<FindNamedPartner>().RunAsync(name);
        if (matches.Count == 0)
        {
            throw new RuleViolation(null, close.Count == 0
                ? $"No partner is called {name}. `solmu partners` lists them all."
                : $"No partner is called {name}. Did you mean {string.Join(", ", close.SkipLast(1))}{(close.Count > 1 ? " or " : "")}{close[^1]}?");
        }

        if (matches.Count == 1)
        {
            return await run.Get<ReadPartner>().ByIdAsync(matches[0].Id);
        }

        await run.Error.WriteLineAsync($"{matches.Count} partners are called {name}; say which by its slug.");
        run.Answer(
            new { partner = (object?)null, candidates = matches.Select(match => new { id = Ids.Text(match.Id), match.Name, match.Slug, match.Country }) },
            output => matches.ToList().ForEach(match => output.WriteLine($"{match.Slug}  {match.Name}{(match.Country is null ? "" : $", {match.Country}")}")));
        return null;
    }

    private static object Document(PartnerRecord partner, FocalFirm firm, Standings standings) => new
    {
        id = Ids.Text(partner.Id),
        partner.Name,
        partner.Slug,
        partner.Country,
        partner.City,
        partner.Employees,
        turnoverEur = Euros(partner.TurnoverCents),
        partner.Website,
        partner.Domains,
        partner.Tags,
        lastContact = partner.LastContactOn,
        contactsInYear = partner.ContactsInYear,
        people = partner.People.Select(person => new { id = Ids.Text(person.PersonId), person.Name, person.Emails, person.Role, lastContact = person.LastContact is { } last ? firm.Day(last) : (DateOnly?)null, suggested = person.IsSuggested }),
        contracts = partner.Contracts.Select(contract => new { id = Ids.Text(contract.Id), side = contract.Side, contract.Title, contract.StartsOn, contract.EndsOn, contract.TalksSince }),
        partnerships = partner.Partnerships.Select(partnership => new
        {
            side = partnership.Side,
            partnership.Type,
            stage = partnership.Stage.ToString(),
            relativeSize = partnership.RelativeSize,
            partnership.Importance,
            shareOfOurSales = partnership.ShareOfOurs,
            ourShareOfTheirs = partnership.ShareOfTheirs,
            valueEur = Euros(partnership.ValueCents),
            responsible = partnership.ResponsibleEmail ?? partnership.Responsible,
            partnership.Since,
            health = standings.HealthOf(partnership.Id),
            onlyTie = standings.LiveByPartner.GetValueOrDefault(partner.Id) == 1,
            standing = standings.Of(partnership.Id) is { } standing ? HealthDocument.Of(standing) : null,
            steps = partnership.Steps.Select(step => new { from = step.From.ToString(), to = step.To.ToString(), step.On, step.FirmEvidence, step.ManagerEvidence }),
        }),
        findings = FindingsOf(partner, standings).Select(finding => new { kind = finding.Kind, side = finding.Side, finding.Sentence, finding.Facts, finding.Next, suggests = finding.Suggests?.ToString() }),
    };

    /// <summary>What needs somebody, and what does not fit between the two levels; the heaviest first.</summary>
    private static IEnumerable<Finding> FindingsOf(PartnerRecord partner, Standings standings) =>
        partner.Findings.Concat(partner.Partnerships.SelectMany(partnership => standings.Of(partnership.Id)?.Findings ?? [])).OrderBy(finding => finding.Kind).ThenBy(finding => finding.Side);

    private static void WriteList(TextWriter output, List<FindPartners.Row> rows, Standings standings)
    {
        if (rows.Count == 0)
        {
            output.WriteLine("No partners yet. Next: solmu import your-partners.csv");
            return;
        }

        var table = new TextTable("Partner", "Side", "Type", "Country", "Stage", "Importance", "Responsible", "EUR a year", "Health");
        foreach (var row in rows)
        {
            table.Add(row.Name, Words.Of(row.Side), row.Type, row.Country, $"{row.Stage} {Lifecycle.Word(row.Stage)}", row.Importance?.ToString(CultureInfo.InvariantCulture), row.Responsible, row.ValueCents is { } cents ? (cents / 100).ToString("N0", CultureInfo.InvariantCulture) : null, standings.HealthOf(row.PartnershipId) is { } health ? HealthWords.Points(health) : null);
        }

        table.Write(output);
    }

    private static void Write(TextWriter output, PartnerRecord partner, FocalFirm firm, Standings standings)
    {
        output.WriteLine($"{partner.Name}{(partner.Country is null ? "" : $", {partner.Country}")}");
        foreach (var partnership in partner.Partnerships)
        {
            output.WriteLine($"  {Words.Of(partnership.Side)}{(partnership.Type is null ? "" : $", {partnership.Type}")}: {Lifecycle.Word(partnership.Stage)}, responsible {partnership.Responsible ?? partnership.ResponsibleEmail ?? "nobody"}");
            if (standings.Of(partnership.Id) is { } standing)
            {
                output.WriteLine($"    {HealthWords.Sentence(standing)}; {HealthWords.Points(standing.Risk.Points)} termination points");
            }
        }

        output.WriteLine($"  last contact {(partner.LastContactOn is { } last ? last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "not known")}, {partner.ContactsInYear} in the last 12 months");
        foreach (var finding in FindingsOf(partner, standings))
        {
            output.WriteLine($"  ! {finding.Sentence}");
        }

        var table = new TextTable("Person", "Role", "E-mail", "Last contact");
        foreach (var person in partner.People)
        {
            table.Add(person.DisplayName, person.Role, person.Emails.Count > 0 ? person.Emails[0] : null, person.LastContact is { } seen ? firm.Day(seen).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
        }

        output.WriteLine();
        table.Write(output);
    }

    private static decimal? Euros(long? cents) => cents / 100m;
}
