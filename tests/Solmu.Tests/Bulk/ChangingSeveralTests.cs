using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Bulk;
using Solmu.Database;
using Solmu.Partnerships;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Bulk;

public sealed class ChangingSeveralTests
{
    [Fact]
    public async Task A_tag_is_put_on_the_chosen_and_undone_in_one_click()
    {
        await using var app = await StartAsync();
        var chosen = await RowsAsync(app, "Alder", "Beech");

        var preview = await OpenAsync(app.Client, chosen);
        Assert.Contains("2 partnerships are chosen", preview, StringComparison.Ordinal);
        var done = await ChangeAsync(app.Client, preview, ("do", "tag"), ("tag", "Nordic"));

        Assert.Contains("2 partners have changed", done, StringComparison.Ordinal);
        Assert.Equal(["Nordic"], (await app.ReadAsync("alder")).Tags);
        Assert.Empty((await app.ReadAsync("cedar")).Tags);
        await UndoAsync(app.Client, done);
        Assert.Empty((await app.ReadAsync("alder")).Tags);
        Assert.Empty((await app.ReadAsync("beech")).Tags);
    }

    [Fact]
    public async Task A_tag_is_taken_off_those_who_have_it()
    {
        await using var app = await StartAsync();
        await ChangeAsync(app.Client, await OpenAsync(app.Client, await RowsAsync(app, "Alder", "Beech")), ("do", "tag"), ("tag", "Nordic"));

        var preview = await OpenAsync(app.Client, await RowsAsync(app, "Alder", "Beech", "Cedar"));
        Assert.Contains("Nordic: on 2", preview, StringComparison.Ordinal);
        var done = await ChangeAsync(app.Client, preview, ("do", "untag"), ("untag", "nordic"));

        Assert.Contains("2 partners have changed", done, StringComparison.Ordinal);
        Assert.Contains("1 of the chosen was so already", done, StringComparison.Ordinal);
        await UndoAsync(app.Client, done);
        Assert.Equal(["Nordic"], (await app.ReadAsync("beech")).Tags);
    }

    [Fact]
    public async Task Somebody_else_becomes_responsible_and_the_old_ones_come_back()
    {
        await using var app = await StartAsync();
        var mika = await app.PersonAsync("Mika Salo");
        var preview = await OpenAsync(app.Client, await RowsAsync(app, "Alder", "Beech", "Cedar"));

        var done = await ChangeAsync(app.Client, preview, ("do", "responsible"), ("responsible", Ids.Text(mika.Id)));

        Assert.Contains("3 partnerships have changed", done, StringComparison.Ordinal);
        Assert.Equal(3, await app.ReadAsync(db => db.Partnerships.CountAsync(one => one.ResponsibleId == mika.Id)));
        await UndoAsync(app.Client, done);
        Assert.Equal(0, await app.ReadAsync(db => db.Partnerships.CountAsync(one => one.ResponsibleId == mika.Id)));
    }

    [Fact]
    public async Task A_step_is_taken_where_it_is_legal_and_the_others_are_named()
    {
        await using var app = await StartAsync();
        var preview = await OpenAsync(app.Client, await RowsAsync(app, "Alder", "Beech", "Cedar"));
        Assert.Contains("at risk: 2 of 3", preview, StringComparison.Ordinal);

        var done = WebUtility.HtmlDecode(await ChangeAsync(app.Client, preview, ("do", "stage"), ("to", "M3"), ("on", "2026-11-20"), ("evidence", "Nobody answers")));

        Assert.Contains("2 partnerships have changed, 1 stayed as it was", done, StringComparison.Ordinal);
        Assert.Contains("An ended partnership starts again", done, StringComparison.Ordinal);
        Assert.Equal(Stage.M3, (await app.ReadAsync("alder")).Partnerships.Single().Stage);
        await UndoAsync(app.Client, done);
        Assert.NotEqual(Stage.M3, (await app.ReadAsync("alder")).Partnerships.Single().Stage);
        Assert.Equal(0, await app.ReadAsync(db => db.StageSteps.CountAsync()));
    }

    [Theory]
    [InlineData("do=tag&tag=", "Write the tag.")]
    [InlineData("do=responsible&responsible=", "Choose who is to be responsible.")]
    [InlineData("do=responsible&responsible=0000000000000", "Only one of your own people")]
    [InlineData("do=stage&to=&on=2026-11-20&evidence=x", "Say which step it is.")]
    [InlineData("do=stage&to=M3&on=2027-11-20&evidence=x", "not before")]
    [InlineData("do=stage&to=M3&on=2026-11-20&evidence=", "Write down what shows it.")]
    [InlineData("do=everything", "Say what is to be done.")]
    public async Task What_cannot_be_done_is_refused_and_nothing_changes(string fields, string message)
    {
        await using var app = await StartAsync();
        var preview = await OpenAsync(app.Client, await RowsAsync(app, "Alder", "Beech"));
        var before = await Dump.OfAsync(app);

        var refused = await ChangeAsync(app.Client, preview, [.. fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]))]);

        Assert.Contains(message, WebUtility.HtmlDecode(refused), StringComparison.Ordinal);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task What_changed_since_one_looked_is_not_changed_unseen()
    {
        await using var app = await StartAsync();
        var preview = await OpenAsync(app.Client, await RowsAsync(app, "Alder", "Beech"));
        var alder = (await app.ReadAsync("alder")).Partnerships.Single();
        await app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(alder.Id, alder.Version, A.Facts with { Importance = 1 })));

        var refused = await ChangeAsync(app.Client, preview, ("do", "tag"), ("tag", "Nordic"));
        Assert.Contains("changed by somebody else", refused, StringComparison.Ordinal);
        Assert.Empty((await app.ReadAsync("beech")).Tags);

        Assert.Contains("2 partners have changed", await ChangeAsync(app.Client, refused, ("do", "tag"), ("tag", "Nordic")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_sending_changes_nothing_and_is_answered_alike()
    {
        await using var app = await StartAsync();
        var preview = await OpenAsync(app.Client, await RowsAsync(app, "Alder", "Beech"));
        var first = await ChangeAsync(app.Client, preview, ("do", "stage"), ("to", "M3"), ("on", "2026-11-20"), ("evidence", "Silence"));
        var again = await ChangeAsync(app.Client, preview, ("do", "stage"), ("to", "M3"), ("on", "2026-11-20"), ("evidence", "Silence"));

        Assert.Equal(Regex.Match(first, "<h1>.*?</h1>").Value, Regex.Match(again, "<h1>.*?</h1>").Value);
        Assert.Equal(2, await app.ReadAsync(db => db.StageSteps.CountAsync()));
    }

    [Fact]
    public async Task All_that_a_filter_lets_through_can_be_taken_in_hand_by_those_who_keep_the_whole_net()
    {
        await using var app = await StartAsync();
        await app.PartnerAsync("Dogwood", Side.Support);

        Assert.Contains("3 partnerships are chosen", await OpenAsync(app.Client, [], ("all", "on"), ("query", "side=downstream")), StringComparison.Ordinal);

        using var member = await app.BrowserAsync(await app.UserAsync(Role.Member));
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(member, "/settings", "/partners/several", ("all", "on"), ("query", ""))).StatusCode);
    }

    [Fact]
    public async Task Nothing_chosen_leads_back_to_the_list()
    {
        await using var app = await StartAsync();

        foreach (var row in new[] { "", "nonsense", "0000000000000" })
        {
            var answer = await app.SubmitAsync("/partners", "/partners/several", ("row", row), ("query", "side=downstream"));
            Assert.Equal("/partners?side=downstream", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task What_a_member_does_not_see_is_neither_counted_nor_changed()
    {
        await using var worlds = await TwoWorlds.MakeAsync();
        var app = worlds.With;
        using var member = await app.BrowserAsync(worlds.People.Member);
        var all = await app.ReadAsync(db => db.Partnerships.Select(one => one.Id).ToListAsync());

        var preview = await OpenAsync(member, all);
        Assert.Contains("3 partnerships are chosen", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("moonshot", preview, StringComparison.Ordinal);
        await ChangeAsync(member, preview, ("do", "tag"), ("tag", "moonshot"));

        var secret = worlds.HiddenIds[0];
        Assert.Equal(2, await app.ReadAsync(db => db.OrganisationTags.CountAsync(link => link.OrganisationId == secret)));

        // The three they see, and one more hidden partner that had the tag before.
        Assert.Equal(4, await app.ReadAsync(db => db.OrganisationTags.CountAsync(link => link.OrganisationId != secret && db.Tags.Any(tag => tag.Id == link.TagId && tag.Name == "moonshot"))));

        // Rows that were slipped in by hand are not among those that were looked at.
        await Assert.ThrowsAsync<StaleEdit>(() => app.DoAsync<ChangePartnerships, Changed>(change => change.RunAsync(new(all, "", new ChangePartnerships.Change.Responsible(null))), worlds.People.Member));
        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<ChangePartnerships, Changed>(change => change.RunAsync(new(all, "", new ChangePartnerships.Change.Responsible(null))), worlds.People.Reader));
    }

    [Fact]
    public async Task People_are_tagged_and_it_is_undone()
    {
        await using var app = await StartAsync();
        var (anna, ben) = (await app.PersonAsync("Anna Alder", "alder"), await app.PersonAsync("Ben Beech", "beech"));

        var preview = await OpenAsync(app.Client, [anna.Id, ben.Id], "/people");
        Assert.Contains("2 people are chosen", preview, StringComparison.Ordinal);
        var done = await ChangeAsync(app.Client, preview, "/people", ("do", "tag"), ("tag", "buyers"));

        Assert.Contains("2 people have changed", done, StringComparison.Ordinal);
        Assert.Equal(2, await app.ReadAsync(db => db.PersonTags.CountAsync()));
        var off = await ChangeAsync(app.Client, await OpenAsync(app.Client, [anna.Id], "/people"), "/people", ("do", "untag"), ("untag", "Buyers"));
        Assert.Equal(1, await app.ReadAsync(db => db.PersonTags.CountAsync()));
        await UndoAsync(app.Client, off);
        Assert.Equal(2, await app.ReadAsync(db => db.PersonTags.CountAsync()));
        Assert.Contains("2 people are chosen", await OpenAsync(app.Client, [], "/people", ("all", "on"), ("query", "whose=theirs&tag=BUYERS")), StringComparison.Ordinal);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.PartnerAsync("Alder", country: "SE");
        await app.PartnerAsync("Beech", country: "FI");
        await app.PartnerAsync("Cedar", country: "SE", stage: Stage.T2);
        await app.SignInAsync();
        return app;
    }

    private static Task<List<long>> RowsAsync(TestApp app, params string[] names) => app.ReadAsync(db =>
        db.Partnerships.Where(one => db.Organisations.Any(organisation => organisation.Id == one.OrganisationId && names.Contains(organisation.Name))).Select(one => one.Id).ToListAsync());

    private static Task<string> OpenAsync(HttpClient browser, IEnumerable<long> rows, params (string, string)[] more) => OpenAsync(browser, rows, "/partners", more);

    private static async Task<string> OpenAsync(HttpClient browser, IEnumerable<long> rows, string list, params (string, string)[] more)
    {
        var answer = await TestApp.SubmitAsync(browser, list, list + "/several", [.. rows.Select(id => ("row", Ids.Text(id))), .. more]);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<string> ChangeAsync(HttpClient browser, string preview, params (string, string)[] fields) => ChangeAsync(browser, preview, "/partners", fields);

    private static async Task<string> ChangeAsync(HttpClient browser, string preview, string list, params (string Name, string Value)[] fields)
    {
        var hidden = Regex.Matches(preview, "name=\"(row|seal|query)\" value=\"([^\"]*)\"").Select(match => (Name: match.Groups[1].Value, match.Groups[2].Value));
        var form = TestApp.HiddenFields(preview[preview.IndexOf("/several/changes", StringComparison.Ordinal)..]).Concat(hidden).Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        return await (await browser.PostAsync(list + "/several/changes", new FormUrlEncodedContent(form))).Content.ReadAsStringAsync();
    }

    private static async Task UndoAsync(HttpClient browser, string done)
    {
        var action = Regex.Match(done, "action=\"(/audit/[^\"]*/action/taking-back)\"").Groups[1].Value;
        var form = TestApp.HiddenFields(done[done.IndexOf(action, StringComparison.Ordinal)..]).Select(field => KeyValuePair.Create(field.Name, field.Value));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(action, new FormUrlEncodedContent(form))).StatusCode);
    }
}
