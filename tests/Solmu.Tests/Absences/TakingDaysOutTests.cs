using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Tests.Testing;
using Solmu.Tests.Ties;

namespace Solmu.Tests.Absences;

/// <summary>Holidays of the firm and leave of our people are no silence.</summary>
public sealed class TakingDaysOutTests
{
    private const string Later = "2027-01-10T12:00:00Z";

    [Fact]
    public async Task Leave_of_the_own_person_is_no_silence_and_makes_the_rhythm_no_slower()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, katrin) = await PeopleAsync(app);
        Assert.Equal(("cooling", 18.0), Standing(await TieAsync(app)));

        await LeaveAsync(app, anna, "2026-12-01", "2026-12-20");
        Assert.Equal(("warm", 18.0), Standing(await TieAsync(app)));

        // 61 days of silence less 20 of leave, over a mean gap of 90/5 = 18 days.
        Assert.Equal(41 / 18.0, RhoOf(await TieAsync(app)), 9);

        // Two weeks and a day between the contacts: the span is 75 days and not 90. A day that is in both counts once.
        await LeaveAsync(app, anna, "2026-09-15", "2026-09-29");
        await LeaveAsync(app, anna, "2026-09-20", "2026-09-25");
        Assert.Equal(15, (await TieAsync(app)).GetProperty("rhythmDays").GetDouble());
        Assert.Equal(41 / 15.0, RhoOf(await TieAsync(app)), 9);

        var removed = await app.ReadAsync(db => db.Leaves.Where(leave => leave.From == new DateOnly(2026, 12, 1)).Select(leave => leave.Id).SingleAsync());
        Assert.True(await app.DoAsync<RemoveLeave, bool>(remove => remove.RunAsync(new(anna, removed))));
        Assert.Equal("cooling", (await TieAsync(app)).GetProperty("state").GetString());
        await Assert.ThrowsAsync<RuleViolation>(() => LeaveAsync(app, katrin, "2026-12-01", "2026-12-20"));
    }

    [Fact]
    public async Task Holidays_of_the_firm_are_taken_out_for_everybody_together_with_leave()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, _) = await PeopleAsync(app);

        var added = (await app.RunAsync("holidays", "--add", "2026-12-24..2027-01-06 Christmas", "--add", "2026-12-06 Independence Day", "--json")).ShouldExit(0).Json;
        Assert.Equal(2, added.GetProperty("added").GetInt32());
        Assert.Equal((61 - 15) / 18.0, RhoOf(await TieAsync(app)), 9);

        await LeaveAsync(app, anna, "2026-12-20", "2026-12-27");
        Assert.Equal((61 - 19) / 18.0, RhoOf(await TieAsync(app)), 9);

        var christmas = added.GetProperty("holidays")[0];
        Assert.Equal(("2026-12-24", "2027-01-06", "Christmas"), (christmas.GetProperty("from").GetString(), christmas.GetProperty("until").GetString(), christmas.GetProperty("name").GetString()));
        Assert.Equal(0, (await app.RunAsync("holidays", "--add", "2026-12-24..2027-01-06 Christmas", "--json")).ShouldExit(0).Json.GetProperty("added").GetInt32());
        (await app.RunAsync("holidays", "--remove", christmas.GetProperty("id").GetString()!, "--json")).ShouldExit(0);
        Assert.Equal((61 - 9) / 18.0, RhoOf(await TieAsync(app)), 9);
        Assert.Equal(3, (await app.RunAsync("holidays", "--remove", christmas.GetProperty("id").GetString()!, "--json")).Exit);
        Assert.Equal(2, (await app.RunAsync("holidays", "--remove", "Christmas", "--json")).Exit);
    }

    [Theory]
    [InlineData("2026-12-26..2026-12-24 Christmas", "The last day is not before the first.")]
    [InlineData("2026-12-24..2026-12-26", "Say what they are called, such as Christmas.")]
    [InlineData("2026-12-24..2036-12-26 Christmas", "That is more than three years; look at the year.")]
    [InlineData("24.12.2026 Christmas", "write it as 2026-12-24..2026-12-26 Christmas.")]
    [InlineData("Christmas", "write it as 2026-12-24..2026-12-26 Christmas.")]
    [InlineData("0001-01-01 Christmas", "That year is not meant.")]
    public async Task What_is_no_holiday_is_refused_line_by_line(string line, string why)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var refused = await app.SubmitAsync("/settings/holidays", "/settings/holidays/lines", ("lines", "2026-12-06 Independence Day\n\n" + line));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Line 3: " + why, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(await app.ReadAsync(db => db.Holidays.ToListAsync()));
    }

    [Fact]
    public async Task The_page_takes_one_or_many_and_removes_them()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        Assert.Contains("href=\"/settings/holidays\"", await app.Client.GetStringAsync("/settings"), StringComparison.Ordinal);
        Assert.Contains("No holidays of your firm are entered", await app.Client.GetStringAsync("/settings/holidays"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/settings/holidays", "/settings/holidays", ("name", "Midsummer"), ("from", "2027-06-25"), ("until", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/settings/holidays", "/settings/holidays/lines", ("lines", "2026-12-24..2026-12-26 Christmas\r\n2027-07-05..2027-08-01 Summer\r\n2027-06-25 Midsummer"))).StatusCode);
        Assert.Equal(3, await app.ReadAsync(db => db.Holidays.CountAsync()));
        Assert.Contains("The next holiday of your firm is Christmas", await app.Client.GetStringAsync("/settings/holidays"), StringComparison.Ordinal);

        var wrong = await app.SubmitAsync("/settings/holidays", "/settings/holidays", ("name", ""), ("from", "soon"), ("until", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Write the day as 2026-11-22.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var id = Ids.Text(await app.ReadAsync(db => db.Holidays.Where(one => one.Name == "Christmas").Select(one => one.Id).SingleAsync()));
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/settings/holidays", $"/settings/holidays/{id}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/settings/holidays", $"/settings/holidays/{id}/removal")).StatusCode);
    }

    [Fact]
    public async Task Leave_is_noted_and_seen_by_the_person_owners_and_managers_alone()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, katrin) = await PeopleAsync(app);
        var page = $"/people/{Ids.Text(anna)}";
        using var herself = await app.BrowserAsync(await app.UserAsync(Role.Member, anna));
        using var another = await app.BrowserAsync(await app.UserAsync(Role.Member, email: "other@solvtech.example"));
        using var manager = await app.BrowserAsync(await app.UserAsync(Role.Manager));

        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(herself, page, page + "/leave", ("from", "2026-12-01"), ("until", "2026-12-20"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(manager, page, page + "/leave", ("from", "2027-02-01"), ("until", "2027-02-05"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(another, page, page + "/leave", ("from", "2027-03-01"), ("until", "2027-03-05"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestApp.SubmitAsync(herself, page, page + "/leave", ("from", "2026-12-20"), ("until", "2026-12-01"))).StatusCode);

        Assert.Contains("1 Dec 2026 to 20 Dec 2026", await herself.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains("1 Feb 2027 to 5 Feb 2027", await manager.GetStringAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Dec 2026", await another.GetStringAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("leave", await another.GetStringAsync(page + "/history"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Note leave", await manager.GetStringAsync($"/people/{Ids.Text(katrin)}"), StringComparison.Ordinal);

        var id = Ids.Text(await app.ReadAsync(db => db.Leaves.OrderBy(leave => leave.From).Select(leave => leave.Id).FirstAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(another, page, $"{page}/leave/{id}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(herself, page, $"{page}/leave/{id}/removal")).StatusCode);
        Assert.Single(await app.ReadAsync(db => db.Leaves.ToListAsync()));
    }

    /// <summary>Who may not see why a tie is warm sees the same tie as everybody.</summary>
    [Fact]
    public async Task A_tie_stands_the_same_for_whoever_does_not_see_the_leave()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, _) = await PeopleAsync(app);
        await LeaveAsync(app, anna, "2026-12-01", "2026-12-20");
        var member = await app.UserAsync(Role.Member, email: "other@solvtech.example");
        await app.DoAsync<Solmu.Shares.SharePartner>(async share => await share.RunAsync(new((await app.ReadAsync("edunet")).Id, member.Id)));

        var seen = Assert.Single((await app.RunAsync("ties", "--at", Later, "--as", member.Email, "--json")).ShouldExit(0).Json.GetProperty("ties").EnumerateArray().ToList());

        Assert.Equal("warm", seen.GetProperty("state").GetString());
        Assert.Equal(RhoOf(await TieAsync(app)), RhoOf(seen));
    }

    [Fact]
    public async Task What_was_noted_is_in_the_audit_log_and_can_be_taken_back_there()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, _) = await PeopleAsync(app);
        await LeaveAsync(app, anna, "2026-12-01", "2026-12-20");
        var entry = await app.ReadAsync(db => db.AuditEntries.Where(one => one.Kind == nameof(Leave)).Select(one => one.Id).SingleAsync());
        await app.SignInAsync();

        Assert.Contains("leave of Anna Aalto", await app.Client.GetStringAsync("/audit"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/audit", $"/audit/{Ids.Text(entry)}/taking-back")).StatusCode);
        Assert.Empty(await app.ReadAsync(db => db.Leaves.ToListAsync()));
    }

    internal static Task LeaveAsync(TestApp app, long person, string from, string until) =>
        app.DoAsync<AddLeave>(add => add.RunAsync(new(person, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture))));

    internal static async Task<(long Anna, long Katrin)> PeopleAsync(TestApp app)
    {
        var ids = await app.ReadAsync(db => db.PersonEmails.ToDictionaryAsync(email => email.Address, email => email.PersonId));
        return (ids["anna@solvtech.example"], ids["katrin.vogel@edunet.example"]);
    }

    internal static async Task<JsonElement> TieAsync(TestApp app, string at = Later) =>
        Assert.Single((await app.RunAsync("ties", "--at", at, "--json")).ShouldExit(0).Json.GetProperty("ties").EnumerateArray().ToList());

    private static (string?, double) Standing(JsonElement tie) => (tie.GetProperty("state").GetString(), tie.GetProperty("rhythmDays").GetDouble());

    internal static double RhoOf(JsonElement tie) => tie.GetProperty("contributions").EnumerateArray().Single(part => part.GetProperty("name").GetString() == "rhythm").GetProperty("value").GetDouble();
}
