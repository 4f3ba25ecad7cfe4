using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;
using Door = Solmu.Tests.Access.Door;

namespace Solmu.Tests.Users;

public sealed class UsersPagesTests
{
    private const string Email = "jari.manty@solvtech.example";
    private const string Password = "neljä kuusta mäellä";

    [Fact]
    public async Task Somebody_who_is_invited_sets_name_and_password_and_is_in()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var person = await app.PersonAsync("Jari Mänty", email: Email);

        var path = await InviteAsync(app);
        using var guest = app.NewClient();
        Assert.Contains(Email, await guest.GetStringAsync(path), StringComparison.Ordinal);
        var answer = await AcceptAsync(guest, path);

        Assert.Equal("/today", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync("/partners")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/users")).StatusCode);
        var user = await app.ReadAsync(db => db.Users.SingleAsync(user => user.Email == Email));
        Assert.Equal((Role.Member, "Jari Mänty", (long?)person.Id), (user.Role, user.Name, user.PersonId));
        Assert.Contains("2 people can sign in", await app.Client.GetStringAsync("/users"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SignInByFormAsync(app.NewClient(), Password, Email)).StatusCode);
    }

    [Fact]
    public async Task Somebody_with_an_address_of_ours_whom_nobody_knows_becomes_one_of_our_people()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var path = await InviteAsync(app);
        await AcceptAsync(app.NewClient(), path);

        var name = await app.ReadAsync(db => (from user in db.Users join person in db.People on user.PersonId equals person.Id where user.Email == Email select person.Name).SingleAsync());
        Assert.Equal("Jari Mänty", name);
    }

    [Fact]
    public async Task An_invitation_works_once_for_a_week_and_only_as_long_as_it_is_the_newest()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var first = await InviteAsync(app);
        var page = "/users/" + Ids.Text(await app.ReadAsync(db => db.Users.Where(user => user.Email == Email).Select(user => user.Id).SingleAsync()));
        var second = LinkIn(await (await app.SubmitAsync(page, page + "/link")).Content.ReadAsStringAsync());
        await ShouldBeDeadAsync(app, first);

        app.Clock.Advance(TimeSpan.FromDays(6));
        using (var guests = app.NewClient())
        {
            var form = await guests.GetStringAsync(second);
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => guests.PostAsync("/invitation", AcceptForm(form, second))));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        }

        await ShouldBeDeadAsync(app, second);
        await app.SignInByFormAsync(app.Client);
        var third = await InviteAsync(app, "late@solvtech.example");
        app.Clock.Advance(TimeSpan.FromDays(7));
        await ShouldBeDeadAsync(app, third);
    }

    [Fact]
    public async Task The_link_is_shown_once_and_the_same_form_twice_makes_one_user()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var form = new FormUrlEncodedContent(TestApp.HiddenFields(await app.Client.GetStringAsync("/users/new")).Concat([("email", Email), ("role", "Reader")]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

        var made = await app.Client.PostAsync("/users", form);
        var again = await app.Client.PostAsync("/users", form);

        var token = LinkIn(await made.Content.ReadAsStringAsync()).Split('=')[1];
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.DoesNotContain(token, await app.Client.GetStringAsync(again.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(2, await app.ReadAsync(db => db.Users.CountAsync()));
        Assert.DoesNotContain(token, await Dump.OfAsync(app), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "jari", "Give an e-mail address")]
    [InlineData("email", TestApp.OwnerEmail, "among the users already")]
    [InlineData("role", "", "Choose what they may do")]
    [InlineData("role", "Emperor", "Choose one of the list")]
    [InlineData("person", "0000000000000", "one of your own people")]
    public async Task What_is_wrong_with_an_invitation_stands_beside_its_field(string field, string value, string message)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var fields = new Dictionary<string, string> { ["email"] = Email, ["role"] = "Member", [field] = value };

        var answer = await app.SubmitAsync("/users/new", "/users", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await app.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Another_role_holds_from_the_next_request_on_and_ends_the_sessions()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var user = await app.UserAsync(Role.Manager);
        using var browser = await app.BrowserAsync(user);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/imports")).StatusCode);
        var page = $"/users/{Ids.Text(user.Id)}";

        var changed = await ChangeAsync(app, page, "Reader");

        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        await browser.ShouldBeStrangerAsync();
        using var again = await app.BrowserAsync(user);
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync("/imports")).StatusCode);
    }

    [Fact]
    public async Task A_form_that_was_overtaken_says_what_stands_there_now()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var page = $"/users/{Ids.Text((await app.UserAsync(Role.Member)).Id)}";
        var old = Door.VersionOf(await app.Client.GetStringAsync(page));
        await ChangeAsync(app, page, "Reader");

        var stale = await app.SubmitAsync(page, page, ("role", "Manager"), ("version", old));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Contains("It says “reader” now", WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_disabled_is_out_at_once_and_comes_in_again_when_enabled()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var path = await InviteAsync(app);
        using var browser = app.NewClient();
        await AcceptAsync(browser, path);
        var page = "/users/" + Ids.Text(await app.ReadAsync(db => db.Users.Where(user => user.Email == Email).Select(user => user.Id).SingleAsync()));

        await app.SubmitAsync(page, page + "/disabling");

        await browser.ShouldBeStrangerAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SignInByFormAsync(browser, Password, Email)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(page, page + "/link")).StatusCode);
        await app.SubmitAsync(page, page + "/enabling");
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SignInByFormAsync(browser, Password, Email)).StatusCode);
    }

    [Fact]
    public async Task The_last_owner_who_can_sign_in_stays_owner()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.SignInAsync();
        await InviteAsync(app, "second@solvtech.example", "Owner");
        var page = $"/users/{Ids.Text(owner.Id)}";

        var demoted = await ChangeAsync(app, page, "Manager");
        var disabled = await app.SubmitAsync(page, page + "/disabling");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, demoted.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, disabled.StatusCode);
        Assert.Contains("only owner", await disabled.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.Client.ShouldBeSignedInAsync();
    }

    [Fact]
    public async Task An_open_page_alone_changes_neither_the_own_password_nor_the_own_second_factor()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.SignInAsync();
        var page = $"/users/{Ids.Text(owner.Id)}";
        var before = await Dump.OfAsync(app);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(page, page + "/link")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(page, page + "/second-factor")).StatusCode);

        Assert.Equal(before, await Dump.OfAsync(app));
        Assert.Equal(0, await app.ReadAsync(db => db.OneTimeLinks.CountAsync()));
    }

    [Fact]
    public async Task Two_owners_who_take_each_other_away_in_one_moment_leave_one()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var one = await app.SignInAsync();
        var other = await app.UserAsync(Role.Owner, email: "second@solvtech.example");

        await Task.WhenAll(TryAsync(one), TryAsync(other));

        Assert.Equal(1, await app.ReadAsync(db => db.Users.CountAsync(user => user.Role == Role.Owner && user.DisabledAt == null)));

        async Task TryAsync(User user)
        {
            try
            {
                await app.DoAsync<Solmu.Users.AdmitUser>(admit => admit.RunAsync(new(user.Id, false)));
            }
            catch (RuleViolation)
            {
                // One of the two hears that.
            }
        }
    }

    [Fact]
    public async Task A_link_to_a_new_password_works_once_for_half_an_hour_and_ends_the_sessions()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var invitation = await InviteAsync(app);
        using var browser = app.NewClient();
        await AcceptAsync(browser, invitation);
        var page = "/users/" + Ids.Text(await app.ReadAsync(db => db.Users.Where(user => user.Email == Email).Select(user => user.Id).SingleAsync()));
        var late = LinkIn(await (await app.SubmitAsync(page, page + "/link")).Content.ReadAsStringAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        await browser.ShouldBeSignedInAsync();
        await app.Client.ShouldBeSignedInAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await ShouldBeDeadAsync(app, late);
        var link = LinkIn(await (await app.SubmitAsync(page, page + "/link")).Content.ReadAsStringAsync());

        var weak = await Door.SendAsync(app.NewClient(), link, "/new-password", ("code", link.Split('=')[1]), ("password", "short"));
        var set = await Door.SendAsync(app.NewClient(), link, "/new-password", ("code", link.Split('=')[1]), ("password", "viisi haapaa niityllä"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Equal("/sign-in", set.Headers.Location?.OriginalString);
        await browser.ShouldBeStrangerAsync();
        await ShouldBeDeadAsync(app, link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SignInByFormAsync(browser, Password, Email)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SignInByFormAsync(browser, "viisi haapaa niityllä", Email)).StatusCode);
        Assert.Contains(await app.ReadAsync(db => db.AuditEntries.Select(entry => entry.Act).ToListAsync()), act => act == Act.LinkMade);
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Member)]
    [InlineData(Role.Reader)]
    public async Task Users_are_for_owners_alone(Role role)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.UserAsync(Role.Owner);
        using var browser = await app.BrowserAsync(await app.UserAsync(role));
        var before = await Dump.OfAsync(app);
        var page = $"/users/{Ids.Text(owner.Id)}";

        foreach (var path in new[] { "/users", "/users/new", page })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        }

        foreach (var path in new[] { "/users", page, page + "/disabling", page + "/enabling", page + "/link", page + "/sessions", page + "/second-factor" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(browser, "/account", path, ("email", Email), ("role", "Owner"), ("version", "1"))).StatusCode);
        }

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    private static async Task<HttpResponseMessage> ChangeAsync(TestApp app, string page, string role) =>
        await app.SubmitAsync(page, page, ("role", role), ("version", Door.VersionOf(await app.Client.GetStringAsync(page))));

    private static async Task<string> InviteAsync(TestApp app, string email = Email, string role = "Member")
    {
        var answer = await app.SubmitAsync("/users/new", "/users", ("email", email), ("role", role));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return LinkIn(await answer.Content.ReadAsStringAsync());
    }

    private static string LinkIn(string html) => Regex.Match(html, "http://[^/]+(/(invitation|new-password)\\?code=[0-9a-f]{64})").Groups[1].Value;

    private static async Task<HttpResponseMessage> AcceptAsync(HttpClient guest, string path) => await guest.PostAsync("/invitation", AcceptForm(await guest.GetStringAsync(path), path));

    private static FormUrlEncodedContent AcceptForm(string html, string path) =>
        new(TestApp.HiddenFields(html).Concat([("code", path.Split('=')[1]), ("yourName", "Jari Mänty"), ("password", Password)]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    private static async Task ShouldBeDeadAsync(TestApp app, string path)
    {
        using var guest = app.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(path)).StatusCode);
    }
}
