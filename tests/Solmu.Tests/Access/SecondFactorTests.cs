using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class SecondFactorTests
{
    private const string Page = "/account/second-factor";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_rfc_6238(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTime.UnixEpoch.AddSeconds(seconds))));

    [Fact]
    public void The_key_is_written_as_apps_read_it() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Text(Encoding.ASCII.GetBytes("12345678901234567890")));

    [Fact]
    public async Task Signing_in_takes_the_password_and_then_a_code_that_is_not_taken_twice()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var (key, _) = await SetUpAsync(app);
        using var browser = app.NewClient();
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var begun = await app.SignInByFormAsync(browser, back: "/partners");
        Assert.Equal("/sign-in/code?return=%2Fpartners", begun.Headers.Location?.OriginalString);
        Assert.Equal("", Door.SessionCookie(begun));
        await browser.ShouldBeStrangerAsync();
        var code = app.CodeOf(key);
        var answer = await SendCodeAsync(browser, code);

        Assert.Equal("/partners", answer.Headers.Location?.OriginalString);
        await browser.ShouldBeSignedInAsync();
        using var thief = app.NewClient();
        await app.SignInByFormAsync(thief);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendCodeAsync(thief, code)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendCodeAsync(thief, app.CodeOf(key, -1))).StatusCode);
        await thief.ShouldBeStrangerAsync();
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_clock_may_drift_by_one_step(int steps, bool opens)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var (key, _) = await SetUpAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        using var browser = app.NewClient();
        await app.SignInByFormAsync(browser);

        Assert.Equal(opens ? HttpStatusCode.SeeOther : HttpStatusCode.UnprocessableEntity, (await SendCodeAsync(browser, app.CodeOf(key, steps))).StatusCode);
    }

    [Fact]
    public async Task The_same_code_sent_five_times_at_once_opens_once()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var (key, _) = await SetUpAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var browsers = Enumerable.Range(0, 5).Select(_ => app.NewClient()).ToList();
        await Task.WhenAll(browsers.Select(browser => app.SignInByFormAsync(browser)));

        var answers = await Task.WhenAll(browsers.Select(browser => SendCodeAsync(browser, app.CodeOf(key))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_and_new_ones_put_the_old_out_of_use()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var (_, codes) = await SetUpAsync(app);
        Assert.Equal(RecoveryCodes.Many, codes.Distinct().Count());
        using var browser = app.NewClient();
        await app.SignInByFormAsync(browser);

        Assert.Equal(HttpStatusCode.SeeOther, (await SendCodeAsync(browser, codes[0].ToUpperInvariant())).StatusCode);
        using var another = app.NewClient();
        await app.SignInByFormAsync(another);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendCodeAsync(another, codes[0])).StatusCode);
        Assert.Contains("9 codes of 10 are left", await app.Client.GetStringAsync(Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Door.SendAsync(app.Client, Page, Page + "/codes", ("password", "not my password"))).StatusCode);
        var renewed = CodesIn(await (await Door.SendAsync(app.Client, Page, Page + "/codes", ("password", TestApp.OwnerPassword))).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendCodeAsync(another, codes[1])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendCodeAsync(another, renewed[1])).StatusCode);
        var dump = await Dump.OfAsync(app);
        Assert.DoesNotContain(renewed[2].Replace("-", "", StringComparison.Ordinal), dump.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Act.RecoveryCodeUsed, await app.ReadAsync(db => db.AuditEntries.Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Codes_cannot_be_tried_without_end_and_every_refusal_reads_the_same()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var (key, _) = await SetUpAsync(app);
        using var browser = app.NewClient();
        await app.SignInByFormAsync(browser);

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i <= GuessLimits.PerAccount; i++)
        {
            answers.Add(await SendCodeAsync(browser, i % 2 == 0 ? app.CodeOf(key, 40 + i) : "abcd-efgh-jkmn-pqrs"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].StatusCode);
        Assert.Single((await Task.WhenAll(answers.SkipLast(1).Select(async answer => Regex.Replace(await answer.Content.ReadAsStringAsync(), "value=\"[^\"]*\"", "")))).Distinct());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendCodeAsync(browser, app.CodeOf(key))).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_that_waits_too_long_for_its_code_begins_again()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var (key, _) = await SetUpAsync(app);
        using var browser = app.NewClient();
        await app.SignInByFormAsync(browser);
        var form = await browser.GetStringAsync("/sign-in/code");
        app.Clock.Advance(BegunSignIns.Lasts);

        var late = await browser.PostAsync("/sign-in/code", new FormUrlEncodedContent(TestApp.HiddenFields(form).Append(("code", app.CodeOf(key))).ToDictionary(field => field.Item1, field => field.Item2)));

        Assert.StartsWith("/sign-in?", late.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var stranger = app.NewClient();
        Assert.Equal(HttpStatusCode.SeeOther, (await stranger.GetAsync("/sign-in/code")).StatusCode);
    }

    [Theory]
    [InlineData("code", "000000", "does not fit")]
    [InlineData("password", "not my password", "not your password")]
    [InlineData("proposal", "00ff", "open for too long")]
    public async Task It_is_switched_on_only_with_a_fitting_code_and_the_password(string field, string value, string message)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        var (proposal, key) = ProposalIn(await app.Client.GetStringAsync(Page));
        var fields = new Dictionary<string, string> { ["proposal"] = proposal, ["code"] = app.CodeOf(key), ["password"] = TestApp.OwnerPassword, [field] = value };

        var answer = await Door.SendAsync(app.Client, Page, Page, [.. fields.Select(pair => (pair.Key, pair.Value))]);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Equal(field != "proposal", ProposalIn(html).Sealed == proposal);
        Assert.Null(await app.ReadAsync(db => db.Users.Select(user => user.SecondFactorKey).SingleAsync()));
    }

    [Fact]
    public async Task Owners_are_asked_from_the_first_day_and_after_a_week_nothing_else_opens()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        Assert.Contains("From 29 Nov 2026 on it is required", await app.Client.GetStringAsync("/net"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.SignInByFormAsync(app.Client);
        var before = await Dump.OfAsync(app);

        foreach (var path in new[] { "/net", "/settings", "/account", "/users", "/partners/new" })
        {
            Assert.Equal(Page, (await app.Client.GetAsync(path)).Headers.Location?.OriginalString);
        }

        var refused = await Door.SendAsync(app.Client, Page, "/partners/new", ("name", "Nordlys"), ("side", "downstream"));
        Assert.Equal(Page, refused.Headers.Location?.OriginalString);
        Assert.Equal(before, await Dump.OfAsync(app));
        await SetUpAsync(app);
        await app.Client.ShouldBeSignedInAsync();
        Assert.DoesNotContain("it is required", await app.Client.GetStringAsync("/net"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_offered_one_and_never_held_up()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var member = await app.UserAsync(Role.Member);
        await app.BrowserAsync(member);
        app.Clock.Advance(TimeSpan.FromDays(30));
        using var browser = await app.BrowserAsync(member);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/net")).StatusCode);
        Assert.Contains("Switch it on", await browser.GetStringAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_switched_off_with_the_password_alone()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        await SetUpAsync(app);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Door.SendAsync(app.Client, Page, Page + "/removal", ("password", "not my password"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Door.SendAsync(app.Client, Page, Page + "/removal", ("password", TestApp.OwnerPassword))).StatusCode);

        Assert.Equal(0, await app.ReadAsync(db => db.RecoveryCodes.CountAsync()));
        Assert.NotEqual("", Door.SessionCookie(await app.SignInByFormAsync(app.NewClient())));
    }

    [Fact]
    public async Task An_owner_or_the_console_takes_it_off_for_somebody_who_is_locked_out()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);
        await SetUpAsync(app);
        using var second = await app.BrowserAsync(await app.UserAsync(Role.Owner, email: "second@solvtech.example"));
        var page = $"/users/{Ids.Text(owner.Id)}";

        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(second, page, page + "/second-factor")).StatusCode);
        await app.Client.ShouldBeStrangerAsync();
        await app.SignInByFormAsync(app.Client);
        await SetUpAsync(app);
        (await app.RunAsync("user", "reset-second-factor", owner.Email)).ShouldExit(0);

        await app.Client.ShouldBeStrangerAsync();
        Assert.NotEqual("", Door.SessionCookie(await app.SignInByFormAsync(app.Client)));
        var told = await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.Kind == nameof(User) && entry.Act == Act.Changed && entry.RecordId == owner.Id).Select(entry => entry.Changes!).ToListAsync());
        Assert.Equal(4, told.Count(changes => changes.Contains("SecondFactorKey", StringComparison.Ordinal)));
        Assert.Contains("second factor", await app.Client.GetStringAsync("/audit"), StringComparison.Ordinal);
    }

    private static async Task<(byte[] Key, List<string> Codes)> SetUpAsync(TestApp app)
    {
        var (proposal, key) = ProposalIn(await app.Client.GetStringAsync(Page));
        var answer = await Door.SendAsync(app.Client, Page, Page, ("proposal", proposal), ("code", app.CodeOf(key)), ("password", TestApp.OwnerPassword));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (key, CodesIn(await answer.Content.ReadAsStringAsync()));
    }

    private static (string Sealed, byte[] Key) ProposalIn(string html) =>
        (Regex.Match(html, "name=\"proposal\" value=\"([^\"]*)\"").Groups[1].Value, FromBase32(Regex.Match(html, "key-text\">([A-Z2-7 ]+)<").Groups[1].Value));

    private static List<string> CodesIn(string html) => [.. Regex.Matches(html, "<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})</code>").Select(match => match.Groups[1].Value)];

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    private static Task<HttpResponseMessage> SendCodeAsync(HttpClient browser, string code) => Door.SendAsync(browser, "/sign-in/code", "/sign-in/code", ("code", code), ("return", "/partners"));
}
