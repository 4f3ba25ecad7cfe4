using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Tests.Testing;
using Door = Solmu.Tests.Access.Door;

namespace Solmu.Tests.Teams;

public sealed class TeamsPagesTests
{
    [Fact]
    public async Task A_team_opens_the_countries_and_sides_it_looks_after_at_the_next_request()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        await app.PartnerAsync("Nordlys", Side.Downstream, "NO");
        await app.PartnerAsync("Fjordchips", Side.Upstream, "NO");
        await app.PartnerAsync("Edunet", Side.Downstream, "SE");
        var member = await app.UserAsync(Role.Member);
        using var browser = await app.BrowserAsync(member);
        Assert.Empty(await SeenAsync(browser));

        var made = await app.SubmitAsync("/teams/new", "/teams", ("name", "Nordics"), ("members", Ids.Text(member.Id)), ("countries-downstream", "Norway; SE"));

        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        Assert.Equal(["edunet", "nordlys"], await SeenAsync(browser));
        var page = await PageAsync(app);
        Assert.Contains("Nordics looks after Norway downstream", WebUtility.HtmlDecode(await app.Client.GetStringAsync(page)), StringComparison.Ordinal);
        await SaveAsync(app, page, ("name", "Norway"), ("members", Ids.Text(member.Id)), ("countries", "no"));
        Assert.Equal(["fjordchips", "nordlys"], await SeenAsync(browser));
        await SaveAsync(app, page, ("name", "Norway"), ("members", Ids.Text(member.Id)), ("countries-upstream", "all"));
        Assert.Equal(["fjordchips"], await SeenAsync(browser));
        await SaveAsync(app, page, ("name", "Norway"), ("countries", "all"));
        Assert.Empty(await SeenAsync(browser));
    }

    [Fact]
    public async Task A_team_that_is_removed_opens_nothing_any_more()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var slug = await app.PartnerAsync("Nordlys", country: "NO");
        var member = await app.UserAsync(Role.Member);
        using var browser = await app.BrowserAsync(member);
        await app.SubmitAsync("/teams/new", "/teams", ("name", "Sales"), ("members", Ids.Text(member.Id)));
        var page = await PageAsync(app);
        var team = page.Split('/')[^1];
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/partners/{slug}/shares", $"/partners/{slug}/shares", ("with", team))).StatusCode);
        Assert.Equal(["nordlys"], await SeenAsync(browser));

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(page, page + "/removal")).StatusCode);

        Assert.Empty(await SeenAsync(browser));
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/teams", page + "/removal")).StatusCode);
        Assert.Equal(0, await app.ReadAsync(db => db.Shares.CountAsync()));
        Assert.Contains("Nobody works in teams yet", await app.Client.GetStringAsync("/teams"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", " ", "A team needs a name")]
    [InlineData("name", "Sales", "There is a team Sales already")]
    [InlineData("countries", "Atlantis", "not a country")]
    [InlineData("members", "0000000000000", "Choose among the users")]
    public async Task What_is_wrong_with_a_team_stands_beside_its_field(string field, string value, string message)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        await app.SubmitAsync("/teams/new", "/teams", ("name", "Sales"));
        var fields = new Dictionary<string, string> { ["name"] = "Nordics", [field] = value };

        var answer = await app.SubmitAsync("/teams/new", "/teams", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await app.ReadAsync(db => db.Teams.CountAsync()));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_team_and_a_stale_one_changes_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var form = new FormUrlEncodedContent(TestApp.HiddenFields(await app.Client.GetStringAsync("/teams/new")).Append(("name", "Sales")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        await app.Client.PostAsync("/teams", form);
        await app.Client.PostAsync("/teams", form);
        var page = await PageAsync(app);
        var old = Door.VersionOf(await app.Client.GetStringAsync(page));
        await SaveAsync(app, page, ("name", "Selling"));

        var stale = await app.SubmitAsync(page, page, ("name", "Buying"), ("version", old));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Equal("Selling", await app.ReadAsync(db => db.Teams.Select(team => team.Name).SingleAsync()));
    }

    [Theory]
    [InlineData(Role.Member, HttpStatusCode.NotFound)]
    [InlineData(Role.Reader, HttpStatusCode.NotFound)]
    [InlineData(Role.Manager, HttpStatusCode.SeeOther)]
    public async Task Teams_are_for_owners_and_managers(Role role, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(role));

        Assert.Equal(expected, (await TestApp.SubmitAsync(browser, "/account", "/teams", ("name", "Mine"), ("countries", "all"))).StatusCode);
        Assert.Equal(expected == HttpStatusCode.SeeOther ? HttpStatusCode.OK : expected, (await browser.GetAsync("/teams")).StatusCode);
    }

    private static async Task<string> PageAsync(TestApp app) => "/teams/" + Ids.Text(await app.ReadAsync(db => db.Teams.Select(team => team.Id).SingleAsync()));

    private static async Task SaveAsync(TestApp app, string page, params (string, string)[] fields) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(page, page, [.. fields, ("version", Door.VersionOf(await app.Client.GetStringAsync(page)))])).StatusCode);

    internal static async Task<IEnumerable<string>> SeenAsync(HttpClient browser)
    {
        var html = await browser.GetStringAsync("/partners");
        return System.Text.RegularExpressions.Regex.Matches(html, "<th scope=\"row\"><a href=\"/partners/([^\"]*)\"").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
    }
}
