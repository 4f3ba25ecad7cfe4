using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Exports;
using Solmu.Sample;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Exports;

public sealed class ExportingTests
{
    private const string Organisations =
        """
        name,domains,country,city,side,type,stage,importance,since,responsible,share_of_our_sales,value_eur,contract_ends,tags
        Edunet Integrators,edunet.example;edunet-integrators.example,DE,Hamburg,downstream,integrator,M2,2,2009-03-01,leena.aho@solvtech.example,0.14,1700000.5,2027-06-18,schools;public sector
        Cirrus,cirrus.example,US,,upstream,platform vendor,M3,1,,,,,,
        Cirrus,cirrus.example,US,,downstream,reseller,F2,,,,,,,
        "=HYPERLINK(""x"")",formula.example,FI,,downstream,,F1,,,,,,,
        """;

    private const string People =
        """
        name,email,organisation,role,from,to,city
        Leena Aho,leena.aho@solvtech.example,SolvTech,"Regional manager, Europe",2015-01-01,,
        Katrin Vogel,katrin.vogel@edunet.example;k.vogel@gmx.example,Edunet Integrators,Head of sales,2018-05-01,,Kiel
        """;

    private const string Contacts =
        """
        time,medium,from,to,cc,about,minutes
        2026-11-12T09:15:00Z,mail,katrin.vogel@edunet.example,leena.aho@solvtech.example,,"-5 % for the City of Kiel",
        2026-09-09T10:00:00Z,met,leena.aho@solvtech.example,katrin.vogel@edunet.example,new.seller@edunet.example,Half-year review,120
        """;

    private const string Ties = "own,other,closeness,trust,date\nleena.aho@solvtech.example,katrin.vogel@edunet.example,4,5,2026-10-01\n";

    [Fact]
    public async Task What_is_exported_and_imported_elsewhere_gives_the_same_document()
    {
        await using var from = await StartWithNetAsync();
        await using var to = await TestApp.StartWithFirmAsync();
        var files = new List<string>();
        foreach (var kind in ExportKinds.All)
        {
            var file = Path.Combine(to.Installation.Folder, kind + ".csv");
            (await from.RunAsync("export", kind, "--out", file)).ShouldExit(0);
            files.Add(file);
        }

        (await to.RunAsync(["import", .. files, "--json"])).ShouldExit(0);

        Assert.Equal(WithoutSteps(await DocumentAsync(from)), WithoutSteps(await DocumentAsync(to)));
    }

    [Theory]
    [InlineData(ExportKinds.Organisations)]
    [InlineData(ExportKinds.People)]
    [InlineData(ExportKinds.Ties)]
    [InlineData(ExportKinds.Contacts)]
    public async Task What_is_exported_and_imported_here_again_changes_nothing(string kind)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await SampleSlice.LoadIntoEmptyAsync(app.Services);
        var file = Path.Combine(app.Installation.Folder, kind + ".csv");
        (await app.RunAsync("export", kind, "--out", file)).ShouldExit(0);

        var result = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal((0, 0, result.GetProperty("read").GetInt32()), (result.GetProperty("created").GetInt32(), result.GetProperty("updated").GetInt32(), result.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task Contacts_that_came_from_a_file_are_recognised_when_they_come_back()
    {
        await using var app = await StartWithNetAsync();
        var file = Path.Combine(app.Installation.Folder, "back.csv");
        (await app.RunAsync("export", "contacts", "--out", file)).ShouldExit(0);

        var result = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal(2, result.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task Contacts_written_down_by_hand_are_recognised_when_they_come_back_as_often_as_they_were_there()
    {
        await using var app = await StartWithNetAsync();
        string[] log = ["log", "--with", "katrin.vogel@edunet.example,leena.aho@solvtech.example,unknown@gmx.example", "--medium", "phone", "--time", "2026-10-01T08:00:00Z", "--about", "Prices; twice"];
        (await app.RunAsync(log)).ShouldExit(0);
        (await app.RunAsync(log)).ShouldExit(0);
        (await app.RunAsync("log", "--with", "katrin.vogel@edunet.example,leena.aho@solvtech.example", "--medium", "mail")).ShouldExit(0);
        var file = Path.Combine(app.Installation.Folder, "back.csv");
        (await app.RunAsync("export", "contacts", "--out", file)).ShouldExit(0);

        var again = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];
        var twice = Array.Find(await File.ReadAllLinesAsync(file), line => line.Contains("twice", StringComparison.Ordinal));
        await File.AppendAllLinesAsync(file, [twice!]);
        var more = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal((5, 5), (again.GetProperty("read").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        Assert.Equal((1, 5), (more.GetProperty("created").GetInt32(), more.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task A_contact_of_an_address_that_two_people_share_comes_back_as_the_same()
    {
        await using var app = await StartWithNetAsync();
        await ImportAsync(app, "shared-p.csv", "name,email,organisation\nAnna Holm,info@edunet.example,Edunet Integrators\nBo Lind,info@edunet.example,Edunet Integrators\n");
        await ImportAsync(app, "shared-c.csv", "time,medium,from,to,organisation\n2026-11-01T10:00:00Z,mail,info@edunet.example,leena.aho@solvtech.example,Cirrus\n");
        var file = Path.Combine(app.Installation.Folder, "back.csv");
        (await app.RunAsync("export", "contacts", "--out", file)).ShouldExit(0);

        var again = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Contains("info@edunet.example,leena.aho@solvtech.example", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal((3, 3), (again.GetProperty("read").GetInt32(), again.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task People_whom_only_contacts_told_of_are_exported_and_come_back_as_such()
    {
        await using var app = await StartWithNetAsync();
        await using var other = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, "c2.csv", "time,medium,from,to\n2026-11-02T10:00:00Z,mail,Eva Maria <eva@unknown.example>,leena.aho@solvtech.example\n");
        var file = Path.Combine(app.Installation.Folder, "people.csv");

        (await app.RunAsync("export", "people", "--out", file)).ShouldExit(0);
        var here = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];
        (await other.RunAsync("import", file, "--json")).ShouldExit(0);

        Assert.Contains("Eva Maria,eva@unknown.example,,,,,,,,,,yes", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal((4, 4), (here.GetProperty("read").GetInt32(), here.GetProperty("unchanged").GetInt32()));
        foreach (var each in new[] { app, other })
        {
            var people = (await each.RunAsync("people", "--json")).ShouldExit(0).Json.GetProperty("people").EnumerateArray();
            Assert.True(people.Single(person => person.GetProperty("name").GetString() == "Eva Maria").GetProperty("suggested").GetBoolean());
        }

        Assert.Equal(await PeopleAsync(app), await PeopleAsync(other));
    }

    [Fact]
    public async Task No_cell_runs_as_a_formula()
    {
        await using var app = await StartWithNetAsync();

        var organisations = (await app.RunAsync("export", "organisations")).ShouldExit(0).Output;
        var contacts = (await app.RunAsync("export", "contacts")).ShouldExit(0).Output;

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", organisations, StringComparison.Ordinal);
        Assert.Contains("'-5 % for", contacts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_is_equal_for_equal_content_and_valid_JSON()
    {
        await using var app = await StartWithNetAsync();
        await using var twin = await StartWithNetAsync();

        var document = await DocumentAsync(app);

        Assert.Equal(document, await DocumentAsync(twin));
        var root = JsonDocument.Parse(document).RootElement;
        Assert.Equal("SolvTech", root.GetProperty("firm").GetProperty("name").GetString());
        var edunet = root.GetProperty("organisations").EnumerateArray().Single(organisation => organisation.GetProperty("name").GetString() == "Edunet Integrators");
        var partnership = edunet.GetProperty("partnerships")[0];
        Assert.Equal("leena.aho@solvtech.example", partnership.GetProperty("responsible").GetString());
        Assert.Equal("2027-06-18", partnership.GetProperty("contracts")[0].GetProperty("endsOn").GetString());
        Assert.Equal(2, root.GetProperty("contacts").GetArrayLength());
        Assert.Equal("2026-09-09T10:00:00Z", root.GetProperty("contacts")[0].GetProperty("time").GetString());
    }

    [Fact]
    public async Task Everything_as_CSV_is_a_zip_and_needs_a_place()
    {
        await using var app = await StartWithNetAsync();
        var path = Path.Combine(app.Installation.Folder, "all.zip");

        (await app.RunAsync("export")).ShouldExit(2);
        var answer = (await app.RunAsync("export", "--out", path, "--json")).ShouldExit(0).Json;

        Assert.Equal(path, answer.GetProperty("path").GetString());
        Assert.Equal(2, answer.GetProperty("counts").GetProperty("contacts").GetInt32());
        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(["contacts.csv", "organisations.csv", "people.csv", "ties.csv"], zip.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("export", "people", "--format", "gexf")]
    [InlineData("export", "contracts", "--format", "vcf")]
    [InlineData("export", "--format", "ics", "--json")]
    [InlineData("export", "--format", "nonsense")]
    [InlineData("export", "horses")]
    [InlineData("export", "people", "--format", "csv", "--json")]
    public async Task What_cannot_be_exported_is_wrong_use(params string[] args)
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var refused = (await app.RunAsync(args)).ShouldExit(2);

        Assert.NotEqual("", refused.Error);
    }

    [Fact]
    public async Task An_empty_Solmu_exports_empty_tables()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        Assert.Equal("time,medium,from,to,cc,about,minutes,organisation\r\n", (await app.RunAsync("export", "contacts")).ShouldExit(0).Output);
        Assert.Equal(0, JsonDocument.Parse(await DocumentAsync(app)).RootElement.GetProperty("people").GetArrayLength());
    }

    private static async Task<TestApp> StartWithNetAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        string[] files =
        [
            await app.FileAsync("o.csv", Organisations), await app.FileAsync("p.csv", People), await app.FileAsync("c.csv", Contacts), await app.FileAsync("t.csv", Ties),
        ];
        (await app.RunAsync(["import", .. files])).ShouldExit(0);
        return app;
    }

    private static async Task ImportAsync(TestApp app, string name, string text) =>
        (await app.RunAsync("import", await app.FileAsync(name, text))).ShouldExit(0);

    private static async Task<string> PeopleAsync(TestApp app) => (await app.RunAsync("export", "people", "--format", "json")).ShouldExit(0).Output;

    private static async Task<string> DocumentAsync(TestApp app) => (await app.RunAsync("export", "--format", "json", "--json")).ShouldExit(0).Output;

    /// <summary>A table says where a partnership stands, not by which steps it came there.</summary>
    private static string WithoutSteps(string document) => System.Text.RegularExpressions.Regex.Replace(document, "\"steps\": \\[[^\\]]*\\]", "");
}
