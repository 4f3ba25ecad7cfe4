using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class OurColumnsTests
{
    [Fact]
    public void An_organisation_with_every_column_is_read()
    {
        var reading = Read.Text(
            """
            name,domains,country,city,employees,turnover_eur,website,side,type,stage,importance,since,responsible,share_of_our_sales,our_share_of_theirs,value_eur,contract_ends,tags
            Acme Oy,acme.fi;acme.com,Finland,Oulu,1 200,"250,000.50",https://acme.fi,downstream,reseller,active,1,2019-05-01,aino@ours.fi,12 %,0.4,250 000,2027-12-31,north;big
            """);

        var acme = reading.Only<OrganisationRecord>();
        Assert.Empty(reading.Problems);
        Assert.Equal((FileKind.Organisations, "utf-8", ','), (reading.Kind, reading.Encoding, reading.Separator));
        Assert.Equal(2, acme.Line);
        Assert.Equal(("Acme Oy", "FI", "Oulu", 1200, 250_000.50m), (acme.Name, acme.Country, acme.City, acme.Employees, acme.TurnoverEur));
        Assert.Equal(["acme.fi", "acme.com"], acme.Domains);
        Assert.Equal((Side.Downstream, "reseller", Stage.M2, 1), (acme.Side, acme.Type, acme.Stage, acme.Importance));
        Assert.Equal((new DateOnly(2019, 5, 1), new DateOnly(2027, 12, 31)), (acme.Since, acme.ContractEnds));
        Assert.Equal(("aino@ours.fi", 0.12m, 0.4m, 250_000m), (acme.Responsible, acme.ShareOfOurSales, acme.OurShareOfTheirs, acme.ValueEur));
        Assert.Equal(["north", "big"], acme.Tags);
    }

    [Fact]
    public void What_is_not_in_the_file_is_not_known()
    {
        var acme = Read.Text("name,country,side\nAcme,,\n").Only<OrganisationRecord>();
        Assert.Equal((null, null, null, null), (acme.Country, acme.Side, acme.Employees, acme.TurnoverEur));
        Assert.Empty(acme.Domains);
    }

    [Fact]
    public void A_person_with_every_column_is_read()
    {
        var reading = Read.Text(
            """
            name;email;organisation;role;phone;from;to;city;country;language;tags
            Aho, Leena;Leena@Acme.fi;Acme;CTO;+358 40 1;2020-01-01;;Oulu;FI;fi;"a;b"
            """);
        var leena = reading.Only<PersonRecord>();
        Assert.Equal(("Leena Aho", "leena@acme.fi", "Acme", "CTO"), (leena.Name, leena.Emails[0], leena.Organisation, leena.Role));
        Assert.Equal((new DateOnly(2020, 1, 1), null, "FI"), (leena.From, leena.To, leena.Country));
        Assert.Equal(["a", "b"], leena.Tags);
    }

    [Fact]
    public void A_contact_is_read_with_the_names_beside_its_addresses()
    {
        var reading = Read.Text(
            """"
            time,medium,from,to,cc,about,minutes,organisation
            2026-03-12T16:05:00+02:00,visit,aino@ours.fi,"""Sato, Kenji"" <kenji@sato.jp>; mia@sato.jp",,"Price, and more",90,Sato
            """");
        var contact = reading.Only<ContactRecord>();
        Assert.Equal(new DateTime(2026, 3, 12, 14, 5, 0, DateTimeKind.Utc), contact.Time);
        Assert.Equal((Medium.Met, "Price, and more", 90), (contact.Medium, contact.About, contact.Minutes));
        Assert.Equal([new("Kenji Sato", "kenji@sato.jp"), new(null, "mia@sato.jp")], contact.To);
    }

    [Fact]
    public void A_rating_is_read_by_address_or_by_name()
    {
        var ratings = Read.Text("own,other,closeness,trust,date\naino@ours.fi,Kenji Sato,4,,2026-01-31\n").Only<RatingRecord>();
        Assert.Equal((new(null, "aino@ours.fi"), new("Kenji Sato", null)), (ratings.Own, ratings.Other));
        Assert.Equal((4, null, new DateOnly(2026, 1, 31)), (ratings.Closeness, ratings.Trust, ratings.Date));
    }

    [Theory]
    [InlineData("name,country,side\n,FI,\n", "name")]
    [InlineData("name,country,side\nAcme,Atlantis,\n", "country")]
    [InlineData("name,employees,side\nAcme,many,\n", "employees")]
    [InlineData("name,side\nAcme,left\n", "side")]
    [InlineData("name,side,importance\nAcme,upstream,4\n", "importance")]
    [InlineData("name,side,share_of_our_sales\nAcme,upstream,12\n", "share_of_our_sales")]
    [InlineData("name,side,turnover_eur\nAcme,upstream,a lot\n", "turnover_eur")]
    [InlineData("name,side,since\nAcme,upstream,2026-02-30\n", "since")]
    [InlineData("name,domains\nAcme,acme\n", "domains")]
    [InlineData("name,email,role\nLeena,leena\n", "email")]
    [InlineData("name,email,role\n,,CTO\n", "name")]
    [InlineData("time,medium,from,to\n,met,a@b.fi,c@d.fi\n", "time")]
    [InlineData("time,medium,from,to\n2026-01-01,,a@b.fi,c@d.fi\n", "medium")]
    [InlineData("time,medium,from,to\n2026-01-01,pigeon,a@b.fi,c@d.fi\n", "medium")]
    [InlineData("time,medium,from,to\n2026-01-01,met,,\n", "from")]
    [InlineData("time,medium,from,to\n2026-01-01,met,a@b.fi,c\n", "to")]
    [InlineData("own,other,closeness,trust\na@b.fi,c@d.fi,,\n", "closeness")]
    [InlineData("own,other,closeness,trust\na@b.fi,c@d.fi,6,\n", "closeness")]
    [InlineData("own,other,closeness,trust\na@b.fi,,5,\n", "other")]
    public void A_wrong_value_refuses_its_row_and_says_where(string text, string field)
    {
        var reading = Read.Text(text);
        Assert.Null(reading.Unreadable);
        Assert.Empty(reading.Records);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((2L, field, "file.csv"), (problem.Line, problem.Field, problem.File));
        Assert.Equal(2, Assert.Single(reading.Refused).Line);
    }

    [Fact]
    public void Good_rows_are_read_beside_bad_ones()
    {
        var reading = Read.Text("name,country,side\nAcme,FI,upstream\nBolt,Atlantis,left\nCore,SE,\n");
        Assert.Equal([2, 4], reading.Records.Select(record => record.Line));
        Assert.Equal(2, reading.Problems.Count);
        Assert.Equal((3, 1), (reading.RowCount, reading.Refused.Count));
    }

    [Fact]
    public void A_header_without_rows_is_fine()
    {
        var reading = Read.Text("name,domains,country\n");
        Assert.Null(reading.Unreadable);
        Assert.Empty(reading.Records);
        Assert.Empty(reading.Problems);
    }
}
