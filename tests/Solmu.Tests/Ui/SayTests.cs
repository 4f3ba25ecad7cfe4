using Solmu.Ui;

namespace Solmu.Tests.Ui;

public sealed class SayTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(null, "not known")]
    [InlineData(0L, "€0")]
    [InlineData(6_150L, "€61.5")]
    [InlineData(98_000L, "€980")]
    [InlineData(45_500_000L, "€455 k")]
    [InlineData(99_949_999L, "€999 k")]
    [InlineData(99_950_000L, "€1 M")]
    [InlineData(190_000_000L, "€1.9 M")]
    [InlineData(-45_500_000L, "−€455 k")]
    public void Money_is_short_and_unknown_is_never_nothing(long? cents, string text) => Assert.Equal(text, Say.Money(cents));

    [Fact]
    public void Days_and_times_are_written_out()
    {
        var helsinki = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");
        Assert.Equal("12 Nov 2026", Say.Day(new DateOnly(2026, 11, 12)));
        Assert.Equal("13 Nov 2026, 01:30", Say.Moment(new DateTime(2026, 11, 12, 23, 30, 0, DateTimeKind.Utc), helsinki));
        Assert.Equal("not known", Say.Day((DateOnly?)null));
        Assert.Equal("2026-11-12T23:30:00Z", Say.Machine(new DateTime(2026, 11, 12, 23, 30, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(-1, "yesterday")]
    [InlineData(12, "in 12 days")]
    [InlineData(-45, "45 days ago")]
    [InlineData(-150, "5 months ago")]
    [InlineData(800, "in 2 years")]
    public void Distances_are_in_words(int days, string text) => Assert.Equal(text, Say.Distance(Today.AddDays(days), Today));

    [Fact]
    public void Counts_and_lists_read_as_sentences()
    {
        Assert.Equal("no partners", Say.Count(0, "partner"));
        Assert.Equal("1 partner", Say.Count(1, "partner"));
        Assert.Equal("1,234 people", Say.Count(1234, "person", "people"));
        Assert.Equal("Aino, Jari and Leena", Say.List(["Aino", "Jari", "Leena"]));
        Assert.Equal("12.5 %", Say.Share(0.125));
        Assert.Equal("OV", Say.Initials("Outi Virta"));
        Assert.Equal("?", Say.Initials(" "));
    }
}
