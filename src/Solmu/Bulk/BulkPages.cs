using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ui;
using Solmu.Views;

namespace Solmu.Bulk;

/// <summary>Takes several rows of a list in hand, shows what a change would mean for them, and makes it.</summary>
public static class BulkPages
{
    public sealed record PartnersModel(ReadChosenPartnerships.Hand Hand, string Back, DateOnly Today, Typed Typed);

    public sealed record PeopleModel(ReadChosenPeople.Hand Hand, string Back, Typed Typed);

    /// <summary>One and Many name what was changed; Active is the room.</summary>
    public sealed record DoneModel(Changed Changed, string Back, string Active, string One, string Many);

    public static async Task<IResult> OpenPartnersAsync(HttpContext context, Viewer viewer, FindPartners find, ReadChosenPartnerships read, Moment moment)
    {
        var typed = await Typed.FromAsync(context);
        var ids = typed.Checked("all") && viewer.MayKeep ? await find.IdsAsync(PartnersFilter(typed), Chosen.Most + 1) : Chosen.Rows(typed);
        var hand = await read.RunAsync([.. ids.Take(Chosen.Most)]);
        return hand.Rows.Count == 0 || ids.Count > Chosen.Most
            ? Page.Go(context, Back(ListKind.Partners, typed), hand.Rows.Count == 0 ? "Nothing is chosen. Tick the rows that are to change." : $"At most {Say.Number(Chosen.Most)} can be changed at once. Narrow the list first.")
            : Page.Show<ChosenPartnersPage>(new PartnersModel(hand, Back(ListKind.Partners, typed), await moment.DayAsync(), Typed.Nothing));
    }

    public static async Task<IResult> ChangePartnersAsync(HttpContext context, ReadChosenPartnerships read, ChangePartnerships change, Moment moment)
    {
        var typed = await Typed.FromAsync(context);
        var ids = Chosen.Rows(typed);
        ChangePartnerships.Change? what = typed["do"] switch
        {
            "tag" => new ChangePartnerships.Change.AddTag(typed.Text("tag")),
            "untag" => new ChangePartnerships.Change.TakeOffTag(typed.Text("untag")),
            "responsible" => new ChangePartnerships.Change.Responsible(typed.Text("responsible") == "nobody" ? null : typed.Required("responsible", typed.Id("responsible"), "Choose who is to be responsible.")),
            "stage" => new ChangePartnerships.Change.Step(typed.Required("to", typed.Choice<Stage>("to"), "Say which step it is."), typed.Required("on", typed.Day("on"), "Say on which day the step was taken."), typed.Text("evidence")),
            _ => null,
        };
        if (what is null)
        {
            typed.Wrong("do", "Say what is to be done.");
        }

        Changed? changed = null;
        if (await typed.TryAsync(async () => changed = await change.RunAsync(new ChangePartnerships.Input(ids, typed.Text("seal"), what!, typed.Once))))
        {
            return Page.Show<ChangedPage>(new DoneModel(changed!, Back(ListKind.Partners, typed), "partners", what is ChangePartnerships.Change.AddTag or ChangePartnerships.Change.TakeOffTag ? "partner" : "partnership", what is ChangePartnerships.Change.AddTag or ChangePartnerships.Change.TakeOffTag ? "partners" : "partnerships"));
        }

        var hand = await read.RunAsync([.. ids.Take(Chosen.Most)]);
        return hand.Rows.Count == 0 ? Page.Go(context, Back(ListKind.Partners, typed), "Nothing is chosen. Tick the rows that are to change.") : Page.Refuse<ChosenPartnersPage>(new PartnersModel(hand, Back(ListKind.Partners, typed), await moment.DayAsync(), typed));
    }

    public static async Task<IResult> OpenPeopleAsync(HttpContext context, Viewer viewer, Visible visible, FindPeople find, ReadChosenPeople read)
    {
        var typed = await Typed.FromAsync(context);
        var ids = Chosen.Rows(typed);
        if (typed.Checked("all") && viewer.MayKeep)
        {
            ids = await PeoplePages.FilterAsync(PeopleQuery(typed), visible) is var (filter, _) ? await find.IdsAsync(filter, Chosen.Most + 1) : [];
        }

        var hand = await read.RunAsync([.. ids.Take(Chosen.Most)]);
        return hand.Rows.Count == 0 || ids.Count > Chosen.Most
            ? Page.Go(context, Back(ListKind.People, typed), hand.Rows.Count == 0 ? "Nobody is chosen. Tick the rows that are to change." : $"At most {Say.Number(Chosen.Most)} can be changed at once. Narrow the list first.")
            : Page.Show<ChosenPeoplePage>(new PeopleModel(hand, Back(ListKind.People, typed), Typed.Nothing));
    }

    public static async Task<IResult> ChangePeopleAsync(HttpContext context, ReadChosenPeople read, TagPeople tag)
    {
        var typed = await Typed.FromAsync(context);
        var ids = Chosen.Rows(typed);
        var takesOff = typed["do"] == "untag";
        if (typed["do"] is not ("tag" or "untag"))
        {
            typed.Wrong("do", "Say what is to be done.");
        }

        Changed? changed = null;
        if (await typed.TryAsync(async () => changed = await tag.RunAsync(new TagPeople.Input(ids, typed.Text("seal"), typed.Text(takesOff ? "untag" : "tag"), takesOff, typed.Once))))
        {
            return Page.Show<ChangedPage>(new DoneModel(changed!, Back(ListKind.People, typed), "people", "person", "people"));
        }

        var hand = await read.RunAsync([.. ids.Take(Chosen.Most)]);
        return hand.Rows.Count == 0 ? Page.Go(context, Back(ListKind.People, typed), "Nobody is chosen. Tick the rows that are to change.") : Page.Refuse<ChosenPeoplePage>(new PeopleModel(hand, Back(ListKind.People, typed), typed));
    }

    private static string Back(ListKind list, Typed typed)
    {
        var query = ViewQuery.Of(list, typed.Text("query"));
        return ViewQuery.Path(list) + (query.Length == 0 ? "" : "?" + query);
    }

    private static FindPartners.Filter PartnersFilter(Typed typed)
    {
        var asked = Chosen.Query(typed);
        return new PartnersPages.Query
        {
            Q = asked.GetValueOrDefault("q"),
            Side = asked.GetValueOrDefault("side"),
            Country = asked.GetValueOrDefault("country"),
            Type = asked.GetValueOrDefault("type"),
            Responsible = asked.GetValueOrDefault("responsible"),
            Stage = asked.GetValueOrDefault("stage"),
            Tag = asked.GetValueOrDefault("tag"),
        }.Filter();
    }

    private static PeoplePages.Query PeopleQuery(Typed typed)
    {
        var asked = Chosen.Query(typed);
        return new PeoplePages.Query
        {
            Whose = asked.GetValueOrDefault("whose"),
            Q = asked.GetValueOrDefault("q"),
            Organisation = asked.GetValueOrDefault("organisation"),
            Country = asked.GetValueOrDefault("country"),
            Role = asked.GetValueOrDefault("role"),
            Tag = asked.GetValueOrDefault("tag"),
        };
    }
}
