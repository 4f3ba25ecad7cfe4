using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class DamagedFilesTests
{
    private const int Mutations = 2_000;
    private const double MostSeconds = 5;

    private static readonly byte[][] Pieces =
    [
        [.. "\""u8], [.. "\"\""u8], [.. "\n"u8], [.. "\r\n"u8], [.. "\r"u8], [.. ","u8], [.. ";"u8], [.. "\t"u8], [0], [0xFF], [0xFE, 0xFF],
        [0xC3], [.. "\uFEFF"u8], [.. "=cmd|' /C calc'!A0"u8], [.. "'"u8], [.. "99/99/9999"u8], [.. "BEGIN:VCARD\n"u8], [.. "END:VCARD\n"u8],
        [.. ";ENCODING=QUOTED-PRINTABLE:=C3=\n"u8], [.. ";ENCODING=b:////"u8], [.. "AGENT:\n"u8], [.. "\\"u8], [.. "<@>"u8], [.. "sep=;\n"u8],
    ];

    [Theory]
    [InlineData("organisations", "salesforce-accounts.csv")]
    [InlineData("people", "outlook-contacts.csv")]
    [InlineData("contacts", "erpnext-communications.csv")]
    [InlineData("ties", null)]
    [InlineData("vcard", "nokia-2.1.vcf")]
    [InlineData("vcard", "iphone-3.0.vcf")]
    public void Whatever_happens_to_a_file_it_is_answered_soon_and_never_with_an_exception(string kind, string? sample)
    {
        var seed = sample is null
            ? Encoding.UTF8.GetBytes("own,other,closeness,trust,date\na@b.fi,Kenji Sato,4,5,31/12/2026\n\"C, D\",e@f.fi,1,,03/04/2026\n")
            : File.ReadAllBytes(Read.PathOf(sample));
        Assert.True(FileKinds.TryParse(kind, out var fileKind));
        var random = new Random(20_261_122);
        for (var i = 0; i < Mutations; i++)
        {
            var content = Mutate(seed, random);
            var options = new ReadOptions { Kind = i % 2 == 0 ? fileKind : null, Map = i % 5 == 0 ? new ColumnMap { Dates = DateOrder.Dmy } : null };
            var watch = Stopwatch.StartNew();
            var reading = Read.Bytes(content, options, sample ?? "ties.csv");
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, MostSeconds);
            AssertSound(reading);
        }
    }

    [Fact]
    public void Repeated_structures_are_read_in_linear_time()
    {
        foreach (var piece in Pieces)
        {
            var content = Enumerable.Repeat(piece, 200_000).SelectMany(bytes => bytes).ToArray();
            var watch = Stopwatch.StartNew();
            AssertSound(Read.Bytes([.. "name,country,side\nA,FI,\n"u8, .. content]));
            AssertSound(Read.Bytes([.. "BEGIN:VCARD\nFN:A\n"u8, .. content]));
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2 * MostSeconds);
        }
    }

    private static void AssertSound(FileReading reading)
    {
        if (reading.Unreadable is not null)
        {
            Assert.Empty(reading.Records);
            Assert.NotEmpty(reading.Problems);
            return;
        }

        Assert.Equal(reading.RowCount, reading.Records.Count + reading.Refused.Count);
        Assert.All(reading.Refused, row => Assert.NotEmpty(row.Problems));
        Assert.All(reading.Records, record => Assert.True(record.Line > 0));
        JsonSerializer.SerializeToUtf8Bytes(ReadingJson.Shape(reading), JsonSerializerOptions.Web);
        RefusedRows.ToCsv(reading);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var content = seed.ToList();
        for (var edits = random.Next(1, 8); edits > 0 && content.Count > 0; edits--)
        {
            var at = random.Next(content.Count);
            var length = random.Next(Math.Min(200, content.Count - at));
            switch (random.Next(6))
            {
                case 0: content[at] = (byte)random.Next(256); break;
                case 1: content.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: content.RemoveRange(at, length); break;
                case 3: content.InsertRange(random.Next(content.Count), content.GetRange(at, length)); break;
                case 4: content.RemoveRange(at, content.Count - at); break;
                default: content.InsertRange(at, Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], 50).SelectMany(piece => piece)); break;
            }
        }

        return [.. content];
    }
}
