using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Tests.Testing;
using Xunit;

namespace Solmu.Tests.Imports;

public sealed class ImportingCalendarsTests
{
    private const string Weekly = "UID:weekly\nDTSTART;TZID=Europe/Berlin:20261005T090000\nDURATION:PT45M\nRRULE:FREQ=WEEKLY\nSUMMARY:Secret plans\nLOCATION:https://teams.microsoft.com/l/1\n" + Both;
    private const string Moved = "UID:weekly\nRECURRENCE-ID;TZID=Europe/Berlin:20261012T090000\nDTSTART;TZID=Europe/Berlin:20261013T100000\nDURATION:PT45M\n" + Both;
    private const string Both = "ORGANIZER:mailto:leena.aho@solvtech.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:katrin@edunet.example\nATTENDEE;PARTSTAT=DECLINED:mailto:paul@edunet.example\nATTENDEE;CUTYPE=ROOM:mailto:room@edunet.example";

    [Fact]
    public async Task Meetings_of_us_and_them_go_in_once_and_again_change_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var none = "UID:us\nDTSTART:20261001T080000Z\nORGANIZER:mailto:leena.aho@solvtech.example\nATTENDEE:mailto:aino@solvtech.example";
        var off = "UID:off\nSTATUS:CANCELLED\nDTSTART:20261001T080000Z\n" + Both;
        await app.FileAsync("leena.ics", Calendar(Weekly, Moved, none, off, "UID:often\nDTSTART:20200101T080000Z\nRRULE:FREQ=HOURLY\n" + Both));
        await app.FileAsync("katrin.ics", Calendar(Weekly, "UID:day\nDTSTART;VALUE=DATE:20261102\n" + Both));

        var first = await app.RunAsync("import", "leena.ics", "katrin.ics", "--json");

        first.ShouldExit(1);
        Assert.Equal([(5, 2, 0, 3), (2, 1, 1, 0)], Counts(first));
        var contacts = await app.ReadAsync(db => db.Contacts.Where(contact => !contact.IsCancelled).Include(contact => contact.People).OrderBy(contact => contact.At).ToListAsync());
        Assert.Equal([(Medium.Video, (int?)45), (Medium.Met, 45), (Medium.Met, null)], contacts.Select(contact => (contact.Medium, contact.Minutes)));
        Assert.All(contacts, contact => Assert.Equal((2, 2, null, ContactSource.Calendar), (contact.People.Count, contact.Attendees ?? 0, contact.About, contact.Source)));
        Assert.Equal([5, 19, 26], Recurrences.Occurrences(contacts[0].Recurrence!, contacts[0].At, new DateTime(2026, 10, 30, 0, 0, 0, DateTimeKind.Utc)).Select(time => time.Day));
        var before = await Dump.OfAsync(app);
        var again = await app.RunAsync("import", "katrin.ics", "leena.ics", "--json");
        Assert.Equal([(2, 0, 2, 0), (5, 0, 2, 3)], Counts(again));
        Assert.Equal(before, await Dump.OfAsync(app));

        (await app.RunAsync("undo", first.Json.GetProperty("batch").GetString()!)).ShouldExit(0);
        Assert.Equal(0, await app.ReadAsync(db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task A_family_name_that_comes_first_makes_nobody_new()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("people.csv", "name,email,organisation\nKatrin Vogel,katrin@edunet.example,Edunet\n");
        await app.FileAsync("a.ics", Calendar("UID:a\nDTSTART:20261001T080000Z\nORGANIZER:mailto:leena.aho@solvtech.example\nATTENDEE;CN=\"Vogel, Katrin\":mailto:katrin@edunet.example"));
        (await app.RunAsync("import", "people.csv")).ShouldExit(0);

        (await app.RunAsync("import", "a.ics")).ShouldExit(0);

        Assert.Equal(1, await app.ReadAsync(db => db.PersonEmails.CountAsync(email => email.Address == "katrin@edunet.example")));
    }

    [Fact]
    public async Task A_meeting_that_was_moved_since_is_still_the_same()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("a.ics", Calendar("UID:a\nDTSTART:20261001T080000Z\n" + Both));
        (await app.RunAsync("import", "a.ics")).ShouldExit(0);
        await app.FileAsync("a.ics", Calendar("UID:a\nDTSTART:20261101T080000Z\n" + Both));
        Assert.Equal([(1, 0, 1, 0)], Counts((await app.RunAsync("import", "a.ics", "--json")).ShouldExit(0)));
    }

    [Fact]
    public async Task What_is_read_is_shown_by_the_names_of_the_contract()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("a.ics", Calendar(Weekly));
        var one = (await app.RunAsync("read", "a.ics", "--json")).ShouldExit(0).Json.GetProperty("files")[0].GetProperty("records")[0];
        Assert.Equal("weekly 2026-10-05T07:00:00Z 2026-10-05T07:45:00Z FREQ=WEEKLY declined leena.aho@solvtech.example", string.Join(' ',
            one.GetProperty("uid"), one.GetProperty("start"), one.GetProperty("end"), one.GetProperty("recurrence"), one.GetProperty("attendees")[1].GetProperty("response"), one.GetProperty("organizer").GetProperty("address")));
    }

    private static string Calendar(params string[] events) => "BEGIN:VCALENDAR\n" + string.Concat(events.Select(lines => $"BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")) + "END:VCALENDAR\n";

    private static List<(int, int, int, int)> Counts(CommandResult result) => [.. result.Json.GetProperty("files").EnumerateArray()
        .Select(file => (file.GetProperty("read").GetInt32(), file.GetProperty("created").GetInt32(), file.GetProperty("unchanged").GetInt32(), file.GetProperty("skipped").GetInt32()))];
}
