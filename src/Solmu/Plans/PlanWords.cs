using Solmu.Ui;

namespace Solmu.Plans;

/// <summary>How plans are told in a sentence.</summary>
internal static class PlanWords
{
    public static string Title(IReadOnlyList<PlanRow> plans)
    {
        if (plans.Count == 0)
        {
            return "No hand-over plan yet";
        }

        var next = plans.Min(plan => plan.NextDue);
        return $"{Say.Count(plans.Count, "hand-over plan")}; {Progress(plans.Sum(plan => plan.Steps), plans.Sum(plan => plan.Done))}{Next(next)}";
    }

    public static string Title(PlanRow plan) => plan.Steps == 0 ? "No step is planned yet" : Capital(Progress(plan.Steps, plan.Done)) + Next(plan.NextDue);

    public static string Due(StepRow step, DateOnly day) => step.DoneOn is { } done ? $"done on {Say.Day(done)}" : step.DueOn < day ? $"overdue since {Say.Day(step.DueOn)}" : $"due {Say.Day(step.DueOn)}";

    private static string Progress(int steps, int done) => steps == 0 ? "no step yet" : done == steps ? (steps == 1 ? "its one step is done" : $"all {Say.Number(steps)} steps done") : $"{Say.Number(done)} of {Say.Count(steps, "step")} done";

    private static string Next(DateOnly? day) => day is { } due ? $"; next due {Say.Day(due)}" : "";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
