using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using Solmu.Access;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Letters;
using Solmu.Tests.Testing;
using Solmu.Tests.Ties;

namespace Solmu.Tests.Letters;

/// <summary>The clock stands on a Sunday, 22 November 2026; Helsinki is two hours ahead.</summary>
public sealed class WritingOnMondaysTests
{
    private const string Page = "/account/reminders";
    private const string Mail = "/settings/mail";

    [Fact]
    public async Task Whoever_asked_for_it_finds_their_week_on_monday_morning_and_nobody_else_does()
    {
        await using var app = await StartAsync();
        var (anna, browser) = await AnnaAsync(app);
        var reader = await app.UserAsync(Role.Reader);
        using var other = await app.BrowserAsync(reader);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(browser, Page, Page + "/letter", ("wants", "on"))).StatusCode);
        Assert.Contains("A letter comes to member@solvtech.example each Monday", await browser.GetStringAsync(Page), StringComparison.Ordinal);
        browser.Dispose();

        // Sunday, and Monday before six.
        await RoundAsync(app);
        GoTo(app, "2026-11-30T03:59:00Z");
        Assert.Equal(0, await RoundAsync(app));
        GoTo(app, "2026-11-30T04:00:00Z");
        Assert.Equal(1, await RoundAsync(app));
        GoTo(app, "2027-02-01T03:59:00Z");
        Assert.Equal(0, await RoundAsync(app));

        // A server that rested on Monday; what lay there for more than thirty days is gone.
        GoTo(app, "2027-02-03T12:00:00Z");
        Assert.Equal(1, await RoundAsync(app));
        Assert.Equal(1, await RoundAsync(app));

        var letter = await app.ReadAsync(db => db.Letters.OrderByDescending(one => one.WrittenAt).FirstAsync());
        Assert.Equal((anna.Id, "member@solvtech.example", "1 person to contact this week", LetterState.Lying), (letter.UserId, letter.To, letter.Subject, letter.State));
        Assert.Contains("Good morning Some Member", letter.Text, StringComparison.Ordinal);
        Assert.Contains("* Katrin Vogel, Edunet\n  Last met 85 days ago; usually in touch every 18 days. Nobody else of yours holds this partner. €455 k a year.\n  http://127.0.0.1:", letter.Text, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"http://127.0.0.1:", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_tells_what_cooled_down_since_last_week_and_which_contracts_end()
    {
        await using var app = await StartAsync();
        var (anna, browser) = await AnnaAsync(app);
        browser.Dispose();
        await app.ChangeAsync(async db =>
        {
            var partnership = await db.Partnerships.SingleAsync();
            db.Add(new Contract(partnership.Id, "Frame agreement", null, new DateOnly(2027, 2, 28), null));
            return await db.SaveChangesAsync();
        });
        var turned = await DayOfTurningAsync(app);

        var before = await DigestAsync(app, anna.Email, turned.AddDays(-1));
        var then = await DigestAsync(app, anna.Email, turned.AddDays(2));
        var after = await DigestAsync(app, anna.Email, turned.AddDays(8));

        Assert.DoesNotContain("Cooled down", before, StringComparison.Ordinal);
        Assert.Contains("Cooled down since last week\n---------------------------\n* Katrin Vogel, Edunet\n  Cooling now; last contact 10 Nov 2026.\n", then, StringComparison.Ordinal);
        Assert.DoesNotContain("Cooled down", after, StringComparison.Ordinal);
        Assert.Contains("* Edunet\n  Frame agreement with Edunet ends on 28 Feb 2027, in ", then, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_tells_no_more_than_its_reader_sees()
    {
        await using var app = await StartAsync();
        var reader = await app.UserAsync(Role.Reader);
        await app.UserAsync(Role.Owner);

        var whole = await DigestAsync(app, TestApp.OwnerEmail, new DateOnly(2027, 2, 1));
        var nothing = await DigestAsync(app, reader.Email, new DateOnly(2027, 2, 1));

        Assert.Contains("Katrin Vogel, Edunet (with Anna Aalto)", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Katrin", nothing, StringComparison.Ordinal);
        Assert.Contains("nobody waits for you", nothing, StringComparison.Ordinal);
        Assert.Equal(3, (await app.RunAsync("digest", "nobody@solvtech.example", "--json")).Exit);
        Assert.Equal(3, (await app.RunAsync("digest", TestApp.OwnerEmail, "--as", reader.Email)).Exit);
    }

    [Fact]
    public async Task Whoever_says_so_or_is_disabled_gets_no_more_letters()
    {
        await using var app = await StartAsync();
        var (anna, browser) = await AnnaAsync(app);
        await TestApp.SubmitAsync(browser, Page, Page + "/letter", ("wants", "on"));
        await TestApp.SubmitAsync(browser, Page, Page + "/letter");
        GoTo(app, "2026-11-23T09:00:00Z");
        Assert.Equal(0, await RoundAsync(app));

        using var later = await app.BrowserAsync(anna);
        await TestApp.SubmitAsync(later, Page, Page + "/letter", ("wants", "on"));
        await app.ChangeAsync(async db =>
        {
            (await db.Users.AsTracking().SingleAsync(user => user.Id == anna.Id)).Disable(app.Clock.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });
        GoTo(app, "2026-11-30T09:00:00Z");
        Assert.Equal(0, await RoundAsync(app));
        browser.Dispose();
    }

    [Fact]
    public async Task Without_a_mail_server_the_owner_reads_letters_and_takes_them_along()
    {
        await using var app = await WithLetterAsync();
        var list = await app.Client.GetStringAsync(Mail);
        var path = System.Text.RegularExpressions.Regex.Match(list, "/settings/mail/letters/\\w{13}").Value;

        Assert.Contains("Nothing is sent: letters lie here", list, StringComparison.Ordinal);
        Assert.Contains("Good morning", await app.Client.GetStringAsync(path), StringComparison.Ordinal);
        using var file = await app.Client.GetAsync(path + "/letter.eml");
        using var message = await MimeMessage.LoadAsync(await file.Content.ReadAsStreamAsync());
        Assert.Equal("message/rfc822", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("solmu@solvtech.example", "member@solvtech.example", "auto-generated"), (message.From.Mailboxes.Single().Address, message.To.Mailboxes.Single().Address, message.Headers[HeaderId.AutoSubmitted]));
        Assert.Contains("Good morning", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("<p>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestApp.SubmitAsync(app.Client, Mail, path + "/sending")).StatusCode);

        await app.ChangeAsync(db => db.DigestWishes.ExecuteDeleteAsync());
        GoTo(app, "2026-12-22T09:00:00Z");
        Assert.Equal(1, await RoundAsync(app));
        GoTo(app, "2026-12-24T09:00:00Z");
        Assert.Equal(0, await RoundAsync(app));
    }

    [Fact]
    public async Task With_one_they_are_sent_and_come_but_once()
    {
        await using var sink = new SmtpSink { OffersSignIn = true };
        await using var app = await StartAsync();
        var owner = await app.SignInAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await SetAsync(app, sink.Port, ("userName", "solmu"), ("password", "kaksi kukkaa"))).StatusCode);
        var (_, browser) = await AnnaAsync(app);
        await TestApp.SubmitAsync(browser, Page, Page + "/letter", ("wants", "on"));
        browser.Dispose();

        GoTo(app, "2026-11-23T09:00:00Z");
        await RoundAsync(app);
        await RoundAsync(app);

        var taken = Assert.Single(sink.Letters);
        Assert.Equal(("solmu@solvtech.example", "member@solvtech.example", "|solmu|kaksi kukkaa"), (taken.From, taken.To.Single(), sink.SignedIn));
        using var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(taken.Text)));
        Assert.Equal("Nobody needs you this week", message.Subject);
        using var later = await app.BrowserAsync(owner);
        Assert.Contains("Letters leave through 127.0.0.1", await later.GetStringAsync(Mail), StringComparison.Ordinal);
        Assert.DoesNotContain("kaksi kukkaa", await Dump.OfAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_asked_again_later_and_one_that_says_no_for_good_is_not()
    {
        await using var sink = new SmtpSink();
        await using var app = await WithLetterAsync();
        await SetAsync(app, sink.Port);
        sink.Answers["MAIL"] = "451 come back later";
        var path = System.Text.RegularExpressions.Regex.Match(await app.Client.GetStringAsync(Mail), "/settings/mail/letters/\\w{13}").Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(app.Client, path, path + "/sending")).StatusCode);

        await RoundAsync(app);
        Assert.Contains("The mail server answered 451: come back later Next try 23 Nov 2026, 11:01.", await app.Client.GetStringAsync(Mail), StringComparison.Ordinal);
        sink.Answers.Clear();
        await RoundAsync(app);
        Assert.Empty(sink.Letters);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await RoundAsync(app);
        Assert.Single(sink.Letters);

        sink.Answers["RCPT"] = "550 nobody of that name";
        await TestApp.SubmitAsync(app.Client, Mail, Mail + "/test");
        await RoundAsync(app);
        Assert.Contains("1 letter was tried in vain", await app.Client.GetStringAsync(Mail), StringComparison.Ordinal);
        Assert.Contains("550: nobody of that name", await app.Client.GetStringAsync(Mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_sends_by_itself()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.StartFreshWithFirmAsync();
        await app.SignInAsync();
        await SetAsync(app, sink.Port);
        await TestApp.SubmitAsync(app.Client, Mail, Mail + "/test");
        for (var waited = 0; waited < 200 && sink.Letters.Count == 0; waited++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(TestApp.OwnerEmail, Assert.Single(sink.Letters).To.Single());
    }

    [Fact]
    public async Task Nothing_listens_and_nothing_breaks()
    {
        int port;
        await using (var sink = new SmtpSink())
        {
            port = sink.Port;
        }

        await using var app = await StartAsync();
        await app.SignInAsync();
        await SetAsync(app, port);
        await TestApp.SubmitAsync(app.Client, Mail, Mail + "/test");
        await RoundAsync(app);

        Assert.Contains("There was no connection to the mail server.", await app.Client.GetStringAsync(Mail), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(app.Client, Mail, Mail + "/removal")).StatusCode);
        Assert.Equal(LetterState.Lying, await app.ReadAsync(db => db.Letters.Select(letter => letter.State).SingleAsync()));
    }

    [Theory]
    [InlineData("StartTls", "it offers no encryption")]
    [InlineData("Tls", "could not be trusted, or it does not speak TLS")]
    public async Task What_is_to_be_encrypted_is_not_sent_in_the_open(string security, string why)
    {
        await using var sink = new SmtpSink();
        await using var app = await StartAsync();
        await app.SignInAsync();
        await TestApp.SubmitAsync(app.Client, Mail, Mail, ("version", "-1"), ("host", "127.0.0.1"), ("port", sink.Port.ToString(CultureInfo.InvariantCulture)), ("security", security), ("from", "solmu@solvtech.example"));
        await TestApp.SubmitAsync(app.Client, Mail, Mail + "/test");
        await RoundAsync(app);

        Assert.Empty(sink.Letters);
        Assert.Contains(why, await app.Client.GetStringAsync(Mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_is_refused_and_a_password_stays_with_its_server()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.Contains("A password goes over an encrypted way only.", await RefusedAsync(("host", "mail.solvtech.example"), ("security", "None"), ("userName", "solmu"), ("password", "kaksi kukkaa"), ("from", "solmu@solvtech.example")), StringComparison.Ordinal);
        Assert.Contains("Name the server", await RefusedAsync(("host", "no server"), ("security", "Tls"), ("from", "solmu@solvtech.example")), StringComparison.Ordinal);
        Assert.Contains("Give the address that letters come from.", await RefusedAsync(("host", "mail.solvtech.example"), ("security", "Tls"), ("from", "solmu")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(app.Client, Mail, Mail, ("version", "-1"), ("host", "mail.solvtech.example"), ("security", "Tls"), ("userName", "solmu"), ("password", "kaksi kukkaa"), ("from", "solmu@solvtech.example"))).StatusCode);
        Assert.Contains("since you opened it", await RefusedAsync(("host", "mail.solvtech.example"), ("security", "Tls"), ("from", "solmu@solvtech.example")), StringComparison.Ordinal);
        Assert.Contains("it is asked for again", await RefusedAsync(("version", "1"), ("host", "evil.example"), ("security", "Tls"), ("userName", "solmu"), ("from", "solmu@solvtech.example")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(app.Client, Mail, Mail, ("version", "1"), ("host", "mail.solvtech.example"), ("port", "2465"), ("security", "Tls"), ("userName", "solmu"), ("from", "solmu@solvtech.example"))).StatusCode);
        Assert.DoesNotContain("kaksi kukkaa", await app.Client.GetStringAsync(Mail) + await Dump.OfAsync(app) + await app.Client.GetStringAsync("/audit"), StringComparison.Ordinal);
        Assert.NotNull(await app.ReadAsync(db => db.MailServers.Select(server => server.Password).SingleAsync()));

        async Task<string> RefusedAsync(params (string Name, string Value)[] fields)
        {
            using var answer = await TestApp.SubmitAsync(app.Client, Mail, Mail, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Everybody_reads_their_letter_before_it_is_written()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var reader = await app.BrowserAsync(await app.UserAsync(Role.Reader));

        Assert.Contains("nobody waits for you", await reader.GetStringAsync(Page + "/letter"), StringComparison.Ordinal);
    }

    /// <summary>Nothing goes on by itself, so that the clock alone tells what is written when.</summary>
    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartFreshWithFirmAsync(services => services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.Method.ReturnType == typeof(DeliverLetters))));
        await MeasuringTiesTests.FillAsync(app);
        return app;
    }

    /// <summary>On the morning of Monday 23 November, with one letter that lies there and an owner who is signed in.</summary>
    private static async Task<TestApp> WithLetterAsync()
    {
        var app = await StartAsync();
        var (_, browser) = await AnnaAsync(app);
        await TestApp.SubmitAsync(browser, Page, Page + "/letter", ("wants", "on"));
        browser.Dispose();
        GoTo(app, "2026-11-23T09:00:00Z");
        await app.SignInAsync();
        Assert.Equal(1, await RoundAsync(app));
        return app;
    }

    private static async Task<(User Anna, HttpClient Browser)> AnnaAsync(TestApp app)
    {
        var person = await app.ReadAsync(db => db.PersonEmails.Where(email => email.Address == "anna@solvtech.example").Select(email => email.PersonId).SingleAsync());
        await app.ChangeAsync(db => db.Partnerships.ExecuteUpdateAsync(set => set.SetProperty(partnership => partnership.ResponsibleId, person)));
        var anna = await app.UserAsync(Role.Member, person);
        return (anna, await app.BrowserAsync(anna));
    }

    private static Task<HttpResponseMessage> SetAsync(TestApp app, int port, params (string Name, string Value)[] more) =>
        TestApp.SubmitAsync(app.Client, Mail, Mail, [("version", "-1"), ("host", "127.0.0.1"), ("port", port.ToString(CultureInfo.InvariantCulture)), ("security", "None"), ("from", "solmu@solvtech.example"), .. more]);

    private static void GoTo(TestApp app, string moment) => app.Clock.Advance(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture) - app.Clock.GetUtcNow());

    /// <summary>What the server does in the background; answers how many letters there are then.</summary>
    private static async Task<int> RoundAsync(TestApp app)
    {
        await app.Services.GetRequiredService<DeliverLetters>().RunAsync(TestContext.Current.CancellationToken);
        return await app.ReadAsync(db => db.Letters.CountAsync());
    }

    private static async Task<string> DigestAsync(TestApp app, string email, DateOnly day) =>
        (await app.RunAsync("digest", email, "--at", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--json")).ShouldExit(0).Json.GetProperty("text").GetString()!;

    /// <summary>The first day on which the tie is no longer warm.</summary>
    private static async Task<DateOnly> DayOfTurningAsync(TestApp app)
    {
        var day = new DateOnly(2026, 12, 1);
        while ((await app.RunAsync("ties", "--at", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--json")).ShouldExit(0).Json.GetProperty("ties")[0].GetProperty("state").GetString() == "warm")
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
