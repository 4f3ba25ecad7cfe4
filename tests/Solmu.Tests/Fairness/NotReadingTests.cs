using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Fairness;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Fairness;

/// <summary>Who is not to be read is left out of mail and calendars, by list or by their own wish.</summary>
public sealed class NotReadingTests
{
    private const string Mails =
        """
        From a Mon Oct 12 07:00:00 2026
        From: Leena Aho <leena.aho@solvtech.example>
        To: katrin.vogel@edunet.example, doctor@clinic.example
        Date: Mon, 12 Oct 2026 10:00:00 +0300
        Message-ID: <1@solvtech.example>

        From b Mon Oct 12 08:00:00 2026
        From: doctor@clinic.example
        To: leena.aho@solvtech.example
        Cc: katrin.vogel@edunet.example
        Date: Mon, 12 Oct 2026 11:00:00 +0300
        Message-ID: <2@clinic.example>

        From c Mon Oct 12 09:00:00 2026
        From: leena.aho@solvtech.example
        To: nurse@mail.clinic.example
        Date: Mon, 12 Oct 2026 12:00:00 +0300
        Message-ID: <3@solvtech.example>

        From d Mon Oct 12 09:30:00 2026
        From: katrin.vogel@edunet.example
        To: leena.aho@solvtech.example, aino.saari@solvtech.example
        Date: Mon, 12 Oct 2026 12:30:00 +0300
        Message-ID: <4@edunet.example>


        """;

    [Fact]
    public async Task Who_is_on_the_list_is_on_no_contact_and_nobodys_suggestion()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("ignore", "--add", "@clinic.example")).ShouldExit(0);

        var import = (await app.RunAsync("import", "mails.mbox", "--json")).ShouldExit(0);

        Assert.Equal((4, 2, 2, 2), Counts(import));
        Assert.DoesNotContain(await AddressesAsync(app), address => address.EndsWith("clinic.example", StringComparison.Ordinal));
        Assert.Equal([2, 3], await app.ReadAsync(db => db.Contacts.OrderBy(contact => contact.At).Select(contact => contact.People.Count).ToListAsync()));
        Assert.False(await app.ReadAsync(db => db.Organisations.AnyAsync(organisation => organisation.Domains.Any(domain => domain.Domain == "clinic.example"))));
    }

    [Fact]
    public async Task The_list_changes_nothing_that_was_read_and_taken_off_it_an_address_is_read_again()
    {
        await using var app = await StartAsync();
        Assert.Equal((4, 4, 0, 0), Counts((await app.RunAsync("import", "mails.mbox", "--json")).ShouldExit(0)));
        (await app.RunAsync("ignore", "--add", "doctor@clinic.example")).ShouldExit(0);
        var before = await Dump.OfAsync(app);

        Assert.Equal((4, 0, 0, 0), Counts((await app.RunAsync("import", "mails.mbox", "--json")).ShouldExit(0)));
        Assert.Equal(before, await Dump.OfAsync(app));

        await app.FileAsync("later.eml", Later);
        Assert.Equal((1, 0, 1, 1), Counts((await app.RunAsync("import", "later.eml", "--json")).ShouldExit(0)));
        (await app.RunAsync("ignore", "--remove", "doctor@clinic.example")).ShouldExit(0);
        Assert.Equal((1, 1, 0, 0), Counts((await app.RunAsync("import", "later.eml", "--json")).ShouldExit(0)));
    }

    [Fact]
    public async Task An_import_from_before_can_be_undone_after_somebody_was_put_on_the_list()
    {
        await using var app = await StartAsync();
        var import = (await app.RunAsync("import", "mails.mbox", "--json")).ShouldExit(0);
        (await app.RunAsync("ignore", "--add", "@clinic.example")).ShouldExit(0);

        (await app.RunAsync("undo", import.Json.GetProperty("batch").GetString()!)).ShouldExit(0);

        Assert.Equal(0, await app.ReadAsync(db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task Meetings_are_read_without_them_too()
    {
        await using var app = await StartAsync();
        await app.FileAsync("calendar.ics", Meeting("1", "leena.aho@solvtech.example", "katrin.vogel@edunet.example", "doctor@clinic.example") + Meeting("2", "leena.aho@solvtech.example", "doctor@clinic.example"));
        (await app.RunAsync("ignore", "--add", "doctor@clinic.example")).ShouldExit(0);

        Assert.Equal((2, 1, 1, 1), Counts((await app.RunAsync("import", "calendar.ics", "--json")).ShouldExit(0)));
        Assert.DoesNotContain("doctor@clinic.example", await AddressesAsync(app));
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_reading_is_left_out_and_what_was_read_stays()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "mails.mbox")).ShouldExit(0);
        var leena = await PersonAsync(app, "leena.aho@solvtech.example");
        var owner = await app.SignInAsync();
        Assert.Contains("Do not read their mail and calendar", await app.Client.GetStringAsync($"/people/{leena}"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/people/{leena}", $"/people/{leena}/reading", ("read", "no"))).StatusCode);
        var contacts = await app.ReadAsync(db => db.Contacts.CountAsync());
        await app.FileAsync("calendar.ics", Meeting("1", "leena.aho@solvtech.example", "katrin.vogel@edunet.example") + Meeting("2", "leena.aho@solvtech.example", "aino.saari@solvtech.example", "katrin.vogel@edunet.example"));
        await app.FileAsync("later.eml", Later);

        var import = (await app.RunAsync("import", "calendar.ics", "later.eml", "--json")).ShouldExit(0);

        Assert.Equal((2, 1, 1, 1), Counts(import));
        Assert.Equal(contacts + 1, await app.ReadAsync(db => db.Contacts.CountAsync()));
        Assert.Equal(2, await app.ReadAsync(db => db.Contacts.OrderByDescending(contact => contact.At).Select(contact => contact.People.Count).FirstAsync()));
        Assert.Contains(await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.UserId == owner.Id).Select(entry => entry.Changes).ToListAsync()), changes => changes?.Contains("NotReadSince", StringComparison.OrdinalIgnoreCase) == true);
        Assert.Contains("Read again", await app.Client.GetStringAsync($"/people/{leena}"), StringComparison.Ordinal);
        Assert.Contains("Not read since", await app.Client.GetStringAsync($"/people/{leena}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_read_before_the_wish_stays_when_it_is_moved_and_goes_when_it_is_called_off()
    {
        await using var app = await StartAsync();
        await app.FileAsync("calendar.ics", Meeting("1", "leena.aho@solvtech.example", "katrin.vogel@edunet.example"));
        (await app.RunAsync("import", "calendar.ics")).ShouldExit(0);
        (await app.RunAsync("ignore", "--add", "leena.aho@solvtech.example")).ShouldExit(0);
        var before = await Dump.OfAsync(app);

        await app.FileAsync("calendar.ics", Meeting("1", "leena.aho@solvtech.example", "katrin.vogel@edunet.example").Replace("T100000Z", "T110000Z", StringComparison.Ordinal).Replace("SEQUENCE:0", "SEQUENCE:1", StringComparison.Ordinal));
        (await app.RunAsync("import", "calendar.ics")).ShouldExit(0);
        Assert.Equal(before, await Dump.OfAsync(app));

        await app.FileAsync("calendar.ics", Meeting("1", "leena.aho@solvtech.example", "katrin.vogel@edunet.example").Replace("SEQUENCE:0", "SEQUENCE:2\nSTATUS:CANCELLED", StringComparison.Ordinal));
        (await app.RunAsync("import", "calendar.ics")).ShouldExit(0);
        Assert.True(await app.ReadAsync(db => db.Contacts.Select(contact => contact.IsCancelled).SingleAsync()));
    }

    [Fact]
    public async Task A_series_of_meetings_counts_up_to_the_day_of_the_wish()
    {
        await using var app = await StartAsync();
        await app.FileAsync("calendar.ics", Meeting("1", "leena.aho@solvtech.example", "katrin.vogel@edunet.example").Replace("END:VEVENT", "RRULE:FREQ=WEEKLY\nEND:VEVENT", StringComparison.Ordinal));
        (await app.RunAsync("import", "calendar.ics")).ShouldExit(0);
        var leena = Ids.Require(await PersonAsync(app, "leena.aho@solvtech.example"));
        await app.DoAsync<SetReading>(set => set.RunAsync(new(leena, false)));

        var tie = (await app.RunAsync("ties", "--at", "2027-03-01", "--json")).ShouldExit(0).Json.GetProperty("ties")[0];

        Assert.Equal(("2026-11-15", "unknown", true), (tie.GetProperty("lastContact").GetString(), tie.GetProperty("state").GetString(), tie.GetProperty("notRead").GetBoolean()));
        await app.DoAsync<SetReading>(set => set.RunAsync(new(leena, true)));
        tie = (await app.RunAsync("ties", "--at", "2027-03-01", "--json")).ShouldExit(0).Json.GetProperty("ties")[0];
        Assert.Equal(("2027-02-28", "warm"), (tie.GetProperty("lastContact").GetString(), tie.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task What_was_read_of_somebody_can_be_forgotten_and_what_was_written_down_stays()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "mails.mbox")).ShouldExit(0);
        (await app.RunAsync("log", "--with", "katrin.vogel@edunet.example,leena.aho@solvtech.example", "--medium", "met")).ShouldExit(0);
        await app.SignInAsync();
        var leena = await PersonAsync(app, "leena.aho@solvtech.example");
        await app.SubmitAsync($"/people/{leena}", $"/people/{leena}/reading", ("read", "no"));

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/people/{leena}", $"/people/{leena}/forgetting")).StatusCode);

        // Left are the mail that Aino was on too, and the contact written by hand.
        var left = await app.ReadAsync(db => db.Contacts.Include(contact => contact.People).OrderBy(contact => contact.At).ToListAsync());
        Assert.Equal([ContactSource.Mail, ContactSource.Hand], left.Select(contact => contact.Source));
        Assert.DoesNotContain(left[0].People, seat => Ids.Text(seat.PersonId) == leena);
        Assert.Contains(left[1].People, seat => Ids.Text(seat.PersonId) == leena);
    }

    [Fact]
    public async Task Everybody_says_it_of_themselves_and_nobody_but_owners_and_managers_of_others()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "mails.mbox")).ShouldExit(0);
        var (leena, aino) = (await PersonAsync(app, "leena.aho@solvtech.example"), await PersonAsync(app, "aino.saari@solvtech.example"));
        using var browser = await app.BrowserAsync(await app.UserAsync(Role.Reader, Ids.Require(leena)));

        Assert.Contains("Do not read my mail and calendar", await browser.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(browser, "/account", "/account/reading", ("read", "no"))).StatusCode);
        Assert.Contains("Read my mail and calendar again", await browser.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(browser, "/account", $"/people/{aino}/reading", ("read", "no"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(browser, "/account", "/settings/ignored", ("addresses", "@edunet.example"))).StatusCode);
        Assert.Equal([leena], (await app.ReadAsync(db => db.People.Where(person => person.NotReadSince != null).Select(person => person.Id).ToListAsync())).ConvertAll(Ids.Text));

        await TestApp.SubmitAsync(browser, "/account", "/account/reading", ("read", "yes"));
        Assert.False(await app.ReadAsync(db => db.People.AnyAsync(person => person.NotReadSince != null)));
    }

    [Fact]
    public async Task The_list_is_kept_on_its_page()
    {
        await using var app = await StartAsync();
        await app.SignInAsync();
        Assert.Contains("Nobody is on the list", await app.Client.GetStringAsync("/settings/ignored?add=doctor@clinic.example"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/settings/ignored", "/settings/ignored", ("addresses", "Doctor@Clinic.example\nlaw.example\n@law.example"))).StatusCode);
        var page = await app.Client.GetStringAsync("/settings/ignored");
        Assert.Contains("1 address and 1 domain are never read", page, StringComparison.Ordinal);

        foreach (var (typed, told) in new[] { ("nonsense", "neither an address nor a domain"), ("@solvtech.example", "your own people"), ("", "Write at least one") })
        {
            var refused = await app.SubmitAsync("/settings/ignored", "/settings/ignored", ("addresses", typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(told, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/settings/ignored", "/settings/ignored/removal", ("address", "@law.example"))).StatusCode);
        Assert.Contains("1 address is never read", await app.Client.GetStringAsync("/settings/ignored"), StringComparison.Ordinal);
        (await app.RunAsync("ignore", "--remove", "@law.example")).ShouldExit(3);
    }

    [Fact]
    public async Task A_suggestion_that_is_set_aside_can_go_on_the_list()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "mails.mbox")).ShouldExit(0);
        await app.SignInAsync();
        var doctor = await PersonAsync(app, "doctor@clinic.example");

        await app.SubmitAsync($"/people/{doctor}", $"/people/{doctor}/dismissal");

        Assert.Contains("/settings/ignored?add=doctor%40clinic.example", await app.Client.GetStringAsync($"/people/{doctor}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Manager)]
    public async Task The_notice_is_for_everybody_and_speaks_of_this_installation(Role role)
    {
        await using var app = await StartAsync();
        await app.UserAsync(Role.Owner);
        using var browser = await app.BrowserAsync(await app.UserAsync(role));

        var before = await browser.GetStringAsync("/notice");
        Assert.Contains("are not kept", before, StringComparison.Ordinal);
        Assert.Contains("neither was read", before, StringComparison.Ordinal);
        Assert.Contains(TestApp.OwnerEmail, before, StringComparison.Ordinal);

        (await app.RunAsync("import", "mails.mbox")).ShouldExit(0);
        Assert.Contains("mail was read, and no calendar", await browser.GetStringAsync("/notice"), StringComparison.Ordinal);
        foreach (var page in new[] { "/settings", "/account", "/ties" })
        {
            Assert.Contains("href=\"/notice\"", await browser.GetStringAsync(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_notice_is_written_as_markdown_and_as_a_page_of_its_own()
    {
        await using var app = await StartAsync();

        Assert.StartsWith("# SolvTech reads who was in touch", (await app.RunAsync("notice")).ShouldExit(0).Output, StringComparison.Ordinal);
        var html = (await app.RunAsync("notice", "--format", "html")).ShouldExit(0).Output;
        Assert.Contains("<h2>How to stay out</h2>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        (await app.RunAsync("notice", "--format", "pdf")).ShouldExit(2);
    }

    private const string Later =
        """
        From: doctor@clinic.example
        To: leena.aho@solvtech.example
        Date: Tue, 13 Oct 2026 11:00:00 +0300
        Message-ID: <5@clinic.example>


        """;

    private static string Meeting(string uid, string organizer, params string[] others) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:{uid}\nSEQUENCE:0\nDTSTAMP:20261001T080000Z\nDTSTART:2026101{uid}T100000Z\nDTEND:2026101{uid}T110000Z\nORGANIZER:mailto:{organizer}\n{string.Concat(others.Select(one => $"ATTENDEE:mailto:{one}\n"))}END:VEVENT\nEND:VCALENDAR\n";

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("mails.mbox", Mails);
        return app;
    }

    private static Task<List<string>> AddressesAsync(TestApp app) => app.ReadAsync(db => db.PersonEmails.Select(email => email.Address).ToListAsync());

    private static async Task<string> PersonAsync(TestApp app, string address) => Ids.Text(await app.ReadAsync(db => db.PersonEmails.Where(email => email.Address == address).Select(email => email.PersonId).SingleAsync()));

    private static (int Read, int Created, int Skipped, int Ignored) Counts(CommandResult result)
    {
        var file = result.Json.GetProperty("files")[0];
        return (Number("read"), Number("created"), Number("skipped"), Number("ignored"));

        int Number(string name) => file.GetProperty(name).GetInt32();
    }
}
