using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class SigningInTests
{
    [Fact]
    public async Task The_right_password_leads_back_to_the_page_that_was_asked_for()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();

        var asked = await app.Client.GetAsync("/partners?q=edu&page=2");
        Assert.Equal("/sign-in?return=%2Fpartners%3Fq%3Dedu%26page%3D2", asked.Headers.Location?.OriginalString);
        var answer = await app.SignInByFormAsync(app.Client, back: "/partners?q=edu&page=2");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/partners?q=edu&page=2", answer.Headers.Location?.OriginalString);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        await app.Client.ShouldBeSignedInAsync();
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();

        var wrong = await app.SignInByFormAsync(app.Client, "kolme koivua pihalla");
        var unknown = await app.SignInByFormAsync(app.Client, email: "nobody@solvtech.example");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal(Neutral(await wrong.Content.ReadAsStringAsync()), Neutral(await unknown.Content.ReadAsStringAsync()));
        Assert.Equal("", Door.SessionCookie(wrong));
    }

    [Fact]
    public async Task What_was_typed_stays_but_never_the_password()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var html = await (await app.SignInByFormAsync(app.Client, "kolme koivua pihalla")).Content.ReadAsStringAsync();

        Assert.Contains($"value=\"{TestApp.OwnerEmail}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("pihalla", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\\\\evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/sign-out")]
    public async Task Another_site_is_never_the_way_back(string back)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();

        var answer = await app.SignInByFormAsync(app.Client, back: back);

        Assert.Equal("/today", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Letters_beyond_ascii_in_the_way_back_are_kept()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();

        var answer = await app.SignInByFormAsync(app.Client, back: "/partners?q=Järvi");

        Assert.Equal("/partners?q=J%C3%A4rvi", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Each_sign_in_gets_a_new_session_and_ends_the_one_before()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();

        var first = Door.SessionCookie(await app.SignInByFormAsync(app.Client));
        using var stale = app.NewClient();
        stale.DefaultRequestHeaders.Add("Cookie", first.Split(';')[0]);
        await stale.ShouldBeSignedInAsync();

        await Door.SendAsync(app.Client, "/settings", "/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword));

        await app.Client.ShouldBeSignedInAsync();
        await stale.ShouldBeStrangerAsync();
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();

        var cookie = Door.SessionCookie(await app.SignInByFormAsync(app.Client)).ToLowerInvariant();

        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_bound_to_host_and_scheme()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        using var browser = app.NewClient();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var form = await browser.GetAsync("/sign-in");
        var html = await form.Content.ReadAsStringAsync();
        browser.DefaultRequestHeaders.Add("Cookie", string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));

        var fields = TestApp.HiddenFields(html).Append(("email", TestApp.OwnerEmail)).Append(("password", TestApp.OwnerPassword));
        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-solmu=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_disabled_user_gets_neither_in_nor_any_further()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);

        await app.ChangeAsync(async db =>
        {
            (await db.Users.SingleAsync(user => user.Id == owner.Id)).Disable(app.Clock.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });

        await app.Client.ShouldBeStrangerAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SignInByFormAsync(app.NewClient())).StatusCode);
    }

    [Fact]
    public async Task After_ten_tries_for_one_account_the_answer_says_when_to_come_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        for (var i = 0; i < GuessLimits.PerAccount; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SignInByFormAsync(app.Client, "wrong, all of it")).StatusCode);
        }

        var answer = await app.SignInByFormAsync(app.Client);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 10, 15);
        Assert.Contains("15 minutes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SignInByFormAsync(app.Client, email: "other@solvtech.example")).StatusCode);
    }

    [Fact]
    public void One_address_may_try_fifty_times_whoever_it_tries_to_be()
    {
        using var limits = new GuessLimits();
        var here = IPAddress.Parse("192.0.2.7");
        Assert.All(Enumerable.Range(0, GuessLimits.PerAddress), i => Assert.Null(limits.Count($"{i}@solvtech.example", here)));

        Assert.NotNull(limits.Count("fresh@solvtech.example", here));
        Assert.Null(limits.Count("fresh@solvtech.example", IPAddress.Parse("192.0.2.8")));
    }

    private static string Neutral(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "(name=\"(token|once|email)\"[^>]*value=|id=\"field-email\"[^>]*value=)\"[^\"]*\"", "");
}
