using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Plans;

/// <summary>The page on which a step is added or changed, and the buttons that tick it off or take it out.</summary>
public static class StepForm
{
    private const int UsualDays = 14;

    /// <summary>Without a partner yet, the page asks for one.</summary>
    public sealed record Model(
        PlanRow Plan, StepRow? Step, (long Id, string Name)? Partner, IReadOnlyList<KeyValuePair<string, string>> Partners, IReadOnlyList<KeyValuePair<string, string>> Others, IReadOnlyList<OwnPeople.Row> Own, Typed Typed);

    public static async Task<IResult> OpenNewAsync(string id, string? partner, FindPlans find, ReadStepForm read, Moment moment) =>
        Ids.TryParse(id, out var planId) && await find.OneAsync(planId) is { } plan
            ? Page.Show<StepFormPage>(await read.RunAsync(plan, null, Ids.TryParse(partner, out var at) ? at : null, Typed.Of(null, ("due", (await moment.DayAsync()).AddDays(UsualDays)))))
            : Page.NotFound;

    public static async Task<IResult> AddAsync(HttpContext context, string id, FindPlans find, ReadStepForm read, AddStep add)
    {
        if (!Ids.TryParse(id, out var planId) || await find.OneAsync(planId) is not { } plan)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var facts = Read(typed, typed.Id("partner") ?? 0);
        return await typed.TryAllAsync(found => add.RunAsync(new AddStep.Input(planId, facts, typed.Once, found)))
            ? Page.Go(context, $"/plans/{id}", "The step is planned.")
            : Page.Refuse<StepFormPage>(await read.RunAsync(plan, null, facts.OrganisationId == 0 ? null : facts.OrganisationId, typed));
    }

    public static async Task<IResult> OpenAsync(string id, string step, FindPlans find, FindSteps steps, ReadStepForm read) =>
        await OfAsync(id, step, find, steps) is var (plan, row) ? Page.Show<StepFormPage>(await read.RunAsync(plan, row, row.OrganisationId, Fill(row))) : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string id, string step, FindPlans find, FindSteps steps, ReadStepForm read, EditStep edit)
    {
        if (await OfAsync(id, step, find, steps) is not var (plan, row))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var facts = Read(typed, row.OrganisationId);
        if (await typed.TryAllAsync(found => edit.RunAsync(new EditStep.Input(row.Id, typed.Version, facts, found))))
        {
            return Page.Go(context, $"/plans/{id}", "Saved.");
        }

        if (typed.IsStale)
        {
            typed.CompareWith(Fill(row));
        }

        return Page.Refuse<StepFormPage>(await read.RunAsync(plan, row, row.OrganisationId, typed));
    }

    public static async Task<IResult> TickAsync(HttpContext context, string id, string step, FindPlans find, FindSteps steps, TickStep tick)
    {
        if (await OfAsync(id, step, find, steps) is not var (_, row))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var isDone = typed.Text("done") != "no";
        await tick.RunAsync(new TickStep.Input(row.Id, isDone));
        return Page.Go(context, typed.Text("back") == "today" ? "/today" : $"/plans/{id}", isDone ? "Done." : "Open again.");
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, string id, string step, FindPlans find, FindSteps steps, ReadStepForm read, RemoveStep remove)
    {
        if (await OfAsync(id, step, find, steps) is not var (plan, row))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => remove.RunAsync(new RemoveStep.Input(row.Id, typed.Version))))
        {
            return Page.Go(context, $"/plans/{id}", "The step is taken out.");
        }

        var filled = Fill(row);
        filled.Refuse(typed.Errors);
        return Page.Refuse<StepFormPage>(await read.RunAsync(plan, row, row.OrganisationId, filled));
    }

    private static async Task<(PlanRow Plan, StepRow Row)?> OfAsync(string id, string step, FindPlans find, FindSteps steps) =>
        Ids.TryParse(id, out var planId) && Ids.TryParse(step, out var stepId) && await find.OneAsync(planId) is { } plan && (await steps.OfPlanAsync(planId)).Find(row => row.Id == stepId) is { } found ? (plan, found) : null;

    private static StepFacts Read(Typed typed, long partner) =>
        new(partner, typed.Id("other"), typed.Id("own"), typed.Id("responsible"), typed.Required("due", typed.Day("due"), "Say by when."), typed.Text("note"));

    private static Typed Fill(StepRow row) => Typed.Of(row.Version, ("other", row.OtherId), ("own", row.OwnId), ("responsible", row.ResponsibleId), ("due", row.DueOn), ("note", row.Note));
}
