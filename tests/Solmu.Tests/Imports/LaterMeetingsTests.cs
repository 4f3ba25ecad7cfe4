using Microsoft.EntityFrameworkCore;
using Solmu.Contacts;
using Solmu.Tests.Testing;
using Xunit;

namespace Solmu.Tests.Imports;

/// <summary>What calendars tell later of meetings that are known.</summary>
public sealed class LaterMeetingsTests
{
    private const string Both = "ORGANIZER:mailto:leena.aho@solvtech.example\nATTENDEE:mailto:katrin@edunet.example\n";
    private const string One = "UID:a\nSEQUENCE:0\nDTSTART:20261001T080000Z\nDTEND:20261001T090000Z\n" + Both;
    private const string Later = "UID:a\nSEQUENCE:1\nDTSTART:20261101T080000Z\nDTEND:20261101T083000Z\nORGANIZER:mailto:leena.aho@solvtech.example\nATTENDEE:mailto:paul@edunet.example\n";
    private const string Off = "UID:a\nSEQUENCE:2\nSTATUS:CANCELLED\nDTSTART:20261101T080000Z\n" + Both;
    private const string Series = "UID:w\nSEQUENCE:1\nDTSTART:20261005T070000Z\nDURATION:PT45M\nRRULE:FREQ=WEEKLY;COUNT=4\n" + Both;
    private const string Moved = "UID:w\nSEQUENCE:1\nRECURRENCE-ID:20261012T070000Z\nDTSTART:20261013T100000Z\nDURATION:PT45M\n" + Both;
    private const string Skipped = "UID:w\nSEQUENCE:1\nSTATUS:CANCELLED\nRECURRENCE-ID:20261012T070000Z\nDTSTART:20261012T070000Z\n" + Both;

    [Fact]
    public async Task A_later_version_moves_a_meeting_and_undo_puts_it_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, One);
        var before = await Dump.OfAsync(app);

        var moved = await ImportAsync(app, Later);

        Assert.Equal((1, 0, 1, 0, 0), moved.Counts);
        var meeting = Assert.Single(await MeetingsAsync(app));
        Assert.Equal((11, 30, 2), (meeting.At.Month, meeting.Minutes, meeting.People.Count));
        Assert.Equal(11, Assert.Single(meeting.Organisations).At.Month);
        Assert.Equal(0, await app.ReadAsync(db => db.ContactPeople.CountAsync(part => db.PersonEmails.Any(email => email.PersonId == part.PersonId && email.Address == "katrin@edunet.example"))));
        Assert.Equal((1, 0, 0, 1, 0), (await ImportAsync(app, One)).Counts);
        Assert.Equal((1, 0, 0, 1, 0), (await ImportAsync(app, Later)).Counts);

        var undone = (await app.RunAsync("undo", moved.Batch, "--json")).ShouldExit(0);
        Assert.Equal(0, undone.Json.GetProperty("kept").GetArrayLength());
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_meeting_that_is_called_off_is_gone_and_an_older_file_does_not_bring_it_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, One);
        var before = await Dump.OfAsync(app);

        var off = await ImportAsync(app, Off);

        Assert.Equal((1, 0, 1, 0, 0), off.Counts);
        Assert.Empty(await MeetingsAsync(app));
        Assert.Equal(0, await app.ReadAsync(db => db.ContactPeople.CountAsync()));
        var after = await Dump.OfAsync(app);
        Assert.Equal((1, 0, 0, 0, 1), (await ImportAsync(app, Later)).Counts);
        Assert.Equal((1, 0, 0, 0, 1), (await ImportAsync(app, Off)).Counts);
        Assert.Equal(after, await Dump.OfAsync(app));
        (await app.RunAsync("undo", off.Batch)).ShouldExit(0);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task The_import_that_made_a_meeting_can_be_undone_after_the_one_that_moved_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var empty = await Dump.OfAsync(app);
        var first = await ImportAsync(app, One);
        var second = await ImportAsync(app, Later);

        (await app.RunAsync("undo", second.Batch)).ShouldExit(0);
        (await app.RunAsync("undo", first.Batch)).ShouldExit(0);

        Assert.Equal(empty, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_meeting_that_somebody_has_worked_on_since_stays()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var first = await ImportAsync(app, One);
        var second = await ImportAsync(app, Later);

        var kept = (await app.RunAsync("undo", first.Batch, "--json")).ShouldExit(0).Json.GetProperty("kept");

        Assert.Contains(kept.EnumerateArray(), one => one.GetProperty("kind").GetString() == "contact");
        Assert.Single(await MeetingsAsync(app));
        Assert.NotEqual(first.Batch, second.Batch);
    }

    [Theory]
    [InlineData("DTSTAMP:20261001T000000Z", "DTSTAMP:20261002T000000Z", true)]
    [InlineData("DTSTAMP:20261002T000000Z", "DTSTAMP:20261001T000000Z", false)]
    [InlineData("DTSTAMP:20261009T000000Z\nLAST-MODIFIED:20261001T000000Z", "DTSTAMP:20261001T000000Z\nLAST-MODIFIED:20261002T000000Z", true)]
    [InlineData("DTSTAMP:20261001T000000Z\nSEQUENCE:3", "DTSTAMP:20261002T000000Z\nSEQUENCE:2", false)]
    [InlineData("X:1", "DTSTAMP:20261002T000000Z", false)]
    [InlineData("DTSTAMP:soon", "SEQUENCE:often", false)]
    public async Task Of_two_versions_with_one_number_the_one_written_later_is_right(string first, string second, bool isMoved)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, $"UID:a\n{first}\nDTSTART:20261001T080000Z\n{Both}");

        var counts = (await ImportAsync(app, $"UID:a\n{second}\nDTSTART:20261101T080000Z\n{Both}")).Counts;

        Assert.Equal(isMoved ? (1, 0, 1, 0, 0) : (1, 0, 0, 1, 0), counts);
        Assert.Equal(isMoved ? 11 : 10, Assert.Single(await MeetingsAsync(app)).At.Month);
    }

    [Fact]
    public async Task A_meeting_written_anew_without_a_change_is_unchanged()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, "DTSTAMP:20261001T000000Z\n" + One);
        var before = await Dump.OfAsync(app);

        Assert.Equal((1, 0, 0, 1, 0), (await ImportAsync(app, "DTSTAMP:20261003T000000Z\n" + One)).Counts);

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Theory]
    [InlineData(One, Later)]
    [InlineData(Later, One)]
    public async Task In_one_go_the_order_of_files_does_not_matter(string first, string second)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("1.ics", Calendar(first));
        await app.FileAsync("2.ics", Calendar(second));

        (await app.RunAsync("import", "1.ics", "2.ics")).ShouldExit(0);

        Assert.Equal((11, 1), (Assert.Single(await MeetingsAsync(app)).At.Month, (await MeetingsAsync(app))[0].Version));
    }

    [Theory]
    [InlineData(true, false, new[] { 5, 13, 19, 26 })]
    [InlineData(false, false, new[] { 5, 13, 19, 26 })]
    [InlineData(true, true, new[] { 5, 19, 26 })]
    [InlineData(false, true, new[] { 5, 19, 26 })]
    public async Task A_meeting_of_a_series_that_comes_in_another_file_counts_once(bool isSeriesFirst, bool isOff, int[] days)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var other = isOff ? Skipped : Moved;
        await ImportAsync(app, isSeriesFirst ? Series : other);
        var before = await Dump.OfAsync(app);

        var second = await ImportAsync(app, isSeriesFirst ? other : Series);

        Assert.Equal(isSeriesFirst && isOff ? (1, 0, 1, 0, 0) : (1, 1, 0, 0, 0), second.Counts);
        Assert.Equal(days, Days(await MeetingsAsync(app)));
        var after = await Dump.OfAsync(app);
        await ImportAsync(app, Series);
        await ImportAsync(app, other);
        Assert.Equal(after, await Dump.OfAsync(app));
        (await app.RunAsync("undo", second.Batch)).ShouldExit(0);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_series_that_moves_keeps_what_was_moved_in_it_only_where_it_still_comes()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, Series, Moved);

        await ImportAsync(app, Series.Replace("SEQUENCE:1", "SEQUENCE:2").Replace("COUNT=4", "COUNT=5"));
        Assert.Equal([5, 13, 19, 26, 2], Days(await MeetingsAsync(app)));

        await ImportAsync(app, Series.Replace("SEQUENCE:1", "SEQUENCE:3").Replace("T070000Z", "T080000Z"));
        Assert.Equal([5, 12, 19, 26], Days(await MeetingsAsync(app)));
        var after = await Dump.OfAsync(app);
        await ImportAsync(app, Series, Moved);
        Assert.Equal(after, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_series_that_is_called_off_takes_its_moved_meetings_with_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, Series, Moved);
        var before = await Dump.OfAsync(app);

        var off = await ImportAsync(app, "UID:w\nSEQUENCE:2\nSTATUS:CANCELLED\nDTSTART:20261005T070000Z\n" + Both);

        Assert.Empty(await MeetingsAsync(app));
        Assert.Equal((2, 0, 0, 0, 2), (await ImportAsync(app, Series, Moved)).Counts);
        (await app.RunAsync("undo", off.Batch)).ShouldExit(0);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_meeting_that_nobody_outside_is_left_on_is_none_any_more()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, One);

        Assert.Equal((1, 0, 1, 0, 0), (await ImportAsync(app, "UID:a\nSEQUENCE:1\nDTSTART:20261001T080000Z\nORGANIZER:mailto:leena.aho@solvtech.example\nATTENDEE:mailto:aino@solvtech.example")).Counts);

        Assert.Empty(await MeetingsAsync(app));
    }

    [Fact]
    public async Task Appointments_of_ones_own_leave_no_trace()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        Assert.Equal((3, 0, 0, 0, 3), (await ImportAsync(app, "UID:p\nDTSTART:20261001T080000Z", "UID:q\nSTATUS:CANCELLED\nDTSTART:20261001T080000Z", "UID:r\nDTSTART:20261001T080000Z\nORGANIZER:mailto:leena.aho@solvtech.example\nATTENDEE:mailto:aino@solvtech.example")).Counts);

        Assert.Equal(0, await app.ReadAsync(db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task A_series_that_came_too_often_by_then_is_told_of_and_not_counted_in_part()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, "UID:d\nDTSTART:20261101T080000Z\nRRULE:FREQ=HOURLY\nSUMMARY:x\n" + Both, "UID:e\nDTSTART:20261020T080000Z\nDURATION:PT30M\n" + Both);

        var now = Tie(await app.RunAsync("ties", "--json"));
        var later = Tie(await app.RunAsync("ties", "--json", "--at", "2027-11-20T00:00:00Z"));

        Assert.Equal(0, now.GetProperty("problems").GetArrayLength());
        Assert.Equal("The meeting that began on 2026-11-01 comes more than 5,000 times until now, so it is not counted.", later.GetProperty("problems")[0].GetString());
        Assert.Equal("2026-10-20", later.GetProperty("lastContact").GetString());

        static System.Text.Json.JsonElement Tie(CommandResult result) => Assert.Single(result.ShouldExit(0).Json.GetProperty("ties").EnumerateArray());
    }

    private static Task<List<Contact>> MeetingsAsync(TestApp app) => app.ReadAsync(db => db.Contacts.Where(contact => !contact.IsCancelled).Include(contact => contact.People).Include(contact => contact.Organisations).OrderBy(contact => contact.At).ToListAsync());

    private static IEnumerable<int> Days(IEnumerable<Contact> meetings) => meetings
        .SelectMany(meeting => meeting.Recurrence is { } rule ? Recurrences.Occurrences(rule, meeting.At, new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc)) : [meeting.At]).Order().Select(time => time.Day);

    private static async Task<(string Batch, (int, int, int, int, int) Counts)> ImportAsync(TestApp app, params string[] events)
    {
        await app.FileAsync("a.ics", Calendar(events));
        var result = (await app.RunAsync("import", "a.ics", "--json")).ShouldExit(0).Json;
        var file = result.GetProperty("files")[0];
        return (result.GetProperty("batch").GetString()!, (Number("read"), Number("created"), Number("updated"), Number("unchanged"), Number("skipped")));

        int Number(string name) => file.GetProperty(name).GetInt32();
    }

    private static string Calendar(params string[] events) => "BEGIN:VCALENDAR\n" + string.Concat(events.Select(lines => $"BEGIN:VEVENT\n{lines.TrimEnd()}\nEND:VEVENT\n")) + "END:VCALENDAR\n";
}
