using System.CommandLine;
using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Cli;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.People;

namespace Solmu.Ties;

internal static class TiesVerbs
{
    private static readonly Option<string> Own = new("--own") { HelpName = "EMAIL", Description = "Only the ties of this one of ours" };
    private static readonly Option<string> Partner = new("--partner") { HelpName = "NAME", Description = "Only the ties that hold this partner" };

    public static void Add(RootCommand root) => root.Add(new Verb("ties", "Tell how strong the ties to people outside are, and which are cooling", TiesAsync) { Own, Partner });

    private static async Task<int> TiesAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var scope = new TieScope();
        if (parse.GetValue(Own) is { } address)
        {
            if (await WhoAsync(address, run) is not { } own)
            {
                return Exit.WithProblems;
            }

            scope = scope with { OwnId = own.Id };
        }

        if (parse.GetValue(Partner) is { } name)
        {
            if (await PartnershipsVerbs.NamedAsync(name, run) is not { } partner)
            {
                return Exit.WithProblems;
            }

            scope = scope with { OrganisationIds = [partner.Id] };
        }

        var (ties, parameters) = (await run.Get<FindTies>().RunAsync(scope), await run.Get<ReadTieConventions>().ValuesAsync());
        return run.Answer(
            new { at = run.Get<Moment>().Now, parameters = parameters.Version, ties = ties.Select(TieDocument.Of) },
            output => Write(output, ties));
    }

    /// <summary>One of ours by address or name; null when several could be meant, which have been listed then.</summary>
    public static async Task<PersonRow?> WhoAsync(string who, CommandRun run)
    {
        var found = (await run.Get<ReadPerson>().CandidatesAsync(who)).Where(person => person.IsOurs).ToList();
        switch (found.Count)
        {
            case 0:
                throw new RuleViolation("own", $"{who}: none of your people is called so or has that address.");
            case 1:
                return found[0];
            default:
                PeopleVerbs.Ambiguous(run, "person", who, found);
                return null;
        }
    }

    private static void Write(TextWriter output, IReadOnlyList<Tie> ties)
    {
        if (ties.Count == 0)
        {
            output.WriteLine("No ties yet: they come from contacts. `solmu import` brings in mail, calendars and lists of contacts.");
            return;
        }

        var table = new TextTable("OURS", "THEIRS", "PARTNER", "STRENGTH", "STATE", "LAST CONTACT", "RHYTHM");
        foreach (var tie in ties)
        {
            table.Add(
                tie.Own.Reference, tie.Other.Reference, tie.Partner?.Name, tie.Score.Strength?.ToString("0", CultureInfo.InvariantCulture) ?? "not known", TieWords.State(tie.Score.State),
                tie.Score.LastContact?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), tie.Score.RhythmDays is { } days ? $"every {Math.Round(days)} days" : null);
        }

        table.Write(output);
        foreach (var problem in ties.SelectMany(tie => tie.Problems).Distinct())
        {
            output.WriteLine(problem);
        }
    }
}
