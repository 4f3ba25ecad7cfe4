using System.CommandLine;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Firms;
using Solmu.Plans;
using Solmu.Ties;

namespace Solmu.Today;

internal static class TodayVerbs
{
    private static readonly Option<string> For = new("--for") { HelpName = "EMAIL", Description = "For this one of ours (default: whoever --as names, else everybody)" };

    public static void Add(RootCommand root) => root.Add(new Verb("today", "Tell whom to contact today, and why", TodayAsync) { For });

    private static async Task<int> TodayAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var viewer = run.Get<Viewer>();
        var (personId, name) = (viewer.PersonId, viewer.UserId is null ? null : viewer.Email);
        if (parse.GetValue(For) is { } who)
        {
            if (await TiesVerbs.WhoAsync(who, run) is not { } person)
            {
                return Exit.WithProblems;
            }

            (personId, name) = (person.Id, person.Reference);
        }

        var today = await run.Get<ReadToday>().RunAsync(personId);
        var steps = await run.Get<FindSteps>().DueAsync(personId);
        return run.Answer(
            new
            {
                at = today.At,
                @for = name,
                items = today.Items.Select(item => new
                {
                    kind = item.Word,
                    person = item.Tie.Other.Reference,
                    own = item.Tie.Own.Reference,
                    partner = item.Partner?.Name,
                    reason = item.Reason,
                    valueEur = item.ValueCents / 100m,
                    action = item.Action,
                }),
                steps = steps.Select(step => new { partner = step.Partner, own = step.Own, person = step.Other, due = step.DueOn, plan = step.Plan }),
            },
            output => Write(output, today, steps));
    }

    private static void Write(TextWriter output, ReadToday.Reading today, List<StepRow> steps)
    {
        steps.ForEach(step => output.WriteLine($"{step.Sentence}, {PlanWords.Due(step, today.Day)}"));
        if (today.Items.Count == 0)
        {
            output.WriteLine(today.Ties == 0 ? "Nothing to say yet: ties come from contacts. `solmu import` brings in mail, calendars and lists of contacts." : "Nobody needs you today: no tie is cooling, no contract ends soon, no mail waits.");
            return;
        }

        foreach (var item in today.Items)
        {
            output.WriteLine($"{item.Tie.Other.DisplayName}{(item.Partner is { } partner ? ", " + partner.Name : "")}");
            output.WriteLine($"  {item.Reason} [{item.Action}]");
        }
    }
}
