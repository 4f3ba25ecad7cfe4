using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Imports;

public sealed class ImportingFilesTests
{
    private const string Partners =
        """
        name,domains,country,side,type,importance,since,responsible,share_of_our_sales,value_eur,contract_ends,tags
        Edunet Integrators GmbH,edunet.example,DE,downstream,integrator,2,2009-03-01,leena.aho@solvtech.example,14 %,455000,2027-06-18,schools;north
        Hartmann Elektronik,hartmann.example,Germany,upstream,hardware manufacturer,1,2012-01-01,Aino Laine,,90000,,
        Lingua Systèmes,lingua.example,FR,downstream,integrator,,,leena.aho@solvtech.example,,,,
        """;

    private const string People =
        """
        name,email,organisation,role,phone,from,country,tags
        "Vogel, Katrin",katrin.vogel@edunet.example,Edunet Integrators,Head of sales,+49 40 1,2015-02-01,DE,school
        Paul Girard,paul@lingua.example,,Director,,,FR,
        Leena Aho,leena.aho@solvtech.example,,Regional manager,,,FI,
        Aino Laine,aino.laine@solvtech.example,SolvTech,CTO,,,FI,
        """;

    private const string Contacts =
        """
        time,medium,from,to,cc,about,minutes
        2026-11-12 10:00,mail,katrin.vogel@edunet.example,leena.aho@solvtech.example,,Offer to the city of Kiel,
        2026-09-09,met,leena.aho@solvtech.example,katrin.vogel@edunet.example;new.man@edunet.example,aino.laine@solvtech.example,Half-year review,90
        2026-09-09,met,leena.aho@solvtech.example,katrin.vogel@edunet.example;new.man@edunet.example,aino.laine@solvtech.example,Half-year review,90
        2026-08-01 12:00,phone,leena.aho@solvtech.example,someone@gmail.com,,Call,5
        2026-08-02 12:00,phone,leena.aho@solvtech.example,info@unknown.example,,Call,5
        """;

    [Fact]
    public async Task Partners_people_and_contacts_go_in_and_the_same_files_again_change_nothing()
    {
        await using var app = await StartAsync();

        var first = await app.RunAsync("import", "contacts.csv", "people.csv", "partners.csv", "--json");

        first.ShouldExit(0);
        Assert.Equal([(5, 5, 0, 0, 0), (4, 4, 0, 0, 0), (3, 3, 0, 0, 0)], Counts(first));
        var before = await Dump.OfAsync(app);
        var second = (await app.RunAsync("import", "people.csv", "contacts.csv", "partners.csv", "--json")).ShouldExit(0);
        Assert.Equal([(4, 0, 0, 4, 0), (5, 0, 0, 5, 0), (3, 0, 0, 3, 0)], Counts(second));
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_cell_that_cannot_be_kept_is_told_and_the_row_goes_in()
    {
        await using var app = await StartAsync();
        await app.FileAsync("sizes.csv", "name,country,employees,turnover_eur,side,value_eur\nEdunet,DE,11-50,$1M to $5M,downstream,\"USD 1,000\"\nLingua,FR,70,2.5M,downstream,much\n");
        await app.FileAsync("roles.csv", "name,email,organisation,role,from\nLeena Aho,leena@gmail.com,,Buyer,2020-01-01\nKatrin Vogel,katrin@edunet.example,Edunet,Head of sales,\nPekka Niemi,pekka@gmail.com,,,2021-01-01\n");
        await app.FileAsync("card.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Aino Berg\nTITLE:Director\nEND:VCARD\n");

        var result = await app.RunAsync("import", "sizes.csv", "roles.csv", "card.vcf", "--json");

        result.ShouldExit(1);
        Assert.Equal([(2, 1, 0, 0, 1), (3, 3, 0, 0, 0), (1, 1, 0, 0, 0)], Counts(result));
        var problems = result.Json.GetProperty("files").EnumerateArray().SelectMany(file => file.GetProperty("problems").EnumerateArray()).ToList();
        Assert.Equal(
            [("employees", 2), ("turnover_eur", 2), ("value_eur", 2), ("value_eur", 3), ("role", 2), ("from", 4), ("role", 1)],
            problems.Select(problem => (problem.GetProperty("field").GetString()!, problem.GetProperty("line").GetInt32())));
        Assert.Contains("11-50", problems[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("Buyer", problems[4].GetProperty("message").GetString(), StringComparison.Ordinal);
        var edunet = await app.ReadAsync(db => db.Organisations.SingleAsync(organisation => organisation.Name == "Edunet"));
        Assert.Equal(((int?)null, (long?)null, "DE"), (edunet.Employees, edunet.TurnoverCents, edunet.Country));
        var again = await app.RunAsync("import", "roles.csv", "--json");
        Assert.Equal([(3, 0, 0, 3, 0)], Counts(again));
    }

    [Fact]
    public async Task The_responsible_named_in_the_list_is_the_person_in_the_address_book()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "partners.csv", "people.csv")).ShouldExit(0);

        var responsible = await app.ReadAsync(db => (from partnership in db.Partnerships
                                                     join organisation in db.Organisations on partnership.OrganisationId equals organisation.Id
                                                     join person in db.People on partnership.ResponsibleId equals person.Id
                                                     orderby organisation.Name
                                                     select organisation.Name + ": " + person.Name).ToListAsync());

        Assert.Equal(["Edunet Integrators GmbH: Leena Aho", "Hartmann Elektronik: Aino Laine", "Lingua Systèmes: Leena Aho"], responsible);
        Assert.Equal(4, await app.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task An_unknown_address_makes_a_suggested_person_under_the_organisation_of_its_domain()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "partners.csv", "people.csv", "contacts.csv")).ShouldExit(0);

        var suggested = await app.ReadAsync(db => (from person in db.People
                                                   join affiliation in db.Affiliations on person.Id equals affiliation.PersonId into affiliations
                                                   from affiliation in affiliations.DefaultIfEmpty()
                                                   join organisation in db.Organisations on affiliation.OrganisationId equals organisation.Id into organisations
                                                   from organisation in organisations.DefaultIfEmpty()
                                                   where person.IsSuggested
                                                   orderby person.SortName
                                                   select person.SearchText + " " + (organisation.Name ?? "-")).ToListAsync());

        Assert.Equal(["info@unknown.example unknown.example", "new.man@edunet.example Edunet Integrators GmbH", "someone@gmail.com -"], suggested);
        Assert.Equal(3, await app.ReadAsync(db => db.Partnerships.CountAsync()));
    }

    [Fact]
    public async Task Undo_restores_exactly_what_was()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "partners.csv", "people.csv")).ShouldExit(0);
        var before = await Dump.OfAsync(app);
        await app.FileAsync("changed.csv",
            """
            name,domains,country,side,stage,importance,contract_ends,tags,value_eur
            Edunet Integrators (North),edunet.example;edunet-north.example,AT,downstream,M3,3,2028-01-01,new,1
            Edunet Integrators (North),edunet.example,,upstream,,,,,
            New Partner,new.example,SE,downstream,,,,,
            """);
        await app.FileAsync("moved.csv",
            """
            name,email,organisation,role
            Katrin Vogel,katrin.vogel@edunet.example,Edunet Integrators,Managing director
            Katrin Vogel,kv@new.example,New Partner,Adviser
            """);
        var import = (await app.RunAsync("import", "changed.csv", "moved.csv", "contacts.csv", "--json")).ShouldExit(0);
        Assert.NotEqual(before, await Dump.OfAsync(app));

        var undo = (await app.RunAsync("undo", import.Json.GetProperty("batch").GetString()!, "--json")).ShouldExit(0);

        Assert.Empty(undo.Json.GetProperty("kept").EnumerateArray());
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Undo_keeps_and_names_what_was_edited_or_used_since()
    {
        await using var app = await StartAsync();
        var import = (await app.RunAsync("import", "partners.csv", "people.csv", "--json")).ShouldExit(0);
        await app.ChangeAsync(async db =>
        {
            var lingua = await db.Organisations.AsTracking().SingleAsync(organisation => organisation.Slug == "lingua-systemes");
            lingua.Rename("Lingua Systems");
            return await db.SaveChangesAsync();
        });
        (await app.RunAsync("import", "contacts.csv")).ShouldExit(0);

        var undo = (await app.RunAsync("undo", import.Json.GetProperty("batch").GetString()!, "--json")).ShouldExit(0);

        var kept = undo.Json.GetProperty("kept").EnumerateArray().Select(kept => $"{kept.GetProperty("kind").GetString()} {kept.GetProperty("name").GetString()}: {kept.GetProperty("reason").GetString()}").Order(StringComparer.Ordinal).ToList();
        Assert.Contains("organisation Lingua Systems: edited since", kept);
        Assert.Contains("person Katrin Vogel: used since", kept);
        Assert.DoesNotContain(kept, line => line.Contains("Girard", StringComparison.Ordinal));
        Assert.Equal(0, await app.ReadAsync(db => db.People.CountAsync(person => person.Name == "Paul Girard")));
        Assert.Equal(3, (await app.RunAsync("undo", import.Json.GetProperty("batch").GetString()!)).Exit);
    }

    [Fact]
    public async Task A_dry_run_counts_the_same_and_writes_nothing()
    {
        await using var app = await StartAsync();
        var before = await Dump.OfAsync(app);

        var dry = (await app.RunAsync("import", "partners.csv", "people.csv", "contacts.csv", "--dry-run", "--json")).ShouldExit(0);

        Assert.Equal(JsonValueKind.Null, dry.Json.GetProperty("batch").ValueKind);
        Assert.Equal([(3, 3, 0, 0, 0), (4, 4, 0, 0, 0), (5, 5, 0, 0, 0)], Counts(dry));
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Two_names_on_one_address_stay_two_people_and_its_contacts_wait()
    {
        await using var app = await StartAsync();
        await app.FileAsync("shared.csv", "name,email,role\nAnna One,office@lingua.example,\nBert Two,office@lingua.example,\n");
        (await app.RunAsync("import", "partners.csv", "shared.csv")).ShouldExit(0);
        await app.FileAsync("calls.csv", "time,medium,from,to\n2026-01-02 10:00,phone,leena.aho@solvtech.example,office@lingua.example\n2026-01-03 10:00,phone,leena.aho@solvtech.example,Bert Two <office@lingua.example>\n");
        (await app.RunAsync("import", "calls.csv")).ShouldExit(0);

        Assert.Equal(2, await app.ReadAsync(db => db.PersonEmails.CountAsync(email => email.Address == "office@lingua.example")));
        Assert.Equal(1, await app.ReadAsync(db => db.UndecidedAddresses.CountAsync()));
        Assert.Equal(2, await app.ReadAsync(db => db.ContactOrganisations.CountAsync()));
        Assert.Equal(1, await app.ReadAsync(db => db.ContactPeople.CountAsync(part => !part.IsOurs)));
    }

    [Fact]
    public async Task Refused_rows_are_named_and_the_rest_goes_in()
    {
        await using var app = await StartAsync();
        await app.FileAsync("mixed.csv", "name,domains,country,side\nGood,good.example,SE,downstream\nBad,bad.example,Atlantis,downstream\nSolvTech,solvtech.example,FI,upstream\n");

        var result = (await app.RunAsync("import", "mixed.csv", "--json")).ShouldExit(1);

        Assert.Equal([(3, 1, 0, 0, 2)], Counts(result));
        var problems = result.Json.GetProperty("files")[0].GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("line").GetInt32()} {problem.GetProperty("field").GetString()}").ToList();
        Assert.Equal(["3 country", "4 side"], problems);
    }

    [Fact]
    public async Task Own_ratings_go_in_once()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "partners.csv", "people.csv")).ShouldExit(0);
        await app.FileAsync("ratings.csv", "own,other,closeness,trust,date\nleena.aho@solvtech.example,katrin.vogel@edunet.example,5,4,2026-09-01\nLeena Aho,Paul Girard,2,2,2026-09-01\n");

        Assert.Equal([(2, 2, 0, 0, 0)], Counts((await app.RunAsync("import", "ratings.csv", "--json")).ShouldExit(0)));
        Assert.Equal([(2, 0, 0, 2, 0)], Counts((await app.RunAsync("import", "ratings.csv", "--json")).ShouldExit(0)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_refuses_the_whole_command()
    {
        await using var app = await StartAsync();
        await app.FileAsync("empty.csv", "");
        var before = await Dump.OfAsync(app);

        var result = (await app.RunAsync("import", "partners.csv", "empty.csv", "--json")).ShouldExit(3);

        Assert.NotEmpty(result.Json.GetProperty("error").GetString()!);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("partners.csv", Partners);
        await app.FileAsync("people.csv", People);
        await app.FileAsync("contacts.csv", Contacts);
        return app;
    }

    private static List<(int Read, int Created, int Updated, int Unchanged, int Skipped)> Counts(CommandResult result) =>
        [.. result.Json.GetProperty("files").EnumerateArray().Select(file => (Number(file, "read"), Number(file, "created"), Number(file, "updated"), Number(file, "unchanged"), Number(file, "skipped")))];

    private static int Number(JsonElement file, string name) => file.GetProperty(name).GetInt32();
}
