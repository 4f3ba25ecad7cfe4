using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class OtherToolsTests
{
    [Theory]
    [InlineData("hubspot-companies.csv", "organisations", "utf-8", ',', 2)]
    [InlineData("hubspot-contacts.csv", "people", "utf-8", ',', 2)]
    [InlineData("salesforce-accounts.csv", "organisations", "utf-8", ',', 2)]
    [InlineData("salesforce-contacts.csv", "people", "utf-8", ',', 1)]
    [InlineData("pipedrive-organizations.csv", "organisations", "utf-8", ',', 2)]
    [InlineData("pipedrive-people.csv", "people", "utf-8", ',', 1)]
    [InlineData("pipedrive-activities.csv", "contacts", "utf-8", ',', 2)]
    [InlineData("outlook-contacts.csv", "people", "windows-1252", ',', 2)]
    [InlineData("google-contacts-old.csv", "people", "utf-8", ',', 1)]
    [InlineData("google-contacts-new.csv", "people", "utf-8", ',', 1)]
    [InlineData("linkedin-connections.csv", "people", "utf-8", ',', 2)]
    [InlineData("odoo-companies.csv", "organisations", "utf-8", ',', 2)]
    [InlineData("odoo-contacts.csv", "people", "utf-8", ',', 1)]
    [InlineData("dolibarr-thirdparties.csv", "organisations", "iso-8859-1", ';', 2)]
    [InlineData("dolibarr-contacts.csv", "people", "iso-8859-1", ';', 1)]
    [InlineData("erpnext-suppliers.csv", "organisations", "utf-8", ',', 1)]
    [InlineData("erpnext-contacts.csv", "people", "utf-8", ',', 1)]
    [InlineData("erpnext-communications.csv", "contacts", "utf-8", ',', 2)]
    public void A_file_of_another_tool_is_recognised(string file, string kind, string encoding, char separator, int records)
    {
        var reading = Read.Sample(file);
        Assert.Null(reading.Unreadable);
        Assert.Equal((kind, encoding, separator), (reading.Kind!.Value.Name(), reading.Encoding, reading.Separator));
        Assert.Equal(records, reading.Records.Count);
        Assert.Equal(reading.RowCount - records, reading.Refused.Count);
    }

    [Fact]
    public void HubSpot_companies_keep_their_domain_and_stage()
    {
        var nordwind = Read.Sample("hubspot-companies.csv").Records<OrganisationRecord>()[0];
        Assert.Equal(("Nordwind Robotics GmbH", "DE", 120, 18_500_000m), (nordwind.Name, nordwind.Country, nordwind.Employees, nordwind.TurnoverEur));
        Assert.Equal(("nordwind.example", Stage.F4, "Aino Virta"), (nordwind.Domains[0], nordwind.Stage, nordwind.Responsible));
        Assert.Null(nordwind.Side);
    }

    [Fact]
    public void Salesforce_lines_are_counted_through_quoted_newlines_and_its_footer_is_no_row()
    {
        var reading = Read.Sample("salesforce-accounts.csv");
        Assert.Equal([2, 6], reading.Records.Select(record => record.Line));
        var accounts = reading.Records<OrganisationRecord>();
        Assert.Equal(("MX", 4_200_000m, "Monterrey"), (accounts[0].Country, accounts[0].TurnoverEur, accounts[0].City));
        Assert.Equal(1150, accounts[1].Employees);
        Assert.Equal(8, Assert.Single(reading.Refused).Line);
    }

    [Fact]
    public void Outlook_umlauts_addresses_and_titles_come_out_right()
    {
        var people = Read.Sample("outlook-contacts.csv").Records<PersonRecord>();
        Assert.Equal(("Jürgen Groß", "München", "DE", null), (people[0].Name, people[0].City, people[0].Country, people[0].Role));
        Assert.Equal(["juergen.gross@nordwind.example", "j.gross@privat.example"], people[0].Emails);
        Assert.Equal(["+49 89 5550102", "+49 151 5550102"], people[0].Phones);
        Assert.Equal(["Partner", "Messe – 2026"], people[0].Tags);
        Assert.Equal(("Åsa Maria Öberg Jr.", "Säljchef", "Malmö", "SE"), (people[1].Name, people[1].Role, people[1].City, people[1].Country));
        Assert.Equal(["asa@bolt.example"], people[1].Emails);
    }

    [Fact]
    public void Google_values_and_groups_are_split()
    {
        var old = Read.Sample("google-contacts-old.csv").Only<PersonRecord>();
        Assert.Equal(["elodie@muller.example", "e.muller@muller.example", "elodie@home.example"], old.Emails);
        Assert.Equal(["Partners", "Fair 2026"], old.Tags);
        Assert.Equal(("Élodie Müller", "Müller SARL", "Gérante", "FR"), (old.Name, old.Organisation, old.Role, old.Country));

        var now = Read.Sample("google-contacts-new.csv").Only<PersonRecord>();
        Assert.Equal(("Dr Łukasz Wiśniewski", "Wisła Sp. z o.o.", "PL"), (now.Name, now.Organisation, now.Country));
        Assert.Equal(["Suppliers"], now.Tags);
    }

    [Fact]
    public void LinkedIn_notes_before_the_header_are_passed_over()
    {
        var reading = Read.Sample("linkedin-connections.csv");
        Assert.Equal([5, 6], reading.Records.Select(record => record.Line));
        Assert.Equal(7, Assert.Single(reading.Problems).Line);
        Assert.Equal(("Leena Aho", "Head of Partnerships"), (reading.Records<PersonRecord>()[0].Name, reading.Records<PersonRecord>()[0].Role));
    }

    [Fact]
    public void Pipedrive_activities_become_contacts()
    {
        var contacts = Read.Sample("pipedrive-activities.csv").Records<ContactRecord>();
        Assert.Equal((Medium.Phone, 45, new DateTime(2026, 10, 14, 9, 30, 0, DateTimeKind.Utc)), (contacts[0].Medium, contacts[0].Minutes, contacts[0].Time));
        Assert.Equal((Medium.Met, 90, "ruth@outback.example"), (contacts[1].Medium, contacts[1].Minutes, contacts[1].To[0].Address));
        var ruth = Read.Sample("pipedrive-people.csv").Only<PersonRecord>();
        Assert.Equal(["ruth@outback.example", "r.whitlam@outback.example", "ruth@home.example"], ruth.Emails);
    }

    [Fact]
    public void A_free_mail_address_is_not_the_domain_of_a_company()
    {
        var companies = Read.Sample("odoo-companies.csv").Records<OrganisationRecord>();
        Assert.Equal(["nordwind.example"], companies[0].Domains);
        Assert.Empty(companies[1].Domains);
    }

    [Fact]
    public void Dolibarr_accents_come_out_right()
    {
        var reading = Read.Sample("dolibarr-thirdparties.csv");
        Assert.Equal(["Müller & Fils SARL", "Luce S.p.A."], reading.Records<OrganisationRecord>().Select(record => record.Name!));
        Assert.Equal("Élodie Müller", Read.Sample("dolibarr-contacts.csv").Only<PersonRecord>().Name);
    }

    [Fact]
    public void ERPNext_communications_keep_all_recipients()
    {
        var mail = Read.Sample("erpnext-communications.csv").Records<ContactRecord>()[0];
        Assert.Equal([new("Simran Kaur", "simran@kaur.example"), new(null, "sales@kaur.example")], mail.To);
        Assert.Equal((Medium.Mail, "aino@ours.example", "Re: Delivery in week 12"), (mail.Medium, mail.From[0].Address, mail.About));
    }
}
