using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Solmu.Access;
using Solmu.Database;
using Solmu.People;
using Solmu.Sample;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Exports;

/// <summary>Lists of pages as files: what is shown, whole, for whoever sees it.</summary>
public sealed class DownloadingListsTests
{
    private const string Organisations =
        """
        name,domains,country,side,type,stage,importance,since,responsible,value_eur,contract_ends,tags
        Edunet Integrators,edunet.example,DE,downstream,integrator,M2,2,2009-03-01,leena.aho@solvtech.example,1700000.5,2027-06-18,schools
        Aulas,aulas.example,ES,downstream,reseller,M2,3,2019-03-01,leena.aho@solvtech.example,90000,2027-01-31,
        Cirrus,cirrus.example,US,upstream,platform vendor,M3,1,2015-01-01,,,,
        "=HYPERLINK(""x"")",formula.example,FI,downstream,,F1,,,,,,
        """;

    private const string People =
        """
        name,email,organisation,role,from,to,city,country,phone,tags
        Leena Aho,leena.aho@solvtech.example,SolvTech,"Regional manager, Europe",2015-01-01,,Tampere,FI,+358 40 123;+358 3 456,
        Katrin Vogel,katrin.vogel@edunet.example;k.vogel@gmx.example,Edunet Integrators,Head of sales,2018-05-01,,Kiel,DE,,"fair, spring;board"
        José María de la Cruz Ñ,jose@aulas.example,Aulas,"Director; ""south"", sales",,,,ES,,
        """;

    private const string Contacts =
        """
        time,medium,from,to,cc,about,minutes
        2026-11-12T09:15:00Z,mail,katrin.vogel@edunet.example,leena.aho@solvtech.example,,"-5 % for the City of Kiel",
        2026-09-09T10:00:00Z,met,leena.aho@solvtech.example,katrin.vogel@edunet.example,New Seller <new.seller@edunet.example>,Half-year review,120
        2026-08-09T10:00:00Z,mail,someone@nobody-knows.example,leena.aho@solvtech.example,,,
        """;

    [Fact]
    public async Task The_contacts_that_are_shown_are_those_in_the_file()
    {
        await using var app = await StartAsync();

        var page = await app.Client.GetStringAsync("/contacts?from=2026-09-01&medium=met");
        var link = Regex.Match(page, "href=\"(/contacts\\.csv[^\"]*)\"").Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        var lines = (await app.Client.GetStringAsync(link)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        var json = await JsonAsync(app.Client, "/contacts.json?partner=edunet-integrators");

        Assert.Equal("time,medium,from,to,cc,about,minutes,organisation", lines[0]);
        Assert.StartsWith("2026-09-09T10:00:00Z,met,leena.aho@solvtech.example,katrin.vogel@edunet.example,", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.Equal(2, json.GetProperty("contacts").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/contacts.csv?partner=no-such-partner")).StatusCode);
    }

    [Fact]
    public async Task Contacts_come_in_the_order_and_the_columns_of_the_list()
    {
        await using var app = await StartAsync();

        var latest = await LinesAsync("/contacts.csv");
        var earliest = await LinesAsync("/contacts.csv?sort=time&columns=with,own,minutes");
        var longest = await LinesAsync("/contacts.csv?sort=-minutes&columns=minutes");

        Assert.Equal(["2026-11-12", "2026-09-09", "2026-08-09"], latest[1..].Select(line => line[..10]));
        Assert.Equal(
            [
                "time,own,with,minutes",
                "2026-08-09T10:00:00Z,leena.aho@solvtech.example,someone@nobody-knows.example,",
                "2026-09-09T10:00:00Z,leena.aho@solvtech.example,\"New Seller <new.seller@edunet.example>;katrin.vogel@edunet.example\",120",
                "2026-11-12T09:15:00Z,leena.aho@solvtech.example,katrin.vogel@edunet.example,",
            ],
            earliest);
        Assert.Equal("2026-09-09T10:00:00Z,120", longest[1]);

        async Task<string[]> LinesAsync(string address) => (await app.Client.GetStringAsync(address)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
    }

    [Fact]
    public async Task The_partners_that_are_shown_are_those_in_the_file_in_their_order()
    {
        await using var app = await StartAsync();

        var csv = await app.Client.GetAsync("/partners.csv?side=downstream&sort=-value");
        var json = await JsonAsync(app.Client, "/partners.json?q=edunet");

        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Equal("partners.csv", csv.Content.Headers.ContentDisposition!.FileName);
        var lines = (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("name,side,type,country,stage,importance,value_eur,responsible,since,last_contact,contacts_in_12_months,health", lines[0]);
        Assert.Equal("Edunet Integrators,downstream,integrator,DE,M2,2,1700000.5,leena.aho@solvtech.example,2009-03-01,2026-11-12T09:15:00Z,2,", lines[1]);
        Assert.StartsWith("Aulas,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("\"'=HYPERLINK(\"\"x\"\")\"", lines[3], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        var row = Assert.Single(json.GetProperty("partners").EnumerateArray());
        Assert.Equal((1700000.5m, 2), (row.GetProperty("valueEur").GetDecimal(), row.GetProperty("contactsIn12Months").GetInt32()));
    }

    [Theory]
    [InlineData("/partners.csv?columns=value,since", "name,value_eur,since")]
    [InlineData("/partners.csv?columns=nothing", "name,side,country,stage,importance,value_eur,responsible,last_contact,contacts_in_12_months")]
    [InlineData("/people.csv?columns=address,country", "name,email,country")]
    [InlineData("/contracts.csv?columns=ends,starts", "title,starts_on,ends_on")]
    public async Task The_columns_that_are_chosen_are_those_in_the_file(string address, string header)
    {
        await using var app = await StartAsync();

        var csv = (await app.Client.GetStringAsync(address)).TrimStart('\uFEFF');

        Assert.Equal(header, csv.Split("\r\n")[0]);
    }

    [Fact]
    public async Task Every_list_leads_to_its_files_with_the_filters_it_has()
    {
        await using var app = await StartAsync();

        foreach (var (page, address) in new[]
        {
            ("/partners?side=upstream&page=1", "/partners.csv?side=upstream"), ("/partners?side=upstream", "/contracts.ics?side=upstream"), ("/people?whose=ours", "/people.vcf?whose=ours"),
            ("/net?view=table&country=DE", "/net.csv?country=DE"), ("/net?view=map&area=europe&side=upstream", "/net.graphml?side=upstream"), ("/imports", "/imports.json"), ("/partners?columns=value", "/partners.csv?columns=value"),
            ("/partners/edunet-integrators", "/partners/edunet-integrators/timeline.csv"), ("/partners/edunet-integrators", "/partners/edunet-integrators/contracts.ics"),
        })
        {
            Assert.Contains($"href=\"{address.Replace("&", "&amp;", StringComparison.Ordinal)}\"", await app.Client.GetStringAsync(page), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task The_net_is_a_table_and_a_graph_of_the_partners_shown()
    {
        await using var app = await StartAsync();

        var csv = await app.Client.GetStringAsync("/net.csv?country=DE");
        var graph = XDocument.Parse(await app.Client.GetStringAsync("/net.graphml?country=DE"));
        var whole = XDocument.Parse((await app.RunAsync("export", "--format", "gexf")).ShouldExit(0).Output);

        Assert.Contains("Edunet Integrators,downstream,DE,integrator,M2,Leena Aho,Leena Aho 2,2,2026-11-12", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.TrimEnd().Split("\r\n").Length);
        Assert.Equal(["Edunet Integrators", "SolvTech", "Katrin Vogel", "Leena Aho", "New Seller"], Labels(graph));
        var edges = graph.Descendants().Where(element => element.Name.LocalName == "edge").ToList();
        Assert.Equal(5, edges.Count);
        Assert.Contains(edges, edge => Value(edge, "e-kind") == "contact" && Value(edge, "e-weight") == "2" && Value(edge, "e-lastContact") == "2026-11-12");
        Assert.Contains(edges, edge => Value(edge, "e-kind") == "affiliation" && Value(edge, "e-role") == "Head of sales" && Value(edge, "e-from") == "2018-05-01");
        Assert.Equal("http://gexf.net/1.3", whole.Root!.Name.NamespaceName);
        Assert.Contains(whole.Descendants(), element => element.Attribute("label")?.Value == "=HYPERLINK(\"x\")");
    }

    [Fact]
    public async Task A_timeline_tells_in_its_file_all_that_it_tells_on_the_page()
    {
        await using var app = await StartAsync();

        var timeline = (await JsonAsync(app.Client, "/partners/edunet-integrators/timeline.json")).GetProperty("timeline").EnumerateArray().ToList();
        var contacts = await app.Client.GetStringAsync("/partners/edunet-integrators/contacts.csv");
        var again = (await app.RunAsync("import", await app.FileAsync("again.csv", contacts), "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal("-5 % for the City of Kiel", timeline[0].GetProperty("text").GetString());
        Assert.Equal("katrin.vogel@edunet.example", timeline[0].GetProperty("theirs")[0].GetString());
        Assert.Equal((2, 2), (again.GetProperty("read").GetInt32(), again.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task Contracts_end_in_the_calendar_under_names_that_stay()
    {
        await using var app = await StartAsync();

        var all = (await app.RunAsync("export", "contracts", "--format", "ics")).ShouldExit(0).Output;
        var one = await app.Client.GetStringAsync("/partners/edunet-integrators/contracts.ics");

        Assert.Equal(2, Regex.Count(all, "BEGIN:VEVENT"));
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", all, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20270618\r\nDTEND;VALUE=DATE:20270619\r\nSUMMARY:The contract with Edunet Integrators ends\r\n", one, StringComparison.Ordinal);
        Assert.Contains("TRIGGER:-P30D\r\n", one, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(one, "BEGIN:VEVENT"));
        var name = Regex.Match(one, "UID:(contract-end-[0-9a-z]{13}@solmu)\r\n").Groups[1].Value;
        Assert.Contains(name, all, StringComparison.Ordinal);
        Assert.All(all.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
        var rows = (await JsonAsync(app.Client, "/contracts.json?country=ES")).GetProperty("contracts").EnumerateArray();
        Assert.Equal("Aulas", Assert.Single(rows).GetProperty("partner").GetString());
    }

    [Fact]
    public async Task Cards_read_back_are_the_same_people_here_and_elsewhere()
    {
        await using var app = await StartAsync();
        await using var other = await TestApp.StartWithFirmAsync();
        var file = Path.Combine(app.Installation.Folder, "people.vcf");

        (await app.RunAsync("export", "people", "--format", "vcf", "--out", file)).ShouldExit(0);
        var here = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];
        (await other.RunAsync("import", file)).ShouldExit(0);

        Assert.Equal((5, 5), (here.GetProperty("read").GetInt32(), here.GetProperty("unchanged").GetInt32()));
        Assert.Equal(await PeopleAsync(app), await PeopleAsync(other));
        Assert.Contains("VERSION:4.0\r\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("N:Vogel;Katrin;;;\r\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cards_of_a_whole_net_change_nothing_when_they_come_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await SampleSlice.LoadIntoEmptyAsync(app.Services);
        var file = Path.Combine(app.Installation.Folder, "people.vcf");
        (await app.RunAsync("export", "people", "--format", "vcf", "--out", file)).ShouldExit(0);

        var result = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal((0, 0), (result.GetProperty("created").GetInt32(), result.GetProperty("updated").GetInt32()));
        Assert.Equal(result.GetProperty("read").GetInt32(), result.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task One_person_has_a_card_and_contacts_to_take_along()
    {
        await using var app = await StartAsync();
        var katrin = (await app.RunAsync("person", "katrin.vogel@edunet.example", "--json")).ShouldExit(0).Json.GetProperty("person").GetProperty("id").GetString();

        var card = await app.Client.GetAsync($"/people/{katrin}/card.vcf");
        var contacts = (await JsonAsync(app.Client, $"/people/{katrin}/contacts.json")).GetProperty("contacts");

        Assert.Equal("text/vcard", card.Content.Headers.ContentType!.MediaType);
        Assert.Contains("FN:Katrin Vogel\r\n", await card.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(await card.Content.ReadAsStringAsync(), "BEGIN:VCARD"));
        Assert.Equal(2, contacts.GetArrayLength());
    }

    /// <summary>Somebody who may not see a partner finds nothing of it in any file.</summary>
    [Fact]
    public async Task A_file_holds_only_what_the_reader_may_see_and_nothing_at_all_for_strangers()
    {
        await using var app = await StartAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(Role.Member));
        using var stranger = app.NewClient();

        foreach (var address in new[] { "/partners.csv", "/partners.json", "/people.csv", "/people.vcf", "/net.csv", "/net.graphml", "/net.gexf", "/contracts.ics", "/contracts.json" })
        {
            var text = await browser.GetStringAsync(address);
            Assert.DoesNotContain("Edunet", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Vogel", text, StringComparison.OrdinalIgnoreCase);
            Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync(address)).StatusCode);
        }

        foreach (var address in new[] { "/partners/edunet-integrators/timeline.csv", "/partners/edunet-integrators/contacts.json", "/partners/edunet-integrators/contracts.ics", "/imports.csv", "/people/0000000000000/card.vcf", "/people.csv?organisation=edunet-integrators" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task A_reader_takes_lists_along_but_not_the_whole_firm()
    {
        await using var app = await StartAsync();
        await app.UserAsync(Role.Reader, email: "reader@solvtech.example");

        (await app.RunAsync("export", "--format", "json", "--as", "reader@solvtech.example")).ShouldExit(3);
        var people = (await app.RunAsync("export", "people", "--as", "reader@solvtech.example")).ShouldExit(0).Output;

        Assert.DoesNotContain("Vogel", people, StringComparison.Ordinal);
    }

    /// <summary>Whatever stands in a name, a role or a tag, the card gives it back.</summary>
    [Theory]
    [InlineData("Ann; the \"one\", \\ and only\\n")]
    [InlineData("李小龍 李小龍 李小龍 李小龍 李小龍 李小龍 李小龍 李小龍 李小龍")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 Family")]
    [InlineData("BEGIN:VCARD")]
    [InlineData("A,B;C:D")]
    public async Task A_card_holds_any_text(string text)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await using var other = await TestApp.StartWithFirmAsync();
        await app.SaveAsync(Hard(text));
        var file = Path.Combine(app.Installation.Folder, "people.vcf");

        (await app.RunAsync("export", "--format", "vcf", "--out", file)).ShouldExit(0);
        (await other.RunAsync("import", file)).ShouldExit(0);

        Assert.Equal(await PeopleAsync(app), await PeopleAsync(other));
    }

    private static Person Hard(string text)
    {
        var person = new Person(text);
        person.AddEmail("hard@gmail.com");
        person.Describe("+1 " + text, text, "CI", text);
        return person;
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        (await app.RunAsync("import", await app.FileAsync("o.csv", Organisations), await app.FileAsync("p.csv", People), await app.FileAsync("c.csv", Contacts))).ShouldExit(0);
        return app;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address) => JsonDocument.Parse(await client.GetStringAsync(address)).RootElement;

    private static IEnumerable<string> Labels(XDocument graph) => graph.Descendants().Where(element => element.Name.LocalName == "node").Select(node => Value(node, "n-label")!);

    private static string? Value(XElement element, string key) => element.Elements().FirstOrDefault(data => data.Attribute("key")?.Value == key)?.Value;

    /// <summary>Without the days of affiliations, for which a card has no place.</summary>
    private static async Task<string> PeopleAsync(TestApp app) =>
        Regex.Replace((await app.RunAsync("export", "people", "--format", "json")).ShouldExit(0).Output, "\"(from|to)\": [^\n]*", "");
}
