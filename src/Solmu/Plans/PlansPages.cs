using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Plans;

/// <summary>The hand-over plans, one of them, and the page that makes one.</summary>
public static class PlansPages
{
    private const int MostMissed = 20;

    public sealed record ListModel(IReadOnlyList<PlanRow> Plans, DateOnly Day, TimeZoneInfo Zone);

    public sealed record Model(PlanRow Plan, IReadOnlyList<StepRow> Steps, DateOnly Day, bool MayEdit, Typed Typed);

    public sealed record NewModel(SuggestSteps.Suggestion Suggestion, IReadOnlyList<OwnPeople.Row> Own, Typed Typed, string Query);

    public static async Task<IResult> ListAsync(FindPlans find, Moment moment, FocalFirms firms) =>
        Page.Show<PlansPage>(new ListModel(await find.RunAsync(), await moment.DayAsync(), (await firms.RequireAsync()).Zone));

    public static async Task<IResult> ShowAsync(string id, FindPlans find, FindSteps steps, Moment moment, Viewer viewer) =>
        await ReadAsync(id, find, steps, moment, viewer, null) is { } model ? Page.Show<PlanPage>(model) : Page.NotFound;

    public static async Task<IResult> OpenNewAsync(HttpRequest request, SuggestSteps suggest, OwnPeople own)
    {
        if (await SuggestAsync(request, suggest) is not { } suggestion)
        {
            return Page.NotFound;
        }

        var fields = suggestion.Steps.SelectMany((step, place) => new (string, object?)[] { ($"take{place}", true), ($"own{place}", step.Facts.OwnId), ($"due{place}", step.Facts.DueOn) });
        return Page.Show<PlanFormPage>(new NewModel(suggestion, await own.RunAsync(), Typed.Of(null, [("title", suggestion.Title), .. fields]), request.QueryString.Value ?? ""));
    }

    public static async Task<IResult> MakeAsync(HttpContext context, SuggestSteps suggest, OwnPeople own, MakePlan make)
    {
        if (await SuggestAsync(context.Request, suggest) is not { } suggestion)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var facts = Enumerable.Range(0, SuggestSteps.MostSteps).Where(place => typed.Checked($"take{place}")).Select(place => Read(typed, place)).ToList();
        var plan = "";
        return await typed.TryAllAsync(async found => plan = await make.RunAsync(new MakePlan.Input(typed.Text("title"), facts, typed.Once, found)))
            ? Page.Go(context, $"/plans/{plan}", "The plan is made.")
            : Page.Refuse<PlanFormPage>(new NewModel(suggestion, await own.RunAsync(), typed, context.Request.QueryString.Value ?? ""));
    }

    public static async Task<IResult> RenameAsync(HttpContext context, string id, FindPlans find, FindSteps steps, Moment moment, Viewer viewer, RenamePlan rename)
    {
        if (!Ids.TryParse(id, out var plan) || await find.OneAsync(plan) is not { IsNamed: true })
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => rename.RunAsync(new RenamePlan.Input(plan, typed.Version, typed.Text("title")))))
        {
            return Page.Go(context, $"/plans/{id}", "The plan has another name.");
        }

        if (await ReadAsync(id, find, steps, moment, viewer, typed) is not { } model)
        {
            return Page.NotFound;
        }

        if (typed.IsStale)
        {
            typed.CompareWith(Filled(model.Plan));
        }

        return Page.Refuse<PlanPage>(model);
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, string id, FindPlans find, FindSteps steps, Moment moment, Viewer viewer, RemovePlan remove)
    {
        var typed = await Typed.FromAsync(context);
        if (!Ids.TryParse(id, out var plan) || await find.OneAsync(plan) is null)
        {
            return Page.NotFound;
        }

        return await typed.TryAsync(() => remove.RunAsync(new RemovePlan.Input(plan)))
            ? Page.Go(context, "/plans", "The plan is removed.")
            : await ReadAsync(id, find, steps, moment, viewer, null) is { } model ? Page.Refuse<PlanPage>(Refused(model, typed.Errors)) : Page.NotFound;
    }

    private static Model Refused(Model model, Errors errors)
    {
        model.Typed.Refuse(errors);
        return model;
    }

    private static async Task<Model?> ReadAsync(string id, FindPlans find, FindSteps steps, Moment moment, Viewer viewer, Typed? typed) =>
        Ids.TryParse(id, out var number) && await find.OneAsync(number) is { } plan ? new Model(plan, await steps.OfPlanAsync(number), await moment.DayAsync(), viewer.MayEdit, typed ?? Filled(plan)) : null;

    private static Typed Filled(PlanRow plan) => Typed.Of(plan.Version, ("title", plan.Title));

    private static async Task<SuggestSteps.Suggestion?> SuggestAsync(HttpRequest request, SuggestSteps suggest)
    {
        var who = request.Query["who"].Where(text => !string.IsNullOrEmpty(text)).Distinct().Take(MostMissed).Select(text => Ids.TryParse(text, out var id) ? id : 0).ToList();
        return await suggest.RunAsync(who, request.Query["partner"].ToString() is { Length: > 0 } slug ? slug : null);
    }

    /// <summary>What is chosen is read from the form; whom it is about was put into it by the page.</summary>
    private static StepFacts Read(Typed typed, int place) =>
        new(typed.Id($"partner{place}") ?? 0, typed.Id($"other{place}"), typed.Id($"own{place}"), null, typed.Required($"due{place}", typed.Day($"due{place}"), "Say by when."), null);
}
