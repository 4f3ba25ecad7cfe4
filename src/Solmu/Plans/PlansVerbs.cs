using System.CommandLine;
using Solmu.Cli;
using Solmu.Firms;

namespace Solmu.Plans;

internal static class PlansVerbs
{
    public static void Add(RootCommand root) => root.Add(new Verb("plans", "List the hand-over plans and how far their steps are", PlansAsync));

    private static async Task<int> PlansAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var (day, plans, steps) = (await run.Get<Moment>().DayAsync(), await run.Get<FindPlans>().RunAsync(), await run.Get<FindSteps>().AllAsync());
        return run.Answer(PlansDocument.Of(day, plans, steps), output => Write(output, day, plans, steps));
    }

    private static void Write(TextWriter output, DateOnly day, List<PlanRow> plans, List<StepRow> steps)
    {
        output.WriteLine(PlanWords.Title(plans) + ".");
        foreach (var plan in plans)
        {
            output.WriteLine();
            output.WriteLine(plan.Title);
            foreach (var step in steps.Where(step => step.PlanId == plan.Id))
            {
                output.WriteLine($"  [{(step.DoneOn is null ? " " : "x")}] {step.Sentence}, {PlanWords.Due(step, day)}");
            }
        }
    }
}
