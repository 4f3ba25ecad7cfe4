using Solmu.Analysis.Net;

namespace Solmu.Analysis.Tests.Net;

public sealed class LineAndTextWidthTests
{
    [Theory]
    [InlineData(0, 20)]
    [InlineData(20, 20)]
    [InlineData(21, 50)]
    [InlineData(99, 100)]
    [InlineData(212, 500)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void The_full_width_is_reached_at_a_round_number(int most, int fullAt) => Assert.Equal(fullAt, LineWidths.FullAt(most));

    [Fact]
    public void More_contacts_never_make_a_line_thinner()
    {
        var widths = Enumerable.Range(0, 300).Select(contacts => LineWidths.Of(contacts, 200)).ToList();

        Assert.Equal(widths.Order(), widths);
        Assert.Equal((1, 1, 10, 10), (widths[0], widths[1], widths[200], widths[299]));
    }

    [Theory]
    [InlineData("Edunet", "Edunet")]
    [InlineData("A very long name of a partner", "A very long…")]
    [InlineData("", "")]
    public void A_text_is_cut_where_its_room_ends(string text, string shown) => Assert.Equal(shown, TextWidths.Fit(text, 80, 12));

    [Fact]
    public void A_letter_and_its_accents_are_never_parted()
    {
        var name = string.Concat(Enumerable.Repeat("e\u0301\U0001F469\u200D\U0001F680", 40));

        var shown = TextWidths.Fit(name, 100, 12);

        Assert.StartsWith(shown[..^1], name, StringComparison.Ordinal);
        Assert.True(TextWidths.Of(shown, 12) <= 100);
        Assert.True(shown[^2] is '\u0301' || char.IsLowSurrogate(shown[^2]));
    }
}
