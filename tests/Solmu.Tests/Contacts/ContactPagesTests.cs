using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Contacts;

public sealed class ContactPagesTests
{
    [Fact]
    public async Task From_a_partner_its_people_are_offered_the_latest_contact_first()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var cast = await Cast.AddAsync(app);
        await app.ChangeAsync(async db =>
        {
            Cast.Person(db, "Anna Berg", "anna@edunet.example", cast.EdunetId);
            return await db.SaveChangesAsync();
        });
        await app.RunAsync("log", "--with", "jari.koski@solvtech.example,leena@edunet.example", "--medium", "phone");

        var page = await app.Client.GetStringAsync("/contacts/new?partner=edunet-oy");

        Assert.InRange(page.IndexOf("Leena Aho", StringComparison.Ordinal), 1, page.IndexOf("Anna Berg", StringComparison.Ordinal));
        Assert.Contains("value=\"2026-11-22T11:00\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_clicks_log_a_contact_and_a_double_click_logs_one()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var cast = await Cast.AddAsync(app);
        var page = await app.Client.GetStringAsync("/contacts/new?partner=edunet-oy");
        var form = TestApp.HiddenFields(page).Concat([("partner", "edunet-oy"), ("with", Ids.Text(cast.LeenaId)), ("medium", "met"), ("time", "2026-11-22T11:00"), ("minutes", ""), ("about", "")])
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();

        var answers = await Task.WhenAll(app.Client.PostAsync("/contacts", new FormUrlEncodedContent(form)), app.Client.PostAsync("/contacts", new FormUrlEncodedContent(form)));

        Assert.All(answers, answer => Assert.Equal("/partners/edunet-oy", answer.Headers.Location!.ToString()));
        var contact = await app.ChangeAsync(db => db.Contacts.Include(one => one.People).Include(one => one.Organisations).SingleAsync());
        Assert.Equal(new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), contact.At);
        Assert.Equal(2, contact.People.Count);
        Assert.Equal(cast.EdunetId, contact.Organisations.Single().OrganisationId);
    }

    [Fact]
    public async Task A_refused_contact_keeps_everything_that_was_typed()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var cast = await Cast.AddAsync(app);

        var answer = await app.SubmitAsync("/contacts/new", "/contacts", ("with", Ids.Text(cast.LeenaId)), ("own", Ids.Text(cast.LiisaId)), ("time", "2026-11-20T08:15"), ("about", "Half-year review"), ("addresses", "x@lingua.example"), ("minutes", "45"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Choose how it took place.", page, StringComparison.Ordinal);
        Assert.Contains("Half-year review", page, StringComparison.Ordinal);
        Assert.Contains("2026-11-20T08:15", page, StringComparison.Ordinal);
        Assert.Contains("x@lingua.example", page, StringComparison.Ordinal);
        Assert.Matches($"value=\"{Ids.Text(cast.LeenaId)}\" checked", page);
        Assert.Matches($"value=\"{Ids.Text(cast.LiisaId)}\" checked", page);
    }

    [Theory]
    [InlineData("time", "soon")]
    [InlineData("time", "")]
    [InlineData("minutes", "-1")]
    [InlineData("minutes", "many")]
    [InlineData("addresses", "not-an-address")]
    [InlineData("with", "0000000000042")]
    [InlineData("with", "nobody")]
    public async Task A_field_that_cannot_be_read_is_refused(string field, string value)
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var cast = await Cast.AddAsync(app);
        var fields = new Dictionary<string, string> { ["with"] = Ids.Text(cast.LeenaId), ["medium"] = "met", ["time"] = "2026-11-20T08:15", [field] = value };

        var answer = await app.SubmitAsync("/contacts/new", "/contacts", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await app.ChangeAsync(db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task A_contact_is_corrected_and_removed_on_its_page()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        await Cast.AddAsync(app);
        var id = (await app.RunAsync("log", "--with", "jari.koski@solvtech.example,leena@edunet.example", "--medium", "phone", "--json")).Json.GetProperty("contact").GetProperty("id").GetString();

        var saved = await app.SubmitAsync($"/contacts/{id}", $"/contacts/{id}", ("version", "1"), ("medium", "video"), ("time", "2026-11-22T11:00"), ("minutes", "20"), ("about", "Offer"));
        Assert.Equal(2, await app.ChangeAsync(db => db.ContactPeople.CountAsync()));
        var stale = await app.SubmitAsync($"/contacts/{id}", $"/contacts/{id}", ("version", "1"), ("medium", "met"), ("time", "2026-11-22T11:00"), ("about", "Kept text"));
        var removed = await app.SubmitAsync($"/contacts/{id}", $"/contacts/{id}/removal", ("version", "2"));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther], new[] { saved, stale, removed }.Select(answer => answer.StatusCode));
        Assert.Contains("Kept text", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"/contacts/{id}")).StatusCode);
    }

    [Fact]
    public async Task Who_took_part_is_corrected_on_both_sides()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var cast = await Cast.AddAsync(app);
        var anna = await app.ChangeAsync(async db =>
        {
            var id = Cast.Person(db, "Anna Berg", "anna@nordvision.example", cast.NordvisionId);
            await db.SaveChangesAsync();
            return id;
        });
        var contact = (await app.RunAsync("log", "--with", "jari.koski@solvtech.example,leena@edunet.example", "--medium", "phone", "--json")).Json.GetProperty("contact").GetProperty("id").GetString();
        var page = await app.Client.GetStringAsync($"/contacts/{contact}");
        Assert.Matches($"name=\"with\" value=\"{Ids.Text(cast.LeenaId)}\" checked", page);
        Assert.Contains($"name=\"own\" value=\"{Ids.Text(cast.LiisaId)}\"", page, StringComparison.Ordinal);
        (string, string)[] fields = [("version", "1"), ("medium", "phone"), ("time", "2026-11-22T11:00"), ("shown", Ids.Text(cast.LeenaId)), ("shown", Ids.Text(cast.JariId))];

        var nobody = await app.SubmitAsync($"/contacts/{contact}", $"/contacts/{contact}", [.. fields, ("own", Ids.Text(cast.JariId))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Contains("A contact is with somebody outside your firm", await nobody.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var unknown = await app.SubmitAsync($"/contacts/{contact}", $"/contacts/{contact}", [.. fields, ("own", Ids.Text(cast.JariId)), ("with", Ids.Text(cast.LeenaId)), ("addresses", "nonsense")]);
        Assert.Contains("nonsense is not an e-mail address.", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var saved = await app.SubmitAsync($"/contacts/{contact}", $"/contacts/{contact}", [.. fields, ("own", Ids.Text(cast.LiisaId)), ("with", Ids.Text(anna)), ("addresses", "new@lingua.example")]);

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("None of ours has had a contact", await app.Client.GetStringAsync($"/people/{Ids.Text(cast.LeenaId)}"), StringComparison.Ordinal);
        var anna2 = await app.Client.GetStringAsync($"/people/{Ids.Text(anna)}");
        Assert.Contains("Liisa Salo", anna2, StringComparison.Ordinal);
        var filed = await app.ChangeAsync(db => db.ContactOrganisations.Select(one => one.OrganisationId).ToListAsync());
        Assert.Contains(cast.NordvisionId, filed);
        Assert.DoesNotContain(cast.EdunetId, filed);
        Assert.Equal(2, filed.Count);
        var parts = await app.ChangeAsync(db => db.ContactPeople.ToListAsync());
        Assert.Equal([cast.LiisaId], parts.Where(part => part.IsOurs).Select(part => part.PersonId));
    }
}
