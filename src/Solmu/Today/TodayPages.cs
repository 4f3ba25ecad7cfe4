using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Plans;
using Solmu.Ui;

namespace Solmu.Today;

/// <summary>The first page of the day.</summary>
public static class TodayPages
{
    public sealed record Model(ReadToday.Reading Today, IReadOnlyList<ContactRow> Coming, bool IsEverybodys, bool HasOwn, Viewer Viewer, TimeZoneInfo Zone, IReadOnlyList<StepRow> Steps);

    /// <summary>Somebody without a tie of their own is shown those of everybody, as far as they see them.</summary>
    public static async Task<IResult> ShowAsync(string? of, Viewer viewer, ReadToday read, ReadComing coming, FindSteps steps, FocalFirms firms)
    {
        var zone = (await firms.RequireAsync()).Zone;
        var own = viewer.PersonId is null ? null : await read.RunAsync(viewer.PersonId);
        var hasOwn = own is { Ties: > 0 };
        var isEverybodys = !hasOwn || of == "everybody";
        var today = isEverybodys ? await read.RunAsync(null) : own!;
        return Page.Show<TodayPage>(new Model(today, viewer.PersonId is { } self ? await coming.RunAsync(self) : [], isEverybodys, hasOwn, viewer, zone, await steps.DueAsync(isEverybodys ? null : viewer.PersonId)));
    }

    public static async Task<IResult> MarkAsync(HttpContext context, MarkToday mark)
    {
        var typed = await Typed.FromAsync(context);
        var (kind, said) = typed.Text("kind") switch
        {
            "snoozed" => (MarkKind.Snoozed, "Put off for a week."),
            "done" => (MarkKind.Done, "Done. It comes back only if the reason still stands in two weeks."),
            "notmine" => (MarkKind.NotMine, "Not yours: it does not come back."),
            _ => ((MarkKind?)null, ""),
        };
        if (kind is not { } chosen || typed.Id("person") is not { } person)
        {
            return Page.NotFound;
        }

        try
        {
            await mark.RunAsync(new MarkToday.Input(person, chosen));
        }
        catch (RuleViolation)
        {
            return Page.NotFound;
        }

        return Page.Go(context, "/today", said);
    }

    public static async Task<IResult> BringBackAsync(HttpContext context, BringBackToday bring)
    {
        await bring.RunAsync();
        return Page.Go(context, "/today", "Everybody you put aside may stand here again.");
    }
}
