using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Tests.Testing;
using Solmu.Tests.Ties;

namespace Solmu.Tests.Feeds;

public sealed class SubscribingToACalendarTests
{
    [Fact]
    public async Task The_calendar_holds_whom_to_contact_the_contracts_one_answers_for_and_the_next_meetings()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (browser, address) = await SubscribeAsync(app);
        app.Clock.Advance(new DateTimeOffset(2027, 2, 1, 12, 0, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());
        await app.ChangeAsync(async db =>
        {
            var partnership = await db.Partnerships.SingleAsync();
            db.Add(new Contract(partnership.Id, "Frame agreement", null, new DateOnly(2027, 9, 30), null));
            var people = await db.PersonEmails.ToDictionaryAsync(email => email.Address, email => email.PersonId);
            var meeting = new Contact(new DateTime(2027, 2, 5, 9, 30, 0, DateTimeKind.Utc), Medium.Met, 45, null, new DateTime(2027, 2, 1, 9, 0, 0, DateTimeKind.Utc), null);
            meeting.Add(people["anna@solvtech.example"], Part.From, isOurs: true, null);
            meeting.Add(people.Single(one => one.Key.EndsWith("edunet.example", StringComparison.Ordinal)).Value, Part.To, isOurs: false, partnership.OrganisationId);
            db.Add(meeting);
            return await db.SaveChangesAsync();
        });

        using var stranger = app.NewClient();
        using var answer = await stranger.GetAsync(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        var text = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.Matches(@"UID:today-\w{13}-\w{13}@solmu\r\nDTSTAMP:20270131T220000Z\r\nSEQUENCE:\d+\r\nDTSTART;VALUE=DATE:20270201\r\nDTEND;VALUE=DATE:20270202\r\nSUMMARY:Contact Katrin Vogel at Edunet: Last met 83 days ago\\; usually in touch every 18 days\.", text);
        Assert.Matches(@"UID:contract-end-\w{13}@solmu\r\n[^~]*DTSTART;VALUE=DATE:20270930\r\n[^~]*SUMMARY:Frame agreement with Edunet ends\r\n", text);
        Assert.Matches(@"DTSTART:20270205T093000Z\r\nDTEND:20270205T101500Z\r\nSUMMARY:Meet Katrin Vogel \(Edunet\)\r\n", text);
        Assert.Matches(@"URL:http://127\.0\.0\.1:\d+/ties/\w{13}/\w{13}\r\n", text);
        Assert.Equal(3, Ical.Net.Calendar.Load(text)!.Events.Count);
        using var later = await app.BrowserAsync(await app.ReadAsync(db => db.Users.SingleAsync()));
        Assert.Contains("last read 1 Feb 2027, 14:00", await later.GetStringAsync("/account/reminders"), StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task A_suggestion_keeps_its_name_moves_with_the_day_and_is_not_sent_twice()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (browser, address) = await SubscribeAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(70));

        using var first = await browser.GetAsync(address);
        var today = await first.Content.ReadAsStringAsync();
        app.Clock.Advance(TimeSpan.FromHours(2));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.Tag);
        using var same = await browser.SendAsync(again);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await browser.GetStringAsync(address);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(Of(today, "UID"), Of(tomorrow, "UID"));
        Assert.NotEqual(Of(today, "DTSTART;VALUE=DATE"), Of(tomorrow, "DTSTART;VALUE=DATE"));
        Assert.True(int.Parse(Of(today, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture) < int.Parse(Of(tomorrow, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture));
        browser.Dispose();

        static string Of(string text, string name) => Regex.Match(text, $"\r\n{name}:([^\r]*)").Groups[1].Value;
    }

    [Fact]
    public async Task Whoever_sees_less_finds_less_there()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        app.Clock.Advance(TimeSpan.FromDays(70));
        var (owner, all) = await SubscribeAsync(app, await app.UserAsync(Role.Owner));
        var (reader, nothing) = await SubscribeAsync(app, await app.UserAsync(Role.Reader));

        Assert.Contains("Katrin Vogel", await owner.GetStringAsync(all), StringComparison.Ordinal);
        Assert.DoesNotContain("VEVENT", await reader.GetStringAsync(nothing), StringComparison.Ordinal);
        owner.Dispose();
        reader.Dispose();
    }

    [Fact]
    public async Task An_address_that_was_renewed_given_up_or_is_of_somebody_disabled_never_was()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var user = await app.UserAsync(Role.Member);
        var (browser, address) = await SubscribeAsync(app, user);
        using var stranger = app.NewClient();
        var nowhere = await NothingAsync(stranger, "/feeds/calendar/cal_" + new string('0', 64) + ".ics");
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(address)).StatusCode);

        var renewed = await RenewAsync(browser);
        Assert.Equal(nowhere, await NothingAsync(stranger, address));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(renewed)).StatusCode);

        await DisableAsync(app, user.Id, true);
        Assert.Equal(nowhere, await NothingAsync(stranger, renewed));
        await DisableAsync(app, user.Id, false);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(renewed)).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(browser, "/account/reminders", "/account/reminders/calendar/removal")).StatusCode);
        Assert.Equal(nowhere, await NothingAsync(stranger, renewed));
        Assert.Equal(nowhere, await NothingAsync(stranger, renewed[..^4]));
        Assert.Contains("Nothing comes to you by itself yet", await browser.GetStringAsync("/account/reminders"), StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task The_address_is_shown_once_and_made_once_by_one_form()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(Role.Reader));
        var form = TestApp.HiddenFields(await browser.GetStringAsync("/account/reminders")).Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();

        var first = await browser.PostAsync("/account/reminders/calendar", new FormUrlEncodedContent(form));
        var second = await browser.PostAsync("/account/reminders/calendar", new FormUrlEncodedContent(form));

        var address = AddressIn(await first.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("cal_", await browser.GetStringAsync("/account/reminders"), StringComparison.Ordinal);
        var dump = await Dump.OfAsync(app);
        Assert.DoesNotContain(address.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal), dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        using var stranger = app.NewClient();
        for (var i = 0; i < GuessLimits.PerAddress; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/feeds/calendar/cal_{i:x64}.ics")).StatusCode);
        }

        using var answer = await stranger.GetAsync($"/feeds/calendar/cal_{77:x64}.ics");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static async Task<(HttpClient Browser, string Address)> SubscribeAsync(TestApp app, User? user = null)
    {
        if (user is null)
        {
            var anna = await app.ReadAsync(db => db.PersonEmails.Where(email => email.Address == "anna@solvtech.example").Select(email => email.PersonId).SingleAsync());
            user = await app.UserAsync(Role.Member, anna);
            await app.ChangeAsync(db => db.Partnerships.ExecuteUpdateAsync(set => set.SetProperty(partnership => partnership.ResponsibleId, anna)));
        }

        var browser = await app.BrowserAsync(user);
        return (browser, await RenewAsync(browser));
    }

    private static async Task<string> RenewAsync(HttpClient browser)
    {
        var answer = await TestApp.SubmitAsync(browser, "/account/reminders", "/account/reminders/calendar");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return AddressIn(await answer.Content.ReadAsStringAsync());
    }

    private static string AddressIn(string page) => Regex.Match(page, @"http://[^<""]+/feeds/calendar/cal_[0-9a-f]{64}\.ics").Value;

    private static async Task<string> NothingAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<int> DisableAsync(TestApp app, long userId, bool isOut) => app.ChangeAsync(async db =>
    {
        var user = await db.Users.AsTracking().SingleAsync(one => one.Id == userId);
        if (isOut)
        {
            user.Disable(app.Clock.GetUtcNow().UtcDateTime);
        }
        else
        {
            user.Enable();
        }

        return await db.SaveChangesAsync();
    });
}
