using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.People;

public sealed class KeepingPeopleTests
{
    [Fact]
    public async Task A_person_without_an_organisation_joins_the_one_of_the_mail_domain()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);

        await AddAsync(app, new AddPerson.Input(new PersonFacts("Paul Girard", "paul@mail.edunet.example")));
        await AddAsync(app, new AddPerson.Input(new PersonFacts("Rosa Free", "rosa@gmail.com")));

        Assert.Equal("Edunet Oy", await OrganisationOfAsync(app, "paul@mail.edunet.example"));
        Assert.Null(await OrganisationOfAsync(app, "rosa@gmail.com"));
    }

    [Fact]
    public async Task A_new_employer_is_an_organisation_that_is_no_partner()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        await AddAsync(app, new AddPerson.Input(new PersonFacts("Paul Girard", "paul@lingua.example"), "Lingua Systèmes SA", "Director"));

        Assert.Equal("Lingua Systèmes SA", await OrganisationOfAsync(app, "paul@lingua.example"));
        Assert.Equal(0, (await app.RunAsync("partners", "--json")).Json.GetProperty("partners").GetArrayLength());
    }

    [Fact]
    public async Task The_same_name_at_the_same_address_is_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);

        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => AddAsync(app, new AddPerson.Input(new PersonFacts("LEENA AHO", "leena@edunet.example"))));
        Assert.Equal("emails", refusal.Field);
    }

    [Theory]
    [InlineData("", "", null, "name")]
    [InlineData("Leena", "no address", null, "emails")]
    [InlineData("Leena", "", "Atlantis", "country")]
    public async Task What_cannot_be_kept_is_refused_at_its_field(string name, string emails, string? country, string field)
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => AddAsync(app, new AddPerson.Input(new PersonFacts(name, emails, Country: country))));

        Assert.Equal(field, refusal.Field);
    }

    [Fact]
    public async Task Addresses_are_kept_in_the_order_they_were_written()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);

        await EditAsync(app, cast.LeenaId, Cast.Version, new PersonFacts("Leena Aho", "second@edunet.example\nleena@edunet.example, second@edunet.example"));

        var person = (await app.RunAsync("person", "leena@edunet.example", "--json")).ShouldExit(0).Json.GetProperty("person");
        Assert.Equal(["second@edunet.example", "leena@edunet.example"], person.GetProperty("emails").EnumerateArray().Select(email => email.GetString()));
    }

    [Fact]
    public async Task A_stale_edit_is_told_and_changes_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await EditAsync(app, cast.LeenaId, Cast.Version, new PersonFacts("Leena Aho-Virtanen", "leena@edunet.example"));

        await Assert.ThrowsAsync<StaleEdit>(() => EditAsync(app, cast.LeenaId, Cast.Version, new PersonFacts("Lena", "leena@edunet.example")));

        Assert.Equal("Leena Aho-Virtanen", (await app.RunAsync("person", "leena@edunet.example", "--json")).Json.GetProperty("person").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_change_to_the_employer_one_has_is_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);

        await Assert.ThrowsAsync<RuleViolation>(() => app.UseAsync<ChangeEmployer, bool>(use => use.RunAsync(new ChangeEmployer.Input(cast.LeenaId, Cast.Version, "edunet", null, new DateOnly(2026, 11, 1)))));
    }

    [Fact]
    public async Task An_employment_cannot_end_before_it_begins()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);

        await Assert.ThrowsAsync<RuleViolation>(() => app.UseAsync<AddAffiliation, bool>(use =>
            use.RunAsync(new AddAffiliation.Input(cast.LeenaId, Cast.Version, "Nordvision", null, new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1)))));
    }

    [Fact]
    public async Task An_employment_ends_on_its_last_day_and_no_employer_is_known_after()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var affiliation = await app.ChangeAsync(db => db.Affiliations.Where(one => one.PersonId == cast.LeenaId).Select(one => one.Id).SingleAsync());

        await app.UseAsync<EndAffiliation, bool>(use => use.RunAsync(new EndAffiliation.Input(cast.LeenaId, Cast.Version, affiliation, new DateOnly(2026, 11, 20))));

        Assert.Null(await OrganisationOfAsync(app, "leena@edunet.example"));
        Assert.Equal("Edunet Oy", await OrganisationOfAsync(app, "leena@edunet.example", "--at", "2026-11-20"));
    }

    [Fact]
    public async Task Nobody_by_that_id_is_answered_as_nobody()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        Assert.False(await EditAsync(app, 42, 1, new PersonFacts("Leena", null)));
        Assert.Null(await app.UseAsync<AcceptSuggestion, string?>(use => use.RunAsync(42)));
    }

    private static Task<long> AddAsync(TestApp app, AddPerson.Input input) => app.UseAsync<AddPerson, long>(use => use.RunAsync(input));

    private static Task<bool> EditAsync(TestApp app, long id, int version, PersonFacts facts) =>
        app.UseAsync<EditPerson, bool>(use => use.RunAsync(new EditPerson.Input(id, version, facts)));

    private static async Task<string?> OrganisationOfAsync(TestApp app, params string[] words) =>
        (await app.RunAsync(["person", .. words, "--json"])).ShouldExit(0).Json.GetProperty("person").GetProperty("organisation").GetString();
}
