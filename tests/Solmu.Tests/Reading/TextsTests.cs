using System.Text;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class TextsTests
{
    private const string Table = "name;country;side\r\nGroß – Åsa €;SE;upstream\r\n";

    static TextsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-16", false, "utf-16le")]
    [InlineData("utf-16", true, "utf-16le")]
    [InlineData("utf-16BE", false, "utf-16be")]
    [InlineData("utf-16BE", true, "utf-16be")]
    [InlineData("windows-1252", false, "windows-1252")]
    public void The_encoding_is_recognised(string encoding, bool marked, string name)
    {
        var from = Encoding.GetEncoding(encoding);
        var reading = Read.Bytes([.. marked ? from.GetPreamble() : [], .. from.GetBytes(Table)]);
        Assert.Equal(name, reading.Encoding);
        Assert.Equal("Groß – Åsa €", reading.Only<OrganisationRecord>().Name);
    }

    [Fact]
    public void Latin_1_is_told_from_windows_1252()
    {
        var reading = Read.Bytes(Encoding.Latin1.GetBytes("name;country;side\nGroß;SE;\n"));
        Assert.Equal(("iso-8859-1", "Groß"), (reading.Encoding, reading.Only<OrganisationRecord>().Name));
    }

    [Fact]
    public void A_broken_byte_in_a_utf_8_file_refuses_its_row_only()
    {
        byte[] broken = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Åsa,SE,\n", 20)).Insert(0, "name,country,side\n")), .. "A"u8, 0xC3, .. ",SE,\n"u8];
        var reading = Read.Bytes(broken);
        Assert.Equal(("utf-8", 20, 22L), (reading.Encoding, reading.Records.Count, reading.Problems.Single().Line));
    }

    [Theory]
    [InlineData("name,country,side\nA,FI,\n", ',')]
    [InlineData("name;country;side\nA, B;FI;\n", ';')]
    [InlineData("name\tcountry\tside\nA;B,C\tFI\t\n", '\t')]
    [InlineData("sep=;\r\nname;country;side\r\nA;FI;\r\n", ';')]
    [InlineData("\"sep=;\"\nname;country;side\nA;FI;\n", ';')]
    public void The_separator_is_recognised(string text, char separator)
    {
        var reading = Read.Text(text);
        Assert.Equal(separator, reading.Separator);
        Assert.Equal("FI", reading.Only<OrganisationRecord>().Country);
        Assert.Equal(text.StartsWith("name", StringComparison.Ordinal) ? 2 : 3, reading.Records[0].Line);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_as_an_editor_counts_them(string newLine)
    {
        var text = "Our partners\n\nname,side,type\nA,,\"x\ny\"\n\n\"B\",,\n,,\nname,side,type\nC,left,\n".Replace("\n", newLine, StringComparison.Ordinal);
        var reading = Read.Text(text);
        Assert.Equal([4, 7], reading.Records.Select(record => record.Line));
        Assert.Equal(10, reading.Problems.Single().Line);
        Assert.Equal(3, reading.RowCount);
    }

    [Fact]
    public void A_short_row_lacks_values_and_a_long_one_is_refused()
    {
        var reading = Read.Text("name,country,side\nA\nB,FI,upstream,\nC,FI,upstream,more\n");
        Assert.Equal(["A", "B"], reading.Records<OrganisationRecord>().Select(record => record.Name!));
        Assert.Equal((4L, null), (reading.Problems.Single().Line, reading.Problems.Single().Field));
    }

    [Theory]
    [InlineData("name,country,side\nA,FI,\n\"B,FI,\nC,FI,\nD,FI,\n", new[] { "A", "C", "D" }, 3)]
    [InlineData("name,country,side\nA,FI,\nB \"the\" best,FI,\n", new[] { "A", "B \"the\" best" }, null)]
    [InlineData("name,country,side\n\"B\"x,FI,\nC,FI,\n", new[] { "C" }, 2)]
    [InlineData("name,country,side\n\"B,FI,\nC,\"FI\",\nD,FI,\n", new[] { "C", "D" }, 2)]
    public void A_quotation_mark_that_does_not_match_costs_its_own_row(string text, string[] names, int? line)
    {
        var reading = Read.Text(text);
        Assert.Equal(names, reading.Records<OrganisationRecord>().Select(record => record.Name!));
        Assert.Equal(line, (int?)reading.Problems.SingleOrDefault()?.Line);
    }

    [Fact]
    public void Invisible_controls_are_dropped()
    {
        var reading = Read.Text("name,country,side\nAc\0me\u0007 ,FI,\n");
        Assert.Equal("Acme", reading.Only<OrganisationRecord>().Name);
    }
}
