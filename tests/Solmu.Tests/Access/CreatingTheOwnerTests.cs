using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class CreatingTheOwnerTests
{
    [Fact]
    public async Task The_link_makes_the_owner_and_the_firm_and_signs_in()
    {
        await using var app = await TestApp.StartAsync();
        var code = await OfferAsync(app);

        var answer = await CreateAsync(app, app.Client, code);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/today", answer.Headers.Location?.OriginalString);
        Assert.Contains("net of SolvTech", await app.Client.GetStringAsync("/settings"), StringComparison.Ordinal);
        Assert.Null(await app.Services.GetRequiredService<OwnerLink>().OfferAsync());
    }

    [Fact]
    public async Task The_owner_is_one_of_our_people()
    {
        await using var app = await TestApp.StartAsync();

        await CreateAsync(app, app.Client, await OfferAsync(app));

        var person = await app.ChangeAsync(db => (from user in db.Users join person in db.People on user.PersonId equals person.Id select person.Name).SingleAsync());
        Assert.Equal("Outi Virta", person);
    }

    [Fact]
    public async Task A_firm_that_is_set_up_already_is_not_asked_again()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var code = await OfferAsync(app);

        var html = await app.Client.GetStringAsync("/welcome?code=" + code);
        var answer = await CreateAsync(app, app.Client, code);

        Assert.DoesNotContain("Mail domains", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_a_used_and_an_old_link_get_the_same_answer()
    {
        await using var app = await TestApp.StartAsync();
        var wrong = await LookAsync(app, "0123456789abcdef");
        var none = await LookAsync(app, "");
        var code = await OfferAsync(app);
        app.Clock.Advance(TimeSpan.FromHours(25));
        var old = await LookAsync(app, code);
        code = await OfferAsync(app);
        await CreateAsync(app, app.Client, code);
        var used = await LookAsync(app, code);

        Assert.Contains("404", wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, none);
        Assert.Equal(wrong, old);
        Assert.Equal(wrong, used);
    }

    [Fact]
    public async Task A_link_that_is_used_twice_at_once_makes_one_owner()
    {
        await using var app = await TestApp.StartAsync();
        var code = await OfferAsync(app);
        var browsers = Enumerable.Range(0, 4).Select(_ => app.NewClient()).ToList();

        var answers = await Task.WhenAll(browsers.Select(browser => CreateAsync(app, browser, code)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(1, await app.ChangeAsync(db => db.Users.CountAsync()));
    }

    [Theory]
    [InlineData("yourName", " ", "Give your name")]
    [InlineData("email", "outi", "Give your e-mail")]
    [InlineData("password", "short", "at least 12")]
    [InlineData("password", "SolvTech2026!!", "tried first")]
    [InlineData("domains", "gmail.com", "mailboxes to everybody")]
    [InlineData("zone", "Mars/Olympus", "not a time zone")]
    [InlineData("name", "", "needs a name")]
    public async Task What_is_wrong_is_said_what_was_typed_stays_and_the_link_still_works(string field, string value, string message)
    {
        await using var app = await TestApp.StartAsync();
        var code = await OfferAsync(app);

        var answer = await CreateAsync(app, app.Client, code, (field, value));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("Europe/Helsinki", html + value, StringComparison.Ordinal);
        Assert.DoesNotContain(TestApp.OwnerPassword, html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await CreateAsync(app, app.Client, code)).StatusCode);
    }

    private static async Task<string> OfferAsync(TestApp app) => (await app.Services.GetRequiredService<OwnerLink>().OfferAsync())!;

    private static async Task<string> LookAsync(TestApp app, string code)
    {
        using var stranger = app.NewClient();
        var answer = await stranger.GetAsync("/welcome?code=" + code);
        return (int)answer.StatusCode + await answer.Content.ReadAsStringAsync();
    }

    private static Task<HttpResponseMessage> CreateAsync(TestApp app, HttpClient browser, string code, params (string Name, string Value)[] instead)
    {
        var fields = new Dictionary<string, string>
        {
            ["code"] = code,
            ["yourName"] = "Outi Virta",
            ["email"] = TestApp.OwnerEmail,
            ["password"] = TestApp.OwnerPassword,
            ["name"] = "SolvTech",
            ["country"] = "FI",
            ["domains"] = "solvtech.example",
            ["zone"] = "Europe/Helsinki",
        };
        foreach (var (name, value) in instead)
        {
            fields[name] = value;
        }

        return Door.SendAsync(browser, "/sign-in", "/welcome", [.. fields.Select(field => (field.Key, field.Value))]);
    }
}
