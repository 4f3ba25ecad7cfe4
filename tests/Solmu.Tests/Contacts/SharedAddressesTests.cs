using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Contacts;

public sealed class SharedAddressesTests
{
    private const string Shared = "info@edunet.example";

    [Fact]
    public async Task People_and_imports_say_that_an_address_waits_and_the_page_asks_whose_its_contacts_are()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var (leena, pekka, _) = await ShareAsync(app);

        Assert.Contains("1 address is shared by two people or more", await app.Client.GetStringAsync("/people"), StringComparison.Ordinal);
        Assert.Contains("href=\"/people/addresses\"", await app.Client.GetStringAsync("/imports"), StringComparison.Ordinal);
        var page = await app.Client.GetStringAsync("/people/addresses");
        Assert.Contains("<h1>1 shared address with 2 contacts waits for a decision</h1>", page, StringComparison.Ordinal);
        Assert.Contains(Ids.Text(leena), page, StringComparison.Ordinal);
        Assert.Contains(Ids.Text(pekka), page, StringComparison.Ordinal);

        var refused = await app.SubmitAsync("/people/addresses", "/people/addresses", ("address", Shared), ("was", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Choose whose they are.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await DecideOnPageAsync(app, Ids.Text(leena), "");
        Assert.Contains("<h1>1 shared address, all decided</h1>", await app.Client.GetStringAsync("/people/addresses"), StringComparison.Ordinal);
        Assert.DoesNotContain("shared by two people", await app.Client.GetStringAsync("/people"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/people/addresses", "/people/addresses", ("address", "none@edunet.example"), ("person", Ids.Text(leena)))).StatusCode);
    }

    [Fact]
    public async Task Decided_contacts_belong_to_the_person_and_deciding_anew_moves_them()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var (leena, pekka, edunet) = await ShareAsync(app);
        Assert.Empty(await OfAsync(app, leena));

        Assert.Equal(2, await DecideAsync(app, leena, null));
        Assert.Equal(2, (await OfAsync(app, leena)).Count);
        Assert.All(await OfAsync(app, leena), part => Assert.Equal((false, edunet), (part.IsOurs, part.OrganisationId)));
        Assert.Contains("Last contact", await app.Client.GetStringAsync($"/people/{Ids.Text(leena)}"), StringComparison.Ordinal);

        await Assert.ThrowsAsync<StaleEdit>(() => DecideAsync(app, pekka, null));
        Assert.Equal(2, await DecideAsync(app, pekka, leena));
        Assert.Empty(await OfAsync(app, leena));
        Assert.Equal(2, (await OfAsync(app, pekka)).Count);

        Assert.Equal(2, await DecideAsync(app, null, pekka));
        Assert.Empty(await OfAsync(app, pekka));
        Assert.Equal(2, await app.ChangeAsync(db => db.ContactOrganisations.CountAsync(filed => filed.OrganisationId == edunet)));
        var stranger = await app.ChangeAsync(async db =>
        {
            var id = Cast.Person(db, "Anna Berg", "anna@edunet.example");
            await db.SaveChangesAsync();
            return id;
        });
        await Assert.ThrowsAsync<RuleViolation>(() => DecideAsync(app, stranger, null));
    }

    [Fact]
    public async Task Later_files_follow_the_decision_and_the_same_file_again_changes_nothing()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var (leena, _, _) = await ShareAsync(app);
        await DecideAsync(app, leena, null);

        var again = await app.RunAsync("import", await app.FileAsync("contacts.csv", Contacts), "--json");
        Assert.Equal(2, again.Json.GetProperty("files")[0].GetProperty("unchanged").GetInt32());
        var batch = (await app.RunAsync("import", await app.FileAsync("more.csv", $"time,medium,from,to\n2026-11-03 10:00,mail,{Shared},jari.koski@solvtech.example\n"), "--json")).Json.GetProperty("batch").GetString()!;

        Assert.Equal(3, (await OfAsync(app, leena)).Count);
        (await app.RunAsync("undo", batch)).ShouldExit(0);
        Assert.Equal(2, (await OfAsync(app, leena)).Count);
    }

    [Fact]
    public async Task What_is_exported_after_the_decision_comes_back_unchanged()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var (leena, _, _) = await ShareAsync(app);
        await DecideAsync(app, leena, null);

        (await app.RunAsync("export", "contacts", "--out", "out.csv")).ShouldExit(0);
        var again = (await app.RunAsync("import", "out.csv", "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal((2, 2), (again.GetProperty("read").GetInt32(), again.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task Somebody_who_took_part_anyway_stays_when_the_address_turns_out_to_be_anothers()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var (leena, pekka, _) = await ShareAsync(app);
        await app.RunAsync("import", await app.FileAsync("both.csv", $"time,medium,from,to\n2026-11-04 10:00,mail,jari.koski@solvtech.example,leena@edunet.example;{Shared}\n"));

        await DecideAsync(app, leena, null);
        Assert.Equal(3, (await OfAsync(app, leena)).Count);
        await DecideAsync(app, pekka, leena);

        Assert.Single(await OfAsync(app, leena));
        Assert.Equal(3, (await OfAsync(app, pekka)).Count);
    }

    [Fact]
    public async Task When_the_person_is_gone_the_address_is_open_again()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var (leena, pekka, _) = await ShareAsync(app);
        await DecideAsync(app, leena, null);
        await app.ChangeAsync(db => db.People.Where(person => person.Id == leena).ExecuteDeleteAsync());

        Assert.Contains("waits for a decision", await app.Client.GetStringAsync("/people/addresses"), StringComparison.Ordinal);
        await DecideAsync(app, pekka, null);
        Assert.Equal(2, (await OfAsync(app, pekka)).Count);
    }

    private const string Contacts = $"time,medium,from,to,about\n2026-11-01 10:00,mail,{Shared},jari.koski@solvtech.example,Prices\n2026-11-02 10:00,phone,jari.koski@solvtech.example,{Shared},Prices again\n";

    private static async Task<(long Leena, long Pekka, long Edunet)> ShareAsync(TestApp app)
    {
        var cast = await Cast.AddAsync(app);
        var pekka = await app.ChangeAsync(async db =>
        {
            var leena = await db.People.AsTracking().Include(person => person.Emails).SingleAsync(person => person.Id == cast.LeenaId);
            leena.AddEmail(Shared);
            var id = Cast.Person(db, "Pekka Niemi", Shared, cast.EdunetId);
            await db.SaveChangesAsync();
            return id;
        });
        (await app.RunAsync("import", await app.FileAsync("contacts.csv", Contacts))).ShouldExit(0);
        return (cast.LeenaId, pekka, cast.EdunetId);
    }

    private static Task<int?> DecideAsync(TestApp app, long? person, long? was) => app.UseAsync<DecideAddress, int?>(use => use.RunAsync(new DecideAddress.Input(Shared, person, was)));

    private static Task<HttpResponseMessage> DecideOnPageAsync(TestApp app, string person, string was) =>
        app.SubmitAsync("/people/addresses", "/people/addresses", ("address", Shared), ("person", person), ("was", was));

    private static Task<List<ContactPerson>> OfAsync(TestApp app, long person) => app.ChangeAsync(db => db.ContactPeople.Where(part => part.PersonId == person).ToListAsync());
}
