using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

public sealed class ChangingRecordsTests
{
    [Fact]
    public async Task An_organisation_is_written_down_corrected_and_tagged()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        var made = (await program.PostAsync("/organisations", new { name = "Acme Oy", country = "FI", turnoverEur = 1234.56, domains = new[] { "acme.example" } })).Should(201);
        Assert.Equal($"/api/v1/organisations/{made.Id}", made.Location);
        Assert.Equal("FI", made.Json.GetProperty("country").GetString());
        Assert.Equal(1234.56m, made.Json.GetProperty("turnoverEur").GetDecimal());
        Assert.Equal($"\"{made.Json.GetProperty("version").GetInt32()}\"", made.ETag);

        var put = (await program.PutAsync($"/organisations/{made.Id}", Organisation("Acme AB", "SE"), made.ETag)).Should(200);
        Assert.Equal("Acme AB", put.Json.GetProperty("name").GetString());
        Assert.Equal("acme-oy", put.Json.GetProperty("slug").GetString());
        Assert.NotEqual(made.ETag, put.ETag);
        Assert.Equal(put.Text, (await program.GetAsync($"/organisations/{made.Id}")).Should(200).Text);

        var tagged = (await program.PostAsync($"/organisations/{made.Id}/tags", new { add = new[] { "Key", "Nordic" } })).Should(200);
        Assert.Equal(["Key", "Nordic"], tagged.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Contains("add", (await program.PostAsync($"/organisations/{made.Id}/tags", new { add = new[] { new string('x', 61) } })).Should(422).Wrong);
        Assert.Equal(1, (await program.GetAsync("/tags?q=nord")).Should(200).Items.Single().GetProperty("organisations").GetInt32());
    }

    [Fact]
    public async Task Our_own_firm_is_corrected_in_the_settings_only()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        var own = (await program.GetAsync("/organisations")).Items.Single();
        Assert.True(own.GetProperty("own").GetBoolean());

        (await program.PutAsync($"/organisations/{own.GetProperty("id").GetString()}", Organisation("Mine", "FI"), $"\"{own.GetProperty("version").GetInt32()}\"")).Should(422);
    }

    [Fact]
    public async Task A_partnership_brings_its_organisation_and_moves_by_steps()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);

        var made = (await program.PostAsync("/partnerships", new { organisation = "Brandnew", side = "upstream", stage = "F2", responsible = "jari.koski@solvtech.example", valueEur = 50000, shareOfOurSales = 0.12, relativeSize = "larger" })).Should(201);
        Assert.Equal("brandnew", made.Json.GetProperty("slug").GetString());
        Assert.Equal("jari.koski@solvtech.example", made.Json.GetProperty("responsible").GetString());
        Assert.Equal(Ids.Text(cast.JariId), made.Json.GetProperty("responsibleId").GetString());

        Assert.Contains("side", (await program.PostAsync("/partnerships", new { organisation = "brandnew", side = "upstream" })).Should(422).Wrong);
        (await program.PostAsync("/partnerships", new { organisation = made.Json.GetProperty("organisationId").GetString(), side = "support" })).Should(201);
        Assert.Contains("responsible", (await program.PostAsync("/partnerships", new { organisation = "Other", side = "support", responsible = "leena@edunet.example" })).Should(422).Wrong);
        Assert.Contains("responsible", (await program.PostAsync("/partnerships", new { organisation = "Other", side = "support", responsible = "nobody@else.example" })).Should(422).Wrong);

        Assert.Contains("to", (await program.PostAsync($"/partnerships/{made.Id}/steps", new { on = "2026-11-01" }, made.ETag)).Should(422).Wrong);
        var moved = (await program.PostAsync($"/partnerships/{made.Id}/steps", new { to = "F4", on = "2026-11-01", firmEvidence = "Offer sent" }, made.ETag)).Should(200);
        Assert.Equal("F4", moved.Json.GetProperty("stage").GetString());
        (await program.PostAsync($"/partnerships/{made.Id}/steps", new { to = "F5", on = "2026-11-02", firmEvidence = "Signed" }, made.ETag)).Should(412);
        Assert.Equal("Offer sent", (await program.GetAsync($"/partnerships/{made.Id}/steps")).Should(200).Items.Single().GetProperty("firmEvidence").GetString());

        var put = (await program.PutAsync($"/partnerships/{made.Id}", new { type = "platform", relativeSize = (string?)null, importance = 1, shareOfOurSales = (double?)null, ourShareOfTheirs = 0.5, valueEur = (decimal?)null, responsible = (string?)null, since = "2026-01-01" }, moved.ETag)).Should(200);
        Assert.Equal("F4", put.Json.GetProperty("stage").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, put.Json.GetProperty("responsible").ValueKind);
    }

    [Fact]
    public async Task A_person_is_written_down_employed_and_corrected()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);

        var made = (await program.PostAsync("/people", new { name = "Kim Berg", emails = new[] { "kim@edunet.example" }, role = "Owner", from = "2024-01-01" })).Should(201);
        Assert.Equal("Edunet Oy", made.Json.GetProperty("organisation").GetString());
        var moved = (await program.PostAsync($"/people/{made.Id}/employer", new { organisation = "Nordvision AB", on = "2026-01-01", email = "kim@nordvision.example" }, made.ETag)).Should(200);
        Assert.Equal(Ids.Text(cast.NordvisionId), moved.Json.GetProperty("organisationId").GetString());
        Assert.Equal(["kim@nordvision.example", "kim@edunet.example"], moved.Json.GetProperty("emails").EnumerateArray().Select(email => email.GetString()));

        var first = moved.Json.GetProperty("affiliations").EnumerateArray().Single(post => post.GetProperty("organisation").GetString() == "Edunet Oy").GetProperty("id").GetString();
        Assert.Contains("to", (await program.PutAsync($"/people/{made.Id}/affiliations/{first}", new { role = "Boss", from = "2026-01-01", to = "2024-01-01" }, moved.ETag)).Should(422).Wrong);
        (await program.PutAsync($"/people/{Ids.Text(cast.LeenaId)}/affiliations/{first}", new { role = "Boss", from = "2024-01-01", to = "2026-01-01" }, "\"3\"")).Should(404);
        var role = (await program.PutAsync($"/people/{made.Id}/affiliations/{first}", new { role = "Boss", from = "2024-01-01", to = "2025-12-31" }, moved.ETag)).Should(200);
        (await program.PostAsync($"/people/{made.Id}/affiliations", new { organisation = "Third", role = "Board" }, role.ETag)).Should(200);

        Assert.Contains("emails", (await program.PostAsync("/people", new { name = "X", emails = new[] { "no address" } })).Should(422).Wrong);
        Assert.Contains("emails", (await program.PostAsync("/people", new { name = "Kim Berg", emails = new[] { "kim@edunet.example" } })).Should(422).Wrong);
    }

    [Fact]
    public async Task A_suggestion_is_accepted_or_set_aside()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);
        var contact = (await program.PostAsync("/contacts", new { time = "2026-11-20T10:00", medium = "phone", own = new[] { "jari.koski@solvtech.example" }, others = new[] { "who@unknown.example" } })).Should(201);
        Assert.Equal("2026-11-20T08:00:00Z", contact.Json.GetProperty("time").GetString());
        var who = contact.Json.GetProperty("people").EnumerateArray().Single(person => !person.GetProperty("own").GetBoolean()).GetProperty("id").GetString();

        Assert.True((await program.GetAsync($"/people/{who}")).Json.GetProperty("suggested").GetBoolean());
        Assert.Single((await program.GetAsync("/people?whose=suggested")).Items);
        Assert.False((await program.PostAsync($"/people/{who}/acceptance", null)).Should(200).Json.GetProperty("suggested").GetBoolean());
        (await program.PostAsync($"/people/{who}/dismissal", null)).Should(200);
        Assert.Single((await program.GetAsync("/people?whose=ignored")).Items);
    }

    [Fact]
    public async Task A_contact_is_logged_corrected_and_taken_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);

        var made = (await program.PostAsync("/contacts", new { time = "2026-11-20T10:00:00Z", medium = "met", minutes = 30, about = "Plans", own = new[] { Ids.Text(cast.JariId) }, others = new[] { "leena@edunet.example" } })).Should(201);
        Assert.Equal("leena@edunet.example", made.Json.GetProperty("others")[0].GetString());
        foreach (var list in new[] { $"/contacts?person={Ids.Text(cast.LeenaId)}", $"/contacts?organisation={Ids.Text(cast.EdunetId)}", "/contacts?q=edunet", "/contacts?medium=met&from=2026-11-20&to=2026-11-20" })
        {
            Assert.Equal(made.Id, (await program.GetAsync(list)).Should(200).Items.Single().GetProperty("id").GetString());
        }

        Assert.Empty((await program.GetAsync("/contacts?q=nordvision")).Should(200).Items);
        var put = (await program.PutAsync($"/contacts/{made.Id}", new { time = "2026-11-20T11:00:00Z", medium = "video", minutes = (int?)null, about = (string?)null }, made.ETag)).Should(200);
        var seated = (await program.PostAsync($"/contacts/{made.Id}/people", new { gone = new[] { Ids.Text(cast.JariId) }, own = new[] { "liisa.salo@solvtech.example" } }, put.ETag)).Should(200);
        Assert.Equal(["liisa.salo@solvtech.example"], seated.Json.GetProperty("own").EnumerateArray().Select(person => person.GetString()));
        Assert.Equal("Plans", made.Json.GetProperty("about").GetString());
        put = seated;
        (await program.DeleteAsync($"/contacts/{made.Id}", null)).Should(428);
        (await program.DeleteAsync($"/contacts/{made.Id}", made.ETag)).Should(412);
        (await program.DeleteAsync($"/contacts/{made.Id}", put.ETag)).Should(204);
        (await program.GetAsync($"/contacts/{made.Id}")).Should(404);
        (await program.DeleteAsync($"/contacts/{made.Id}", put.ETag)).Should(404);

        Assert.Contains("others", (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "met", own = new[] { Ids.Text(cast.JariId) } })).Should(422).Wrong);
        Assert.Contains("own", (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "met", others = new[] { "leena@edunet.example" } })).Should(422).Wrong);
        Assert.Contains("time", (await program.PostAsync("/contacts", new { medium = "met", others = new[] { "leena@edunet.example" } })).Should(422).Wrong);
        Assert.Contains("medium", (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "pigeon", others = new[] { "leena@edunet.example" } })).Should(422).Wrong);
    }

    /// <summary>Only one of us can be our side.</summary>
    [Fact]
    public async Task Somebody_outside_is_never_logged_as_one_of_us()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);

        Assert.Contains("own", (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "met", own = new[] { Ids.Text(cast.LeenaId) }, others = new[] { "new@edunet.example" } })).Should(422).Wrong);
    }

    [Fact]
    public async Task A_contract_is_kept_under_its_partnership()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);
        var partnership = (await program.GetAsync($"/partnerships?organisation={Ids.Text(cast.EdunetId)}")).Should(200).Items.Single().GetProperty("id").GetString();

        var made = (await program.PostAsync("/contracts", new { partnershipId = partnership, title = "Reseller agreement", endsOn = "2027-06-30" })).Should(201);
        Assert.Equal("Edunet Oy", made.Json.GetProperty("organisation").GetString());
        Assert.Contains("partnershipId", (await program.PostAsync("/contracts", new { partnershipId = Ids.Text(1), title = "X" })).Should(422).Wrong);
        Assert.Contains("endsOn", (await program.PutAsync($"/contracts/{made.Id}", new { title = "X", startsOn = "2027-07-01", endsOn = "2027-06-30", talksSince = (string?)null, text = (string?)null }, made.ETag)).Should(422).Wrong);
        var put = (await program.PutAsync($"/contracts/{made.Id}", new { title = "Prolonged", startsOn = (string?)null, endsOn = "2028-06-30", talksSince = "2026-11-01", text = "Terms" }, made.ETag)).Should(200);
        Assert.Equal("\"2\"", put.ETag);
        (await program.DeleteAsync($"/contracts/{made.Id}", put.ETag)).Should(204);
    }

    [Fact]
    public async Task A_file_comes_in_and_is_taken_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        const string Csv = "name,country,side\nAlpha,FI,upstream\nBeta,Atlantis,downstream\n";

        var preview = (await program.PostAsync("/imports?dryRun=true&file=partners.csv", new StringContent(Csv))).Should(200);
        Assert.Null(preview.Json.GetProperty("batch").GetString());
        Assert.Equal("country", preview.Json.GetProperty("files")[0].GetProperty("problems")[0].GetProperty("field").GetString());

        using var form = new MultipartFormDataContent { { new StringContent(Csv), "file", "partners.csv" } };
        var done = (await program.PostAsync("/imports", form)).Should(201);
        var batch = done.Json.GetProperty("batch").GetString();
        Assert.Equal(1, done.Json.GetProperty("files")[0].GetProperty("created").GetInt32());
        Assert.Equal(batch, (await program.GetAsync("/imports")).Should(200).Items.Single().GetProperty("id").GetString());
        Assert.Equal(2, (await program.PostAsync($"/imports/{batch}/undoing", null)).Should(200).Json.GetProperty("undone").GetInt32());
        (await program.PostAsync($"/imports/{batch}/undoing", null)).Should(409);
        (await program.PostAsync($"/imports/{Ids.Text(1)}/undoing", null)).Should(404);
        (await program.PostAsync("/imports", new ByteArrayContent([]))).Should(400);
        (await program.PostAsync("/imports?kind=secrets", new StringContent(Csv))).Should(400);
        (await program.PostAsync("/imports?kind=mail", new ByteArrayContent([0, 1, 2, 255]))).Should(422);
    }

    [Fact]
    public async Task A_change_says_which_version_it_was_made_against()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        var made = (await program.PostAsync("/organisations", new { name = "Acme" })).Should(201);
        var path = $"/organisations/{made.Id}";

        (await program.PutAsync(path, Organisation("B", null), null)).Should(428);
        foreach (var tag in new[] { "3", "*", "W/\"1\"", "\"1\", \"2\"", "nonsense" })
        {
            (await program.PutAsync(path, Organisation("B", null), tag)).Should(400);
        }

        foreach (var tag in new[] { "\"99\"", "\"0\"", "\"abc\"", "\"\"", "\"99999999999999\"" })
        {
            (await program.PutAsync(path, Organisation("B", null), tag)).Should(412);
        }

        (await program.PutAsync($"/organisations/{Ids.Text(1)}", Organisation("B", null), null)).Should(404);
        (await program.PutAsync("/organisations/nonsense", "not json", null)).Should(404);
        Assert.Equal(made.Text, (await program.GetAsync(path)).Text);
    }

    [Fact]
    public async Task Of_fifty_parallel_changes_to_one_version_exactly_one_wins()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        var made = (await program.PostAsync("/organisations", new { name = "Acme" })).Should(201);

        var said = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => program.PutAsync($"/organisations/{made.Id}", Organisation($"Acme {number}", null), made.ETag)));

        Assert.Equal(49, said.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
        var winner = Assert.Single(said, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(winner.Text, (await program.GetAsync($"/organisations/{made.Id}")).Text);
    }

    [Fact]
    public async Task Nothing_is_emptied_by_leaving_it_out()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        var made = (await program.PostAsync("/organisations", new { name = "Acme", city = "Turku" })).Should(201);

        var refused = (await program.PutAsync($"/organisations/{made.Id}", new { name = "Acme" }, made.ETag)).Should(422);

        Assert.Equal(["city", "country", "domains", "employees", "turnoverEur", "website"], refused.Wrong.Order());
    }

    [Fact]
    public async Task What_is_not_there_is_answered_alike_everywhere()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app, Solmu.Keys.KeyScope.Admin);
        var texts = new HashSet<string>();
        foreach (var list in new[] { "organisations", "partnerships", "people", "contacts", "contracts", "tags", "imports", "keys", "nothing" })
        {
            foreach (var id in new[] { Ids.Text(1), "x", "%20", new string('z', 300) })
            {
                texts.Add((await program.GetAsync($"/{list}/{id}")).Should(404).Text);
            }
        }

        Assert.Single(texts);
        Assert.Equal(0, await app.ReadAsync(db => db.People.CountAsync()));
    }

    private static object Organisation(string name, string? country) =>
        new { name, country, city = (string?)null, employees = (int?)null, turnoverEur = (decimal?)null, website = (string?)null, domains = Array.Empty<string>() };
}
