using System.Text;
using System.Text.Json;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class MappedColumnsTests
{
    [Fact]
    public void A_map_names_their_columns_and_leaves_out_others()
    {
        var map = Map("""{"columns": {"Kumppani": "name", "Suunta": "side", "Country": "", "Nimi": "first name"}, "kind": "organisations"}""");
        var reading = Read.Text("Kumppani;Suunta;Country;City\nAcme;upstream;Atlantis;Oulu\n", new ReadOptions { Map = map });
        var acme = reading.Only<OrganisationRecord>();
        Assert.Equal(("Acme", null, "Oulu"), (acme.Name, acme.Country, acme.City));
        Assert.Equal(["name", "side", null, "city"], reading.Mapping.Select(column => column.Field));
        Assert.Equal(["Atlantis"], reading.Mapping[2].Samples);
    }

    [Fact]
    public void What_the_map_says_of_a_field_it_says_alone()
    {
        var map = Map("""{"columns": {"Trading name": "name"}}""");
        var acme = Read.Text("Name,Trading name,Domains\nAcme Oy,Acme,acme.fi\n", new ReadOptions { Map = map }).Only<OrganisationRecord>();
        Assert.Equal("Acme", acme.Name);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"columns": {"A": 1}}""")]
    [InlineData("""{"columns": {"A": "colour"}}""")]
    [InlineData("""{"columns": []}""")]
    [InlineData("""{"dates": "ydm"}""")]
    [InlineData("""{"kind": "firms"}""")]
    [InlineData("""{"colums": {}}""")]
    [InlineData("")]
    public void A_wrong_map_file_is_a_problem(string json)
    {
        var map = ColumnMap.Parse(new SourceFile("map.json", Encoding.UTF8.GetBytes(json)), out var problems);
        Assert.Null(map);
        Assert.Equal("map.json", Assert.Single(problems).File);
    }

    [Fact]
    public void Refused_rows_can_be_mended_and_brought_back()
    {
        var reading = Read.Text("name;country;side\n=Acme;Atlantis;left\n\"Bolt; \"\"B\"\"\";SE;;more\nCore;FI;\n");
        var csv = RefusedRows.ToCsv(reading);
        var again = Read.Text(csv);
        Assert.Equal(2, again.Refused.Count);
        Assert.Equal(["name", "country", "side", null], again.Mapping.Select(column => column.Field));

        var mended = Read.Text(csv.Replace("Atlantis", "FI", StringComparison.Ordinal).Replace("left", "upstream", StringComparison.Ordinal));
        Assert.Equal("=Acme", mended.Only<OrganisationRecord>().Name);
    }

    [Fact]
    public void The_json_has_our_names_and_nulls_for_what_is_not_known()
    {
        var json = Json(Read.Text("name,turnover_eur,since,side,Colour\nAcme,250000,2026-11-22,upstream,red\nBolt,,x,,\n"));
        Assert.Equal("""["file","kind","encoding","separator","mapping","records","problems"]""", Names(json));
        Assert.Equal("""{"name":"name","turnover_eur":"turnover_eur","since":"since","side":"side","Colour":null}""",
            json.GetProperty("mapping").GetRawText());
        var acme = json.GetProperty("records")[0];
        Assert.Equal(("250000", "\"2026-11-22\"", "\"upstream\"", "null", "[]"), (Raw(acme, "turnoverEur"), Raw(acme, "since"),
            Raw(acme, "side"), Raw(acme, "shareOfOurSales"), Raw(acme, "domains")));
        var problem = json.GetProperty("problems")[0];
        Assert.Equal(("3", "null", "\"since\""), (Raw(problem, "line"), Raw(problem, "offset"), Raw(problem, "field")));
    }

    [Fact]
    public void Times_people_and_cards_are_shaped_as_promised()
    {
        var contact = Json(Read.Text("time,medium,from,to\n2026-11-22 07:00,call,A <a@b.fi>,c@d.fi;e@f.fi\n")).GetProperty("records")[0];
        Assert.Equal(("\"2026-11-22T07:00:00Z\"", "\"phone\"", "\"a@b.fi\"", """["c@d.fi","e@f.fi"]"""),
            (Raw(contact, "time"), Raw(contact, "medium"), Raw(contact, "from"), Raw(contact, "to")));
        var card = Json(Read.Text("BEGIN:VCARD\nFN:A\nEND:VCARD\n")).GetProperty("records")[0];
        Assert.Equal(("\"A\"", "[]", "null", "[]"), (Raw(card, "name"), Raw(card, "org"), Raw(card, "title"), Raw(card, "emails")));
        var rating = Json(Read.Text("own,other,trust\na@b.fi,C D,4\n")).GetProperty("records")[0];
        Assert.Equal(("\"a@b.fi\"", "\"C D\"", "null", "4"), (Raw(rating, "own"), Raw(rating, "other"), Raw(rating, "closeness"), Raw(rating, "trust")));
    }

    [Fact]
    public void Two_columns_of_one_name_are_both_in_the_json() =>
        Assert.Equal("""{"name":"name","email":"email","email (2)":"email"}""",
            Json(Read.Text("name,email,email\nA,a@b.fi,c@d.fi\n", new ReadOptions { Kind = FileKind.People })).GetProperty("mapping").GetRawText());

    private static JsonElement Json(FileReading reading) =>
        JsonSerializer.SerializeToElement(ReadingJson.Shape(reading), JsonSerializerOptions.Web);

    private static string Raw(JsonElement element, string name) => element.GetProperty(name).GetRawText();

    private static string Names(JsonElement element) =>
        JsonSerializer.Serialize(element.EnumerateObject().Select(property => property.Name));

    private static ColumnMap Map(string json)
    {
        var map = ColumnMap.Parse(new SourceFile("map.json", Encoding.UTF8.GetBytes(json)), out var problems);
        Assert.Empty(problems);
        return map!;
    }
}
