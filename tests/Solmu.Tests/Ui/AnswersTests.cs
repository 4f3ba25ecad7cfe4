using System.Net;
using System.Text.RegularExpressions;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Ui;

public sealed class AnswersTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/partners")]
    [InlineData("/nowhere")]
    [InlineData("/welcome?code=wrong")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_carries_the_headers_that_keep_browsers_safe(string path)
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var headers = (await app.Client.GetAsync(path)).Headers;

        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task Pages_are_never_kept_by_the_browser()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.True((await app.Client.GetAsync("/settings")).Headers.CacheControl!.NoStore);
        Assert.True((await app.Client.GetAsync("/nowhere")).Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Styles_and_scripts_are_kept_for_good_under_an_address_of_their_own()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var html = await app.Client.GetStringAsync("/sign-in");
        var addresses = Regex.Matches(html, "(?:href|src)=\"(/(?:dist/|favicon)[^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.SkipWhen(addresses.Contains("/dist/app.css"), "This build has no front end.");

        Assert.Equal(4, addresses.Count);
        foreach (var address in addresses)
        {
            var answer = await app.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.False(answer.Headers.CacheControl.NoStore);
        }
    }

    [Fact]
    public async Task The_first_view_of_a_page_is_small()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        app.Client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var reader = app.NewClient();
        var html = await reader.GetStringAsync("/sign-in");
        var total = (await app.Client.GetByteArrayAsync("/sign-in")).Length;
        foreach (var address in Regex.Matches(html, "(?:href|src)=\"(/(?:dist/|favicon)[^\"]+)\"").Select(match => match.Groups[1].Value))
        {
            total += (await (await app.Client.GetAsync(address)).Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(total, 1, 80_000);
    }

    [Fact]
    public async Task Pages_travel_compressed_where_the_browser_can_read_that()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        app.Client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");

        var answer = await app.Client.GetAsync("/sign-in");

        Assert.Contains(answer.Content.Headers.ContentEncoding, encoding => encoding is "br" or "gzip");
    }

    [Fact]
    public async Task A_page_holds_no_script_and_no_style_of_its_own()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var html = await app.Client.GetStringAsync("/settings");

        Assert.DoesNotMatch("<script(?![^>]*src=)|<style|style=\"| on[a-z]+=\"", html);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("forged")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_form_without_our_token_does_nothing(string? token)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        await app.Client.GetStringAsync("/settings");
        var fields = new Dictionary<string, string> { ["name"] = "Forged", ["country"] = "FI", ["domains"] = "evil.example" };
        if (token is not null)
        {
            fields["token"] = token;
        }

        var answer = await app.Client.PostAsync("/settings/firm", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("net of SolvTech<", await app.Client.GetStringAsync("/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_somebody_elses_page_does_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        using var stranger = app.NewClient();
        var fields = TestApp.HiddenFields(await stranger.GetStringAsync("/sign-in")).ToDictionary(field => field.Name, field => field.Value);

        var answer = await app.Client.PostAsync("/sign-out", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await app.Client.ShouldBeSignedInAsync();
    }

    [Fact]
    public async Task What_is_not_there_says_so_in_a_page()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var answer = await app.Client.GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_leads_to_the_net_with_an_empty_body()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var answer = await app.Client.GetAsync("/");

        Assert.Equal("/today", answer.Headers.Location?.OriginalString);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }
}
