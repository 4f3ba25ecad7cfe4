using System.Diagnostics;
using System.Text;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class UnreadableFilesTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t\r\n", "empty")]
    [InlineData("%PDF-1.7\n", "PDF")]
    [InlineData("\u007fELF\u0002\u0001", "program")]
    [InlineData("just some text\nover two lines\n", "--kind")]
    [InlineData("name,country\nAcme,FI\n", "--kind")]
    [InlineData("colour,shape\nred,round\n", "--map")]
    public void A_file_that_cannot_be_read_says_why(string text, string why)
    {
        var reading = Read.Text(text);
        Assert.Contains(why, reading.Unreadable, StringComparison.Ordinal);
        Assert.Equal(reading.Unreadable, Assert.Single(reading.Problems).Message);
        Assert.Empty(reading.Records);
    }

    [Theory]
    [InlineData("PK\u0003\u0004....[Content_Types].xml", "x.xlsx", null, "CSV")]
    [InlineData("PK\u0003\u0004....manifest.json", "x.zip", FileKind.Archive, "damaged")]
    [InlineData("PK\u0003\u0004....", "x.zip", FileKind.Mail, "damaged")]
    [InlineData("no mail at all", "x.eml", FileKind.Mail, "no message")]
    public void Kinds_are_recognised_and_said_to(string text, string name, object? kind, string why)
    {
        var reading = Read.Text(text, name: name);
        Assert.Equal((FileKind?)kind, reading.Kind);
        Assert.Contains(why, reading.Unreadable, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_no_text()
    {
        var bytes = new byte[10_000];
        new Random(7).NextBytes(bytes);
        Assert.NotNull(Read.Bytes(bytes).Unreadable);
        Assert.NotNull(Read.Bytes([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0]).Unreadable);
    }

    [Fact]
    public void A_table_that_lacks_what_its_kind_needs_names_the_column() =>
        Assert.Contains("a medium", Read.Text("time,from,to\n2026-01-01,a@b.fi,c@d.fi\n",
            new ReadOptions { Kind = FileKind.Contacts }).Unreadable, StringComparison.Ordinal);

    [Fact]
    public void The_kind_can_be_said() =>
        Assert.Equal(FileKind.People, Read.Text("name,country\nLeena,FI\n", new ReadOptions { Kind = FileKind.People }).Kind);

    [Fact]
    public void The_name_of_the_file_decides_between_equals() =>
        Assert.Equal(FileKind.Organisations, Read.Text("name,country\nAcme,FI\n", name: "our-partners.csv").Kind);

    [Fact]
    public void Limits_are_named_when_they_are_met()
    {
        var limits = new Limits { MaxFileBytes = 1024 * 1024, MaxRows = 2, MaxColumns = 5, MaxCellChars = 20, MaxProblems = 2 };
        var options = new ReadOptions { Limits = limits };
        Assert.Contains("1 MiB", Read.Bytes(new byte[1024 * 1024 + 1], options).Unreadable, StringComparison.Ordinal);
        Assert.Contains("2 rows", Read.Text("name,side\nA,\nB,\nC,\n", options).Unreadable, StringComparison.Ordinal);
        Assert.Contains("5", Read.Text("name,side,,,,\nA,\n", options).Unreadable, StringComparison.Ordinal);
        Assert.Contains("20", Read.Text("name,side\n" + new string('A', 21) + ",\n", options).Problems[0].Message, StringComparison.Ordinal);
        var many = Read.Text("name,side,importance,country\nA,x,y,z\n", options).Problems;
        Assert.Equal(3, many.Count);
        Assert.Contains("1 more", many[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_million_columns_and_ten_million_quotes_are_refused_soon()
    {
        var watch = Stopwatch.StartNew();
        Assert.Contains("columns", Read.Bytes(Encoding.UTF8.GetBytes("name,side" + new string(',', 10_000_000))).Unreadable, StringComparison.Ordinal);
        var quotes = Read.Bytes(Encoding.UTF8.GetBytes("name,side\n" + string.Concat(Enumerable.Repeat("\"a\"b\n\"\n", 1_000_000))));
        Assert.Contains("quotation marks", quotes.Unreadable, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}
