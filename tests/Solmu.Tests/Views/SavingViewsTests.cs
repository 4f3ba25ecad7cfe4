using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Tests.Access;
using Solmu.Tests.Api;
using Solmu.Tests.Testing;
using Solmu.Views;

namespace Solmu.Tests.Views;

public sealed class SavingViewsTests
{
    [Fact]
    public async Task A_saved_view_stands_above_the_list_and_leads_to_the_same_list()
    {
        await using var app = await StartAsync();
        await app.PartnerAsync("Alder", country: "SE");

        var saved = await SaveAsync(app, "/partners?country=SE&sort=-value&page=1&nonsense=1", "Sweden");

        Assert.Equal("/partners?country=SE&sort=-value", saved.Headers.Location!.ToString());
        var list = await app.Client.GetStringAsync("/partners?sort=-value&country=SE");
        Assert.Contains("<a href=\"/partners?country=SE&amp;sort=-value\" aria-current=\"page\">Sweden</a>", list, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"view\",\"name\":\"Sweden\"", await app.Client.GetStringAsync("/palette?q=swed"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sweden", Bar(await app.Client.GetStringAsync("/people")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_view_opens_when_nothing_is_asked_and_all_is_one_click_away()
    {
        await using var app = await StartAsync();
        await app.PartnerAsync("Alder", country: "SE");
        await SaveAsync(app, "/partners?country=SE", "Sweden", ("default", "on"));
        await SaveAsync(app, "/partners?country=FI", "Finland", ("default", "on"));

        Assert.Equal("/partners?country=FI", (await app.Client.GetAsync("/partners")).Headers.Location!.ToString());
        Assert.Contains("<a href=\"/partners?sort=name\" aria-current=\"page\">All</a>", await app.Client.GetStringAsync("/partners?sort=name"), StringComparison.Ordinal);
        Assert.Equal(1, await app.ReadAsync(db => db.UserViews.CountAsync(view => view.IsDefault)));
    }

    [Fact]
    public async Task The_same_name_again_and_the_same_form_again_make_no_second_view()
    {
        await using var app = await StartAsync();
        await SaveAsync(app, "/partners?country=SE", "Mine");
        await SaveAsync(app, "/partners?country=FI", "Mine");
        Assert.Equal("country=FI", (await ViewsAsync(app)).Single().Query);

        var html = await app.Client.GetStringAsync("/people?whose=ours");
        var form = TestApp.HiddenFields(html).Concat([("list", "People"), ("query", "whose=ours"), ("name", "Us")]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();
        Assert.Equal(HttpStatusCode.SeeOther, (await app.Client.PostAsync("/views", new FormUrlEncodedContent(form))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.Client.PostAsync("/views", new FormUrlEncodedContent(form))).StatusCode);
        Assert.Equal(2, (await ViewsAsync(app)).Count);
    }

    [Theory]
    [InlineData("", "partners", "", "Give the view a name.")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "partners", "", "A name has at most 60 characters.")]
    [InlineData("Mine", "passwords", "", "Choose one of the list.")]
    [InlineData("Mine", "partners", "long", "at most 1000 characters")]
    public async Task What_makes_no_view_is_refused_and_kept_in_the_form(string name, string list, string query, string message)
    {
        await using var app = await StartAsync();

        var refused = await app.SubmitAsync("/partners", "/views", ("list", list), ("name", name), ("query", query == "long" ? "q=" + new string('x', 2000) : query));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(await ViewsAsync(app));
    }

    [Fact]
    public async Task A_view_leads_nowhere_but_to_its_list()
    {
        await using var app = await StartAsync();

        var saved = await app.SubmitAsync("/partners", "/views", ("list", "Partners"), ("name", "Odd"), ("query", "//evil.example/?country=SE&x=<script>&redirect=//evil.example"));

        Assert.StartsWith("/partners", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", (await ViewsAsync(app)).Single().Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_renamed_shared_and_removed_and_a_stale_form_is_refused()
    {
        await using var app = await StartAsync();
        await SaveAsync(app, "/partners?country=SE", "Sweden");
        await SaveAsync(app, "/partners?country=FI", "Finland");
        var view = (await ViewsAsync(app)).Single(one => one.Name == "Sweden");
        var path = "/views/" + Ids.Text(view.Id);

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/views", path, ("version", "1"), ("name", "North"), ("shared", "on"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync("/views", path, ("version", "1"), ("name", "South"))).StatusCode);
        Assert.Contains("There is a view of that name already.", await (await app.SubmitAsync("/views", path, ("version", "2"), ("name", "Finland"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync("/views", path + "/removal", ("version", "1"))).StatusCode);
        Assert.Equal(("North", true), (await ViewsAsync(app)).Where(one => one.Id == view.Id).Select(one => (one.Name, one.IsShared)).Single());
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/views", path + "/removal", ("version", "2"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/views", path + "/removal", ("version", "2"))).StatusCode);
        Assert.Single(await ViewsAsync(app));
    }

    [Fact]
    public async Task A_shared_view_is_offered_to_all_and_shows_each_their_own_sight()
    {
        await using var worlds = await TwoWorlds.MakeAsync();
        var app = worlds.With;
        var owner = await app.ReadAsync(db => db.Users.SingleAsync(user => user.Role == Role.Owner));
        await app.DoAsync<SaveView, string>(save => save.RunAsync(new SaveView.Input(ListKind.Partners, "Everybody’s", "side=downstream", true, false)), owner);
        await app.DoAsync<SaveView, string>(save => save.RunAsync(new SaveView.Input(ListKind.Partners, "The owner’s alone", "side=upstream", false, true)), owner);
        using var member = await app.BrowserAsync(worlds.People.Member);

        var list = WebUtility.HtmlDecode(await member.GetStringAsync("/partners"));
        var view = WebUtility.HtmlDecode(await member.GetStringAsync("/partners?side=downstream"));

        Assert.Contains("Everybody’s", list, StringComparison.Ordinal);
        Assert.DoesNotContain("The owner’s alone", list, StringComparison.Ordinal);
        Assert.Contains("Nordlys", view, StringComparison.Ordinal);
        Assert.DoesNotContain("Nordlys Secret", view, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_touches_the_view_of_another()
    {
        await using var app = await StartAsync();
        await SaveAsync(app, "/partners?country=SE", "Shared", ("shared", "on"));
        await SaveAsync(app, "/partners?country=FI", "Private");
        using var reader = await app.BrowserAsync(await app.UserAsync(Role.Reader));
        using var manager = await app.BrowserAsync(await app.UserAsync(Role.Manager));

        foreach (var view in await ViewsAsync(app))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(reader, "/views", $"/views/{Ids.Text(view.Id)}/removal", ("version", "1"))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(reader, "/views", $"/views/{Ids.Text(view.Id)}", ("version", "1"), ("name", "Taken"))).StatusCode);
            Assert.Equal(view.IsShared ? HttpStatusCode.SeeOther : HttpStatusCode.NotFound, (await TestApp.SubmitAsync(manager, "/views", $"/views/{Ids.Text(view.Id)}/removal", ("version", "1"))).StatusCode);
        }

        Assert.Equal(["Private"], (await ViewsAsync(app)).Select(view => view.Name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestApp.SubmitAsync(reader, "/partners", "/views", ("list", "Partners"), ("query", ""), ("name", "For all"), ("shared", "on"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(reader, "/partners", "/views", ("list", "Partners"), ("query", ""), ("name", "For me"))).StatusCode);
    }

    [Fact]
    public async Task Programs_keep_views_of_their_user()
    {
        await using var app = await StartAsync();
        var owner = await app.ReadAsync(db => db.Users.SingleAsync());
        using var caller = await Caller.ComeAsync(app, user: owner);

        var made = (await caller.PostAsync("/views", new { list = "partners", name = "Sweden", query = "sort=-value&country=SE&page=3&evil=1" }, once: "one")).Should(201);
        Assert.Equal(made.Id, (await caller.PostAsync("/views", new { list = "partners", name = "Sweden", query = "sort=-value&country=SE&page=3&evil=1" }, once: "one")).Id);
        Assert.Equal("/partners?country=SE&sort=-value", made.Json.GetProperty("path").GetString());
        Assert.Equal(["Sweden"], (await caller.GetAsync("/views?list=partners&q=Swe")).Items.Select(view => view.GetProperty("name").GetString()));
        Assert.Empty((await caller.GetAsync("/views?list=people")).Items);
        (await caller.PutAsync($"/views/{made.Id}", new { name = "North", isShared = true, isDefault = false }, "\"9\"")).Should(412);
        Assert.True((await caller.PutAsync($"/views/{made.Id}", new { name = "North", isShared = true, isDefault = false }, "\"1\"")).Should(200).Json.GetProperty("isShared").GetBoolean());
        (await caller.PostAsync("/views", new { name = "No list" })).Should(422);
        (await caller.DeleteAsync($"/views/{made.Id}", "\"2\"")).Should(204);
        (await caller.GetAsync($"/views/{made.Id}")).Should(404);
    }

    private static string Bar(string page) => Regex.Match(page, "<div class=\"view-bar.*?<form class=\"filters", RegexOptions.Singleline).Value;

    private static Task<List<UserView>> ViewsAsync(TestApp app) => app.ReadAsync(db => db.UserViews.OrderBy(view => view.Name).ToListAsync());

    private static async Task<HttpResponseMessage> SaveAsync(TestApp app, string page, string name, params (string Name, string Value)[] more)
    {
        var html = await app.Client.GetStringAsync(page);
        var query = WebUtility.HtmlDecode(Regex.Match(html, "name=\"query\" value=\"([^\"]*)\"").Groups[1].Value);
        return await app.SubmitAsync(page, "/views", [("list", "Partners"), ("query", query), ("name", name), .. more]);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.PartnerAsync("Birch");
        await app.SignInAsync();
        return app;
    }
}
