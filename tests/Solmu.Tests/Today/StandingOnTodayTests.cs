using System.Net;
using Solmu.Access;
using Solmu.Tests.Testing;
using Solmu.Tests.Ties;

namespace Solmu.Tests.Today;

public sealed class StandingOnTodayTests
{
    [Fact]
    public async Task Whoever_has_gone_silent_stands_here_with_the_reason_and_what_hangs_on_it()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();

        var today = (await app.RunAsync("today", "--for", "anna@solvtech.example", "--at", "2027-02-01T12:00:00Z", "--json")).ShouldExit(0).Json;

        var item = Assert.Single(today.GetProperty("items").EnumerateArray());
        Assert.Equal(("anna@solvtech.example", "cooling", 455_000m), (today.GetProperty("for").GetString(), item.GetProperty("kind").GetString(), item.GetProperty("valueEur").GetDecimal()));
        Assert.Equal("Last met 83 days ago; usually in touch every 18 days. Nobody else of yours holds this partner.", item.GetProperty("reason").GetString());
        Assert.Empty((await app.RunAsync("today", "--at", "2026-11-20", "--json")).ShouldExit(0).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_line_is_put_off_is_done_is_not_mine_and_is_brought_back()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        app.Clock.Advance(TimeSpan.FromDays(70));
        await app.SignInAsync();
        var page = await app.Client.GetStringAsync("/today");
        Assert.Contains("1 person to contact this week", page, StringComparison.Ordinal);
        var person = System.Text.RegularExpressions.Regex.Match(page, "name=\"person\" value=\"([^\"]+)\"").Groups[1].Value;

        foreach (var (kind, days, isBack) in new[] { ("snoozed", 7, false), ("snoozed", 8, true), ("done", 14, false), ("done", 15, true), ("notmine", 300, false) })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/today", "/today/marks", ("person", person), ("kind", kind))).StatusCode);
            Assert.Contains("put aside", await app.Client.GetStringAsync("/today"), StringComparison.Ordinal);
            var later = await app.RunAsync("today", "--as", TestApp.OwnerEmail, "--at", app.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), "--json");
            Assert.Equal(isBack ? 1 : 0, later.ShouldExit(0).Json.GetProperty("items").GetArrayLength());
            await app.SubmitAsync("/today", "/today/marks/removal");
            Assert.Contains("name=\"person\"", await app.Client.GetStringAsync("/today"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/today", "/today/marks", ("person", person), ("kind", "for ever"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/today", "/today/marks", ("person", "17"), ("kind", "done"))).StatusCode);
    }

    [Fact]
    public async Task An_empty_firm_is_told_what_will_stand_here()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.Contains("No ties are known yet", await app.Client.GetStringAsync("/today"), StringComparison.Ordinal);
        Assert.Contains("Ties come from contacts", (await app.RunAsync("today")).ShouldExit(0).Output.Replace("ties come", "Ties come", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_has_a_today_too()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        using var reader = await app.BrowserAsync(await app.UserAsync(Role.Reader));

        Assert.Contains("No ties are known yet", await reader.GetStringAsync("/today"), StringComparison.Ordinal);
    }
}
