using System.Text;
using Solmu.Contacts;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class CalendarTests
{
    private static readonly ReadOptions Helsinki = new() { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki") };

    [Theory]
    [InlineData("DTSTART:20261101T080000Z", "2026-11-01T08:00")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261101T090000", "2026-11-01T08:00")]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20261101T090000", "2026-11-01T08:00")]
    [InlineData("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261101T090000", "2026-11-01T08:00")]
    [InlineData("DTSTART:20261101T100000", "2026-11-01T08:00")]
    [InlineData("DTSTART;VALUE=DATE:20261101", "2026-10-31T22:00")]
    [InlineData("DTSTART:20261101", "2026-10-31T22:00")]
    public void A_start_is_read_in_its_zone(string start, string utc) =>
        Assert.Equal(utc, Event(start).Only<CalendarRecord>().Start.ToString("yyyy-MM-ddTHH:mm", null));

    [Theory]
    [InlineData("20260701T090000", "2026-07-01T07:00")]
    [InlineData("20261201T090000", "2026-12-01T08:00")]
    public void A_zone_that_the_calendar_describes_itself_is_followed(string wall, string utc) =>
        Assert.Equal(utc, Own($"DTSTART;TZID=Our own:{wall}").Only<CalendarRecord>().Start.ToString("yyyy-MM-ddTHH:mm", null));

    [Theory]
    [InlineData("DTSTART:20261101T080000Z\nDURATION:PT1H30M", 90)]
    [InlineData("DTSTART:20261101T080000Z\nDTEND:20261101T083000Z", 30)]
    [InlineData("DTSTART:20261101T080000Z", 0)]
    [InlineData("DTSTART;VALUE=DATE:20261101", 1440)]
    [InlineData("DTSTART;VALUE=DATE:20261025", 1500)]
    public void An_event_ends_as_it_says(string lines, int minutes)
    {
        var one = Event(lines).Only<CalendarRecord>();
        Assert.Equal(minutes, (one.End - one.Start).TotalMinutes);
    }

    [Fact]
    public void People_their_answers_folded_lines_and_escaped_text_are_read()
    {
        var one = Event("DTSTART:20261101T080000Z\nUID:a@b\nSUMMARY:Offer\\, first\\npart\nORGANIZER;CN=\"Aho, Leena\":mailto:Leena.Aho@solv\n tech.example\nATTENDEE;PARTSTAT=DECLINED;CN=Katrin Vogel:MAILTO:katrin@edunet.example\nATTENDEE:urn:x:1\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:paul@lingua.example\nATTENDEE:mailto:kai@lingua.example\nSTATUS:CONFIRMED\nBEGIN:VALARM\nTRIGGER:-PT5M\nSUMMARY:Alarm\nEND:VALARM").Only<CalendarRecord>();
        Assert.Equal(new PersonReference("Aho, Leena", "leena.aho@solvtech.example"), one.Organizer);
        Assert.Equal(
            [("Katrin Vogel", "katrin@edunet.example", "declined"), (null, "paul@lingua.example", "needs-action"), (null, "kai@lingua.example", null)],
            one.Attendees.Select(attendee => (attendee.Name, attendee.Address, attendee.Response)));
        Assert.Equal(("a@b", "Offer, first\npart", "confirmed"), (one.Uid, one.Summary, one.Status));
    }

    [Theory]
    [InlineData("SUMMARY:No start", "start")]
    [InlineData("DTSTART:tomorrow", "start")]
    [InlineData("DTSTART;TZID=Nowhere:20261101T080000", "start")]
    [InlineData("DTSTART:20261101T080000Z\nDTEND:20261101T070000Z", "end")]
    [InlineData("DTSTART:20261101T080000Z\nDURATION:long", "end")]
    [InlineData("DTSTART:20261101T080000Z\nRRULE:FREQ=OFTEN", "recurrence")]
    [InlineData("DTSTART:20261101T080000Z\nRRULE:FREQ=DAILY;UNTIL=never", "recurrence")]
    public void A_broken_event_is_listed_with_its_line_and_the_others_are_read(string lines, string field)
    {
        var reading = Read.Text($"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261101T080000Z\nEND:VEVENT\nEND:VCALENDAR\n", Helsinki, "x.ics");
        Assert.Single(reading.Records);
        Assert.Equal((2, (long?)2, field), (reading.RowCount, Assert.Single(reading.Problems).Line, reading.Problems[0].Field));
    }

    [Theory]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=3", "10-18 07:00,10-25 08:00,11-01 08:00")]
    [InlineData("RRULE:FREQ=WEEKLY;UNTIL=20261025T080000Z", "10-18 07:00,10-25 08:00")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20261022", "10-18 07:00,10-20 07:00,10-22 07:00")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=SU,TU;COUNT=3", "10-18 07:00,10-20 07:00,10-25 08:00")]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20261025T090000", "10-18 07:00,11-01 08:00")]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20261025", "10-18 07:00,11-01 08:00")]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=2\nRDATE:20261020T100000Z", "10-18 07:00,10-20 10:00,10-25 08:00")]
    [InlineData("RDATE;TZID=Europe/Berlin:20261101T090000,20261108T090000", "10-18 07:00,11-01 08:00,11-08 08:00")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=3SU", "10-18 07:00,11-15 08:00")]
    public void A_meeting_comes_again_on_the_wall_clock_of_its_zone(string lines, string times)
    {
        var one = Event("DTSTART;TZID=Europe/Berlin:20261018T090000\n" + lines).Only<CalendarRecord>();
        var until = new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(times, string.Join(',', Recurrences.Occurrences(one.Series!, one.Start, until).Select(time => time.ToString("MM-dd HH:mm", null))));
    }

    [Fact]
    public void A_meeting_in_a_zone_of_the_calendars_own_comes_again_by_it()
    {
        var one = Own("DTSTART;TZID=Our own:20261018T090000\nRRULE:FREQ=WEEKLY;COUNT=2").Only<CalendarRecord>();
        Assert.Equal([7, 8], Recurrences.Occurrences(one.Series!, one.Start, one.Start.AddDays(30)).Select(time => time.Hour));
    }

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=MINUTELY;BYSECOND=0,10,20")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    public void A_rule_without_measure_is_refused_soon(string rule)
    {
        var start = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Throws<Solmu.Database.RuleViolation>(() => Recurrences.Require("DTSTART:20200101T000000Z\nRRULE:" + rule, start, start.AddYears(6)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public void Whatever_the_bytes_nothing_is_thrown()
    {
        var whole = Encoding.UTF8.GetBytes(OwnText("DTSTART;TZID=Our own:20261018T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20270101T000000Z\nEXDATE:20261019\nORGANIZER;CN=A:mailto:a@b.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:c@d.example"));
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var bytes = whole.ToArray();
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(1, 256);
            }

            Assert.NotNull(Read.Bytes(bytes[..random.Next(20, bytes.Length)], Helsinki, "x.ics"));
        }
    }

    private static FileReading Event(string lines) => Read.Text($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", Helsinki, "x.ics");

    private static FileReading Own(string lines) => Read.Text(OwnText(lines), Helsinki, "x.ics");

    private static string OwnText(string lines) =>
        $"""
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        {lines}
        END:VEVENT
        BEGIN:VTIMEZONE
        TZID:Our own
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        END:VTIMEZONE
        END:VCALENDAR
        """;
}
