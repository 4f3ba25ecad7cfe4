using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.People;

public sealed class PeoplePagesTests
{
    [Fact]
    public async Task The_list_answers_how_many_there_are_and_offers_suggestions()
    {
        await using var app = await SignedInAsync();
        await Cast.AddAsync(app);
        await app.RunAsync("log", "--with", "jari.koski@solvtech.example,new.one@unknown.example", "--medium", "mail");

        var page = await app.Client.GetStringAsync("/people");

        Assert.Contains("4 people, 2 of them ours; 1 suggestion waits", page, StringComparison.Ordinal);
        Assert.Contains("Accept", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_is_accepted_or_set_aside_in_place()
    {
        await using var app = await SignedInAsync();
        await Cast.AddAsync(app);
        await app.RunAsync("log", "--with", "jari.koski@solvtech.example,a@unknown.example,b@unknown.example", "--medium", "mail");
        var a = await IdAsync(app, "a@unknown.example");
        var b = await IdAsync(app, "b@unknown.example");

        await app.SubmitAsync("/people?whose=suggested", $"/people/{a}/acceptance", ("back", "/people?whose=suggested"));
        var answer = await app.SubmitAsync("/people?whose=suggested", $"/people/{b}/dismissal", ("back", "https://elsewhere.example/"));

        Assert.Equal($"/people/{b}", answer.Headers.Location!.ToString());
        Assert.Contains("No suggestions wait", await app.Client.GetStringAsync("/people?whose=suggested"), StringComparison.Ordinal);
        Assert.Contains("b@unknown.example", await app.Client.GetStringAsync("/people?whose=ignored"), StringComparison.Ordinal);
        Assert.DoesNotContain("b@unknown.example", await app.Client.GetStringAsync("/people"), StringComparison.Ordinal);
        Assert.False((await app.RunAsync("person", "a@unknown.example", "--json")).Json.GetProperty("person").GetProperty("suggested").GetBoolean());
    }

    [Fact]
    public async Task A_double_click_adds_one_person()
    {
        await using var app = await SignedInAsync();
        var form = TestApp.HiddenFields(await app.Client.GetStringAsync("/people/new")).Append(("name", "Leena Aho")).Append(("emails", "leena@edunet.example"))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();

        var answers = await Task.WhenAll(app.Client.PostAsync("/people", new FormUrlEncodedContent(form)), app.Client.PostAsync("/people", new FormUrlEncodedContent(form)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(answers[0].Headers.Location, answers[1].Headers.Location);
        Assert.Equal(1, await app.ChangeAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        await using var app = await SignedInAsync();

        var answer = await app.SubmitAsync("/people/new", "/people", ("name", "Leena <Aho>"), ("emails", "not an address"), ("city", "Oulu"), ("organisation", "Edunet Oy"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Leena &lt;Aho&gt;", page, StringComparison.Ordinal);
        Assert.Contains("not an address is not an e-mail address.", page, StringComparison.Ordinal);
        Assert.Contains("Oulu", page, StringComparison.Ordinal);
        Assert.Contains("Edunet Oy", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_edit_keeps_the_text_and_tells()
    {
        await using var app = await SignedInAsync();
        var cast = await Cast.AddAsync(app);
        var address = $"/people/{Ids.Text(cast.LeenaId)}";
        var version = Cast.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await app.SubmitAsync(address + "/edit", address, ("version", version), ("name", "Leena Aho"), ("emails", "leena@edunet.example"), ("city", "Oulu"));

        var answer = await app.SubmitAsync(address + "/edit", address, ("version", version), ("name", "Leena Aho"), ("emails", "leena@edunet.example"), ("city", "Turku"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("changed by somebody else", page, StringComparison.Ordinal);
        Assert.Contains("Turku", page, StringComparison.Ordinal);
        Assert.Contains("Oulu", await app.Client.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_person_says_who_had_contact_last_and_keeps_it_through_a_change_of_employer()
    {
        await using var app = await SignedInAsync();
        var cast = await Cast.AddAsync(app);
        await app.RunAsync("log", "--with", "jari.koski@solvtech.example,leena@edunet.example", "--medium", "phone", "--time", "2026-11-20", "--about", "Offer <b>");
        var address = $"/people/{Ids.Text(cast.LeenaId)}";

        var answer = await app.SubmitAsync(address, address + "/employer", ("version", Cast.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("organisation", "Brand New Ltd"), ("role", "Head"), ("on", "2026-11-21"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await app.Client.GetStringAsync(address);
        Assert.Contains("Head · Brand New Ltd", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Last contact 2 days ago, on 20 Nov 2026: Jari Koski, by phone.", page, StringComparison.Ordinal);
        Assert.Contains("Offer &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("then at Edunet Oy", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_forms_on_the_page_of_a_person_keep_their_fields()
    {
        await using var app = await SignedInAsync();
        var cast = await Cast.AddAsync(app);
        var address = $"/people/{Ids.Text(cast.LeenaId)}";

        var employer = await app.SubmitAsync(address, address + "/employer", ("version", "3"), ("organisation", "Edunet Oy"), ("role", "Head of everything"), ("on", "2026-11-21"));
        var rating = await app.SubmitAsync(address, address + "/ratings", ("own", ""), ("closeness", ""), ("trust", ""), ("on", "2026-11-21"));
        var day = await app.SubmitAsync(address, address + "/affiliations", ("version", "3"), ("organisation", "Lingua"), ("from", "yesterday"));

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], new[] { employer, rating, day }.Select(answer => answer.StatusCode));
        Assert.Contains("Head of everything", await employer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Lingua", await day.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_on_a_person_is_kept_and_a_private_one_is_its_authors_alone()
    {
        await using var app = await SignedInAsync();
        var cast = await Cast.AddAsync(app);
        var address = $"/people/{Ids.Text(cast.LeenaId)}";

        await app.SubmitAsync(address, address + "/notes", ("text", "Speaks Swedish"), ("private", "on"));
        var empty = await app.SubmitAsync(address, address + "/notes", ("text", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("is-warn\">private</span>", await app.Client.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people/0000000000042")]
    [InlineData("/people/leena-aho")]
    [InlineData("/people/0000000000042/edit")]
    [InlineData("/people?organisation=nobody")]
    [InlineData("/contacts/0000000000042")]
    [InlineData("/contacts/new?partner=nobody")]
    [InlineData("/contacts/new?person=0000000000042")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        await using var app = await SignedInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/people?whose=17")]
    [InlineData("/people?page=-5")]
    [InlineData("/people?page=99999999")]
    [InlineData("/people?q=%22%25_%27&role=%25&tag=x&country=zz")]
    [InlineData("/search?q=%00%22")]
    [InlineData("/search?q=%F0%9F%99%82")]
    [InlineData("/search")]
    [InlineData("/contacts/new?who=%22")]
    public async Task Odd_questions_are_answered(string address)
    {
        await using var app = await SignedInAsync();
        await Cast.AddAsync(app);

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(address)).StatusCode);
    }

    internal static async Task<TestApp> SignedInAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        return app;
    }

    private static async Task<string> IdAsync(TestApp app, string address) =>
        (await app.RunAsync("person", address, "--json")).ShouldExit(0).Json.GetProperty("person").GetProperty("id").GetString()!;
}
