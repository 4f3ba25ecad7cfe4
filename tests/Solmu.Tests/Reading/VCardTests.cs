using System.Text;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class VCardTests
{
    [Fact]
    public void A_card_of_version_3_is_read()
    {
        var leena = (VCardRecord)Read.Sample("iphone-3.0.vcf").Records[0];
        Assert.Equal(("Leena Aho", "Head of Partnerships"), (leena.Name, leena.Title));
        Assert.Equal(["Acme Oy", "Sales, North"], leena.Org);
        Assert.Equal(["leena.aho@acme.example", "leena@home.example"], leena.Emails);
        Assert.Equal(["+358 40 555 0101"], leena.Phones);
        Assert.Equal(["Partners", "Fair; 2026"], leena.Categories);
        Assert.Equal(("Oulu", "FI"), (leena.City, leena.Country));
    }

    [Fact]
    public void A_card_of_version_2_1_is_read_from_quoted_printable()
    {
        var reading = Read.Sample("nokia-2.1.vcf");
        var juergen = reading.Records<VCardRecord>()[0];
        Assert.Equal("windows-1252", reading.Encoding);
        Assert.Equal("Jürgen Groß", juergen.Name);
        Assert.Equal(["Nordwind GmbH & Co. KG with a name that goes on over the line"], juergen.Org);
        Assert.Equal(["juergen@nordwind.example"], juergen.Emails);
        Assert.Equal("Élodie Müller", reading.Records<VCardRecord>()[1].Name);
    }

    [Fact]
    public void A_card_of_version_4_is_read()
    {
        var kenji = (VCardRecord)Read.Sample("contacts-4.0.vcf").Records[0];
        Assert.Equal(("Kenji Sato 佐藤健二", "CTO", "ja"), (kenji.Name, kenji.Title, kenji.Language));
        Assert.Equal(["+81-3-5550-0102"], kenji.Phones);
        Assert.Equal(["kenji@sato.example", "sato@old.example"], kenji.Emails);
        Assert.Equal(("Tokyo", "JP"), (kenji.City, kenji.Country));
    }

    [Fact]
    public void The_name_is_joined_from_its_parts_when_it_is_not_given_whole() =>
        Assert.Equal("Dr Aino Maria Virta", Card("N:Virta;Aino;Maria;Dr;").Only<VCardRecord>().Name);

    [Fact]
    public void A_card_with_neither_name_nor_mail_is_a_problem_at_its_line()
    {
        var reading = Read.Text("\nBEGIN:VCARD\nVERSION:3.0\nORG:Acme\nEND:VCARD\nBEGIN:VCARD\nFN:A\nEND:VCARD\n", name: "x.vcf");
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((2L, "name"), (problem.Line, problem.Field));
        Assert.Equal((1, 2), (reading.Records.Count, reading.RowCount));
    }

    [Fact]
    public void A_card_inside_a_card_is_passed_over()
    {
        var card = Card("FN:Aino\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEMAIL:agent@x.example\nEND:VCARD\nEMAIL:aino@x.example").Only<VCardRecord>();
        Assert.Equal(("Aino", "aino@x.example"), (card.Name, Assert.Single(card.Emails)));
    }

    [Fact]
    public void A_missing_end_and_rubbish_between_cards_do_no_harm()
    {
        var reading = Read.Text("BEGIN:VCARD\r\nFN:A\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\nrubbish\r\nFN:X\r\n\r\nBEGIN:VCARD\r\nFN:C", name: "x.vcf");
        Assert.Equal([("A", 1), ("B", 3), ("C", 9)], reading.Records<VCardRecord>().Select(card => (card.Name!, card.Line)));
    }

    [Fact]
    public void A_wrong_address_refuses_its_card()
    {
        var reading = Card("FN:Aino\nEMAIL:aino at example");
        Assert.Empty(reading.Records);
        Assert.Equal("emails", Assert.Single(reading.Problems).Field);
    }

    [Fact]
    public void A_file_without_a_card_is_unreadable() =>
        Assert.NotNull(Read.Text("hello", name: "x.vcf").Unreadable);

    [Fact]
    public void A_card_in_utf_16_is_read()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("BEGIN:VCARD\r\nFN:Åsa\r\nEND:VCARD\r\n")).ToArray();
        Assert.Equal("Åsa", Read.Bytes(bytes, name: "x.vcf").Only<VCardRecord>().Name);
    }

    [Fact]
    public void Huge_pictures_cost_nothing()
    {
        var picture = string.Concat(Enumerable.Repeat("\r\n " + new string('A', 72), 100_000));
        var card = Card("PHOTO;ENCODING=b;TYPE=JPEG:AAAA" + picture + "\r\nFN:Aino").Only<VCardRecord>();
        Assert.Equal("Aino", card.Name);
    }

    private static FileReading Card(string properties) =>
        Read.Text($"BEGIN:VCARD\nVERSION:3.0\n{properties}\nEND:VCARD\n", name: "x.vcf");
}
