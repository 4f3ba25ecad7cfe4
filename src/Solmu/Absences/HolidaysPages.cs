using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Absences;

/// <summary>The holidays of the firm; owners and managers keep them.</summary>
public static class HolidaysPages
{
    public const string Path = "/settings/holidays";

    public sealed record Model(IReadOnlyList<FindAbsences.Row> Holidays, DateOnly Day, bool MayChange, Typed Typed);

    internal static async Task<IResult> ShowAsync(FindAbsences find, Moment moment, Viewer viewer) => Page.Show<HolidaysPage>(await ModelAsync(find, moment, viewer, Typed.Nothing));

    internal static Task<IResult> AddAsync(HttpContext context, AddHolidays add, FindAbsences find, Moment moment, Viewer viewer) => TakeAsync(context, add, find, moment, viewer, (typed, rules) =>
    {
        var from = typed.Required("from", typed.Day("from"), "Give the first day.");
        var until = typed.Day("until") ?? from;
        typed.Errors.All.ToList().ForEach(error => rules.Refuse(true, error.Field, error.Message));
        return rules.Get(() => new Holiday(from, until, typed.Text("name") ?? "")) is { } holiday ? [new HolidayLine(holiday.From, holiday.Until, holiday.Name)] : [];
    });

    internal static Task<IResult> AddLinesAsync(HttpContext context, AddHolidays add, FindAbsences find, Moment moment, Viewer viewer) =>
        TakeAsync(context, add, find, moment, viewer, (typed, rules) => HolidayLine.Read(rules, "lines", typed["lines"]));

    internal static async Task<IResult> RemoveAsync(HttpContext context, string id, RemoveHoliday remove) =>
        Ids.TryParse(id, out var holiday) && await remove.RunAsync(holiday) ? Page.Go(context, Path, "Removed. Ties are measured without it.") : Page.NotFound;

    private static async Task<IResult> TakeAsync(HttpContext context, AddHolidays add, FindAbsences find, Moment moment, Viewer viewer, Func<Typed, Rules, List<HolidayLine>> read)
    {
        var typed = await Typed.FromAsync(context);
        var rules = new Rules();
        var days = read(typed, rules);
        var added = 0;
        typed.Refuse(Errors.None);
        return await typed.TryAsync(async () =>
        {
            rules.Throw();
            added = await add.RunAsync(new AddHolidays.Input(days));
        })
            ? Page.Go(context, Path, added == 0 ? "That was there already." : $"Added {Say.Count(added, "holiday")}.")
            : Page.Refuse<HolidaysPage>(await ModelAsync(find, moment, viewer, typed));
    }

    private static async Task<Model> ModelAsync(FindAbsences find, Moment moment, Viewer viewer, Typed typed) => new(await find.HolidaysAsync(), await moment.DayAsync(), viewer.MayKeep, typed);
}
