using System.Text.Json;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.People;

public sealed class ListingPeopleTests
{
    [Fact]
    public async Task The_list_names_employer_and_role_and_tells_ours_from_theirs()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);

        var people = (await app.RunAsync("people", "--json")).ShouldExit(0).Json.GetProperty("people").EnumerateArray().ToList();

        Assert.Equal(["Jari Koski", "Leena Aho", "Liisa Salo"], people.Select(person => person.GetProperty("name").GetString()));
        var leena = people[1];
        Assert.Equal("Edunet Oy", leena.GetProperty("organisation").GetString());
        Assert.Equal("Buyer", leena.GetProperty("role").GetString());
        Assert.False(leena.GetProperty("own").GetBoolean());
        Assert.False(leena.GetProperty("suggested").GetBoolean());
        Assert.True(people[0].GetProperty("own").GetBoolean());
        Assert.Equal(JsonValueKind.Null, people[2].GetProperty("role").ValueKind);
    }

    [Fact]
    public async Task The_list_can_be_ours_only_or_one_organisation()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);

        Assert.Equal(2, (await app.RunAsync("people", "--own", "--json")).ShouldExit(0).Json.GetProperty("people").GetArrayLength());
        Assert.Equal(1, (await app.RunAsync("people", "--organisation", "EDUNET", "--json")).ShouldExit(0).Json.GetProperty("people").GetArrayLength());
        (await app.RunAsync("people", "--organisation", "Nobody Ltd", "--json")).ShouldExit(3);
    }

    [Fact]
    public async Task A_person_is_shown_as_of_the_day_asked_for()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await app.UseAsync<ChangeEmployer, bool>(use => use.RunAsync(new ChangeEmployer.Input(cast.LeenaId, Cast.Version, "Nordvision", "Head of sales", new DateOnly(2026, 11, 3))));

        var now = (await app.RunAsync("person", "leena@edunet.example", "--json")).ShouldExit(0).Json.GetProperty("person");
        var then = (await app.RunAsync("person", "leena@edunet.example", "--at", "2026-11-02", "--json")).ShouldExit(0).Json.GetProperty("person");

        Assert.Equal("Nordvision AB", now.GetProperty("organisation").GetString());
        Assert.Equal("Head of sales", now.GetProperty("role").GetString());
        Assert.Equal("Edunet Oy", then.GetProperty("organisation").GetString());
        var affiliations = now.GetProperty("affiliations").EnumerateArray().Select(one => (one.GetProperty("organisation").GetString(), one.GetProperty("from").GetString(), one.GetProperty("to").GetString()));
        Assert.Equal([("Nordvision AB", "2026-11-03", null), ("Edunet Oy", "2020-01-01", "2026-11-02")], affiliations);
        foreach (var field in new[] { "phone", "city", "country", "language" })
        {
            Assert.Equal(JsonValueKind.Null, now.GetProperty(field).ValueKind);
        }
    }

    [Fact]
    public async Task Two_people_with_one_address_stay_two_and_a_look_up_names_both()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await app.UseAsync<AddPerson, long>(use => use.RunAsync(new AddPerson.Input(new PersonFacts("Otto Aho", "leena@edunet.example"))));

        var answer = (await app.RunAsync("person", "Leena@Edunet.example", "--json")).ShouldExit(1).Json;

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("person").ValueKind);
        Assert.Equal(["Leena Aho", "Otto Aho"], answer.GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal("Otto Aho", (await app.RunAsync("person", "OTTO aho", "--json")).ShouldExit(0).Json.GetProperty("person").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Nobody_by_that_address_or_name_is_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        Assert.Contains("nobody", (await app.RunAsync("person", "nobody@edunet.example", "--json")).ShouldExit(3).Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        (await app.RunAsync("person", "Nobody", "--json")).ShouldExit(3);
        (await app.RunAsync("person", "", "--json")).ShouldExit(3);
        (await app.RunAsync("person", "--json")).ShouldExit(2);
    }

    [Fact]
    public async Task Pages_of_the_list_neither_repeat_nor_skip_anybody()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.ChangeAsync(async db =>
        {
            for (var number = 0; number < 120; number++)
            {
                Cast.Person(db, $"Anna {number % 7}", $"anna{number}@edunet.example");
            }

            return await db.SaveChangesAsync();
        });

        var pages = new List<long>();
        for (var page = 1; page <= 3; page++)
        {
            pages.AddRange((await app.UseAsync<FindPeople, List<PersonRow>>(find => find.RunAsync(new FindPeople.Filter(Page: page)))).Select(row => row.Id));
        }

        Assert.Equal(120, pages.Distinct().Count());
        Assert.Equal(120, pages.Count);
    }

    [Fact]
    public async Task Filters_narrow_by_side_country_role_and_name()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await app.UseAsync<EditPerson, bool>(use => use.RunAsync(new EditPerson.Input(cast.LeenaId, Cast.Version, new PersonFacts("Leena Aho", "leena@edunet.example", Country: "de"))));

        Assert.Equal([cast.LeenaId], await FoundAsync(new FindPeople.Filter(Whose.Theirs)));
        Assert.Equal([cast.LeenaId], await FoundAsync(new FindPeople.Filter(Country: "DE")));
        Assert.Equal([cast.JariId, cast.LiisaId], await FoundAsync(new FindPeople.Filter(Country: "FI")));
        Assert.Equal([cast.JariId], await FoundAsync(new FindPeople.Filter(Role: "SALES")));
        Assert.Equal([cast.LiisaId], await FoundAsync(new FindPeople.Filter(Search: "salo")));
        Assert.Equal([cast.LeenaId], await FoundAsync(new FindPeople.Filter(OrganisationId: cast.EdunetId)));
        Assert.Empty(await FoundAsync(new FindPeople.Filter(Tag: "key")));

        async Task<IEnumerable<long>> FoundAsync(FindPeople.Filter filter) =>
            (await app.UseAsync<FindPeople, List<PersonRow>>(find => find.RunAsync(filter))).Select(row => row.Id);
    }
}
