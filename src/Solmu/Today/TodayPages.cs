using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Today;

/// <summary>The first page of the day.</summary>
public static class TodayPages
{
    /// <summary>Everybody's ties are shown to whoever is not one of the firm's people.</summary>
    public sealed record Model(ReadToday.Reading Today, IReadOnlyList<ContactRow> Coming, Viewer Viewer, TimeZoneInfo Zone);

    public static async Task<IResult> ShowAsync(Viewer viewer, ReadToday read, ReadComing coming, FocalFirms firms)
    {
        var zone = (await firms.RequireAsync()).Zone;
        return Page.Show<TodayPage>(new Model(await read.RunAsync(viewer.PersonId), viewer.PersonId is { } self ? await coming.RunAsync(self) : [], viewer, zone));
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

    public static async Task<IResult> BringBackAsync(HttpContext context, MarkToday mark)
    {
        await mark.BringBackAsync();
        return Page.Go(context, "/today", "Everybody you put aside may stand here again.");
    }
}
