using System.Net;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class SessionsTests
{
    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_request()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        await app.Client.ShouldBeSignedInAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        await app.Client.ShouldBeSignedInAsync();

        app.Clock.Advance(Sessions.Idle + TimeSpan.FromMinutes(1));

        await app.Client.ShouldBeStrangerAsync();
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        for (var spent = TimeSpan.Zero; spent < Sessions.Longest - TimeSpan.FromMinutes(20); spent += TimeSpan.FromMinutes(20))
        {
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            await app.Client.ShouldBeSignedInAsync();
        }

        app.Clock.Advance(TimeSpan.FromMinutes(21));

        await app.Client.ShouldBeStrangerAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        var cookie = Door.SessionCookie(await app.SignInByFormAsync(app.Client)).Split(';')[0];

        var answer = await Door.SendAsync(app.Client, "/settings", "/sign-out");

        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        using var thief = app.NewClient();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        await thief.ShouldBeStrangerAsync();
    }

    [Fact]
    public async Task Signing_out_takes_a_form_not_a_link()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/sign-out")).StatusCode);
        await app.Client.ShouldBeSignedInAsync();
    }

    [Fact]
    public async Task The_other_browsers_can_be_signed_out()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        using var other = app.NewClient();
        await app.SignInByFormAsync(other);
        await app.SignInByFormAsync(app.Client);

        var answer = await Door.SendAsync(app.Client, "/account", "/account/sessions");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await app.Client.ShouldBeSignedInAsync();
        await other.ShouldBeStrangerAsync();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_made_up_cookie_is_a_stranger(string token)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        app.Client.DefaultRequestHeaders.Add("Cookie", "solmu=" + token);

        await app.Client.ShouldBeStrangerAsync();
    }

    [Fact]
    public async Task A_form_sent_too_late_comes_back_with_what_was_typed_and_can_be_sent_again()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var page = await app.Client.GetStringAsync("/settings");
        var fields = TestApp.HiddenFields(page).Concat([("version", Door.VersionOf(page)), ("name", "SolvTech <Group>"), ("country", "FI"), ("domains", "solvtech.example"), ("zone", "UTC")]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();
        app.Clock.Advance(TimeSpan.FromHours(1));

        var late = await app.Client.PostAsync("/settings/firm", new FormUrlEncodedContent(fields));
        var html = await late.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Contains("<dd>SolvTech &lt;Group&gt;</dd>", html, StringComparison.Ordinal);
        Assert.All(fields, field => Assert.Contains($"name=\"{field.Key}\"", html, StringComparison.Ordinal));
        await app.SignInByFormAsync(app.Client);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.Client.PostAsync("/settings/firm", new FormUrlEncodedContent(fields))).StatusCode);
    }

    [Fact]
    public async Task A_password_sent_too_late_is_not_shown_again()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var fields = TestApp.HiddenFields(await app.Client.GetStringAsync("/sign-in")).Append(("new", "kolme kuusta")).ToDictionary(field => field.Item1, field => field.Item2);

        var answer = await app.Client.PostAsync("/account/password", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }
}
