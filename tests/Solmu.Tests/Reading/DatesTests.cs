using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class DatesTests
{
    private static readonly TimeZoneInfo Helsinki = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");

    [Theory]
    [InlineData("2026-03-12", "2026-03-12 00:00")]
    [InlineData("2026/3/12", "2026-03-12 00:00")]
    [InlineData("20260312", "2026-03-12 00:00")]
    [InlineData("20260312T140500Z", "2026-03-12 14:05")]
    [InlineData("2026-03-12T14:05:00Z", "2026-03-12 14:05")]
    [InlineData("2026-03-12T14:05:00.123+02:00", "2026-03-12 12:05")]
    [InlineData("2026-03-12 14:05 +0530", "2026-03-12 08:35")]
    [InlineData("12.3.2026", "2026-03-12 00:00")]
    [InlineData("3.4.2026 klo 14.05", "2026-04-03 14:05")]
    [InlineData("13/3/2026 14:05", "2026-03-13 14:05")]
    [InlineData("3/13/2026 2:05 PM", "2026-03-13 14:05")]
    [InlineData("3/13/2026, 12:05:09 a.m.", "2026-03-13 00:05")]
    [InlineData("13/03/26", "2026-03-13 00:00")]
    [InlineData("13-03-71", "1971-03-13 00:00")]
    [InlineData("12 Mar 2026", "2026-03-12 00:00")]
    [InlineData("12-Mar-26", "2026-03-12 00:00")]
    [InlineData("March 12th, 2026 2 PM", "2026-03-12 14:00")]
    [InlineData("Thu, 12 Mar 2026 14:05:00 +0200 (EET)", "2026-03-12 12:05")]
    [InlineData("2026 Mar 12", "2026-03-12 00:00")]
    [InlineData("12. maaliskuuta 2026", "2026-03-12 00:00")]
    [InlineData("12. März 2026 14:05 Uhr", "2026-03-12 14:05")]
    [InlineData("12 mars 2026", "2026-03-12 00:00")]
    [InlineData("12 de marzo de 2026", "2026-03-12 00:00")]
    [InlineData("46093", "2026-03-12 00:00")]
    [InlineData("46093.5868055556", "2026-03-12 14:05")]
    [InlineData("3/3/2026", "2026-03-03 00:00")]
    public void A_date_is_read_in_the_ways_people_write_it(string text, string expected)
    {
        var reading = Contact(text);
        Assert.Empty(reading.Problems);
        Assert.Equal(expected, reading.Only<ContactRecord>().Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2026-02-30")]
    [InlineData("31.2.2026")]
    [InlineData("2026-13-01")]
    [InlineData("12/2026")]
    [InlineData("12.3.2026 25:00")]
    [InlineData("1/2/3/4")]
    [InlineData("99999")]
    [InlineData("2026-03-12T")]
    [InlineData("0012-03-12")]
    [InlineData("32/13/2026")]
    public void What_is_no_date_is_a_problem(string text)
    {
        var problem = Assert.Single(Contact(text).Problems);
        Assert.Equal("time", problem.Field);
        Assert.Contains("2026-03-12", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_date_decides_the_order_for_the_whole_file()
    {
        Assert.Equal([new(2026, 4, 3), new(2026, 4, 25)], Days("03/04/2026", "25/04/2026"));
        Assert.Equal([new(2026, 3, 4), new(2026, 4, 25)], Days("03/04/2026", "04/25/2026"));
        Assert.Equal([new(1999, 12, 31), new(2026, 4, 5)], Days("99/12/31", "26/04/05"));
    }

    [Fact]
    public void Where_nothing_decides_each_doubtful_date_is_asked()
    {
        var reading = Dates(null, "03/04/2026", "2026-01-01", "5/5/2026", "05/06/2026");
        Assert.True(reading.DatesUndecided);
        Assert.Equal([2L, 5L], reading.Problems.Select(problem => problem.Line));
        Assert.Contains("3 April 2026 or 4 March 2026", reading.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal([3, 4], reading.Records.Select(record => record.Line));
    }

    [Theory]
    [InlineData("dmy", 4, 3)]
    [InlineData("mdy", 3, 4)]
    public void The_map_decides_what_the_file_does_not(string order, int month, int day)
    {
        var reading = Dates(Map($"{{\"dates\": \"{order}\"}}"), "03/04/2026");
        Assert.False(reading.DatesUndecided);
        Assert.Equal(new DateOnly(2026, month, day), reading.Only<RatingRecord>().Date);
    }

    [Fact]
    public void Dates_that_contradict_the_others_are_problems()
    {
        var reading = Dates(null, "25/04/2026", "03/04/2026", "26/04/2026", "04/27/2026");
        Assert.False(reading.DatesUndecided);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(5, problem.Line);
        Assert.Contains("2026-04-27", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-15", "2026-01-14 22:00")]
    [InlineData("2026-07-15 10:00", "2026-07-15 07:00")]
    [InlineData("2026-07-15T10:00:00Z", "2026-07-15 10:00")]
    [InlineData("2026-03-29 03:30", "2026-03-29 01:30")]
    [InlineData("2026-10-25 03:30", "2026-10-25 00:30")]
    public void A_time_without_zone_is_in_the_zone_of_the_firm(string text, string utc)
    {
        var time = Contact(text, new ReadOptions { Zone = Helsinki }).Only<ContactRecord>().Time;
        Assert.Equal(utc, time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Utc, time.Kind);
    }

    [Theory]
    [InlineData("Due date,Due time,Type,To", "2026-03-12,14:05")]
    [InlineData("Start Date,Start Time,Type,To", "3/12/2026,2:05:00 PM")]
    [InlineData("time,date,medium,to", "14:05,12.3.2026")]
    [InlineData("time,date,medium,to", "2026-03-12 14:05,2026-03-12")]
    public void A_date_and_its_time_may_stand_in_two_columns(string header, string cells)
    {
        var map = new ColumnMap { Dates = cells[1] == '/' ? DateOrder.Mdy : null };
        var contact = Read.Text($"{header}\n{cells},Call,a@b.fi\n", new ReadOptions { Map = map }).Only<ContactRecord>();
        Assert.Equal(new DateTime(2026, 3, 12, 14, 5, 0, DateTimeKind.Utc), contact.Time);
    }

    [Fact]
    public void Every_day_survives_every_unambiguous_spelling() => Prop.ForAll(
        Gen.Choose(0, 36_000).Select(days => new DateOnly(1970, 1, 1).AddDays(days)).ToArbitrary(),
        day => new[] { "yyyy-MM-dd", "d MMM yyyy", "MMMM d, yyyy", "d.M.yyyy", "yyyyMMdd" }.All(format =>
            DateScanner.TryScan(day.ToString(format, CultureInfo.InvariantCulture), out var cell) && cell.InAnyOrder() == day))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_the_scanner_fail() => Prop.ForAll<string?>(text =>
    {
        DateScanner.TryScan(text ?? "", out _);
        DateScanner.TryScan("12.3.2026 " + text, out _);
        DateScanner.TryScan("2026-03-12T14:05" + text, out _);
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static FileReading Contact(string time, ReadOptions? options = null) =>
        Read.Text($"time;medium;from;to\n{time};met;a@b.fi;c@d.fi\n", options);

    private static FileReading Dates(ColumnMap? map, params string[] dates) => Read.Text(
        "own;other;trust;date\n" + string.Concat(dates.Select(date => $"a@b.fi;c@d.fi;3;{date}\n")), new ReadOptions { Map = map });

    private static DateOnly[] Days(params string[] dates)
    {
        var reading = Dates(null, dates);
        Assert.Empty(reading.Problems);
        return [.. reading.Records<RatingRecord>().Select(record => record.Date!.Value)];
    }

    private static ColumnMap Map(string json) =>
        ColumnMap.Parse(new SourceFile("map.json", System.Text.Encoding.UTF8.GetBytes(json)), out _)!;
}
