using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.People;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Contacts;

public sealed class LoggingContactsTests
{
    [Fact]
    public async Task The_command_logs_a_contact_of_ours_with_theirs()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);

        var contact = (await app.RunAsync("log", "--with", "jari.koski@solvtech.example,Leena@edunet.example", "--medium", "met", "--time", "2026-11-20T14:30", "--minutes", "45", "--about", "Offer", "--json")).ShouldExit(0).Json.GetProperty("contact");

        Assert.Equal("2026-11-20T12:30:00Z", contact.GetProperty("time").GetString());
        Assert.Equal("met", contact.GetProperty("medium").GetString());
        Assert.Equal(["jari.koski@solvtech.example"], Texts(contact.GetProperty("own")));
        Assert.Equal(["leena@edunet.example"], Texts(contact.GetProperty("others")));
        Assert.Equal(13, contact.GetProperty("id").GetString()!.Length);
    }

    [Fact]
    public async Task The_user_who_asks_is_our_side_when_nobody_else_of_ours_is_named()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);
        await app.SignInAsync();

        (await app.RunAsync("log", "--with", "leena@edunet.example", "--medium", "phone", "--json")).ShouldExit(2);
        var contact = (await app.RunAsync("log", "--with", "leena@edunet.example", "--medium", "phone", "--as", TestApp.OwnerEmail, "--json")).ShouldExit(0).Json.GetProperty("contact");
        (await app.RunAsync("log", "--with", "leena@edunet.example", "--medium", "phone", "--as", TestApp.OwnerEmail, "--json")).ShouldExit(0);

        Assert.Equal([TestApp.OwnerEmail], Texts(contact.GetProperty("own")));
        Assert.Equal("2026-11-22T09:00:00Z", contact.GetProperty("time").GetString());
        var self = (await app.RunAsync("person", TestApp.OwnerEmail, "--json")).ShouldExit(0).Json.GetProperty("person");
        Assert.True(self.GetProperty("own").GetBoolean());
        Assert.Equal("Outi Virta", self.GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_unknown_address_makes_a_suggestion_under_the_organisation_of_its_domain()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);

        (await app.RunAsync("log", "--with", "new.one@solvtech.example,a@mail.unknown.example,b@unknown.example,c@gmail.com,d@sales.edunet.example", "--medium", "mail", "--json")).ShouldExit(0);

        Assert.Equal(("unknown.example", true, false), await ReadAsync("a@mail.unknown.example"));
        Assert.Equal(("unknown.example", true, false), await ReadAsync("b@unknown.example"));
        Assert.Equal((null, true, false), await ReadAsync("c@gmail.com"));
        Assert.Equal(("Edunet Oy", true, false), await ReadAsync("d@sales.edunet.example"));
        Assert.Equal(("SolvTech", true, true), await ReadAsync("new.one@solvtech.example"));
        Assert.Equal(1, (await app.RunAsync("partners", "--json")).Json.GetProperty("partners").GetArrayLength());

        async Task<(string?, bool, bool)> ReadAsync(string address)
        {
            var person = (await app.RunAsync("person", address, "--json")).ShouldExit(0).Json.GetProperty("person");
            return (person.GetProperty("organisation").GetString(), person.GetProperty("suggested").GetBoolean(), person.GetProperty("own").GetBoolean());
        }
    }

    [Fact]
    public async Task An_address_that_two_people_share_is_not_guessed()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);
        await app.UseAsync<AddPerson, long>(use => use.RunAsync(new AddPerson.Input(new PersonFacts("Otto Aho", "leena@edunet.example"))));

        var answer = (await app.RunAsync("log", "--with", "brand.new@lingua.example,leena@edunet.example,jari.koski@solvtech.example", "--medium", "met", "--json")).ShouldExit(1).Json;

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("contact").ValueKind);
        Assert.Equal(2, answer.GetProperty("candidates").GetArrayLength());
        (await app.RunAsync("person", "brand.new@lingua.example")).ShouldExit(3);
        Assert.Equal(0, await app.ChangeAsync(db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task Contacts_stay_where_they_were_filed_when_somebody_changes_employer()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await LogAsync("2026-10-01");
        await app.UseAsync<ChangeEmployer, bool>(use => use.RunAsync(new ChangeEmployer.Input(cast.LeenaId, Cast.Version, "Nordvision", "Head of sales", new DateOnly(2026, 11, 1), "leena@nordvision.example")));
        await LogAsync("2026-11-05");
        await LogAsync("2026-10-31T23:30");

        Assert.Equal(2, await CountAsync(cast.EdunetId));
        Assert.Equal(1, await CountAsync(cast.NordvisionId));

        async Task LogAsync(string time) => (await app.RunAsync("log", "--with", "leena@edunet.example,jari.koski@solvtech.example", "--medium", "met", "--time", time)).ShouldExit(0);

        Task<int> CountAsync(long id) => app.ChangeAsync(db => db.ContactOrganisations.CountAsync(filed => filed.OrganisationId == id));
    }

    [Theory]
    [InlineData(2, "--with", "leena@edunet.example,jari.koski@solvtech.example", "--medium", "pigeon")]
    [InlineData(2, "--with", "leena@edunet.example,jari.koski@solvtech.example", "--medium", "3")]
    [InlineData(2, "--with", "leena@edunet.example,jari.koski@solvtech.example", "--medium", "met", "--time", "yesterday")]
    [InlineData(2, "--with", "leena@edunet.example,jari.koski@solvtech.example", "--medium", "met", "--minutes", "many")]
    [InlineData(2, "--with", "not an address", "--medium", "met")]
    [InlineData(2, "--medium", "met")]
    [InlineData(3, "--with", "jari.koski@solvtech.example,liisa.salo@solvtech.example", "--medium", "met")]
    [InlineData(3, "--with", "leena@edunet.example,jari.koski@solvtech.example", "--medium", "met", "--minutes", "-5")]
    public async Task What_makes_no_contact_is_refused_and_leaves_nothing(int exit, params string[] words)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);

        var result = (await app.RunAsync(["log", .. words, "--json"])).ShouldExit(exit);

        Assert.NotEqual("", result.Json.GetProperty("error").GetString());
        Assert.Equal(0, await app.ChangeAsync(db => db.Contacts.CountAsync()));
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());
}
