using System.Net;
using System.Text.RegularExpressions;
using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Partnerships;

public sealed class PartnerPagesTests
{
    [Fact]
    public async Task An_empty_list_says_what_to_do()
    {
        await using var app = await SignedInAsync();

        var html = await app.Client.GetStringAsync("/partners");

        Assert.Contains("No partners yet", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/imports\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/partners/new\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_of_the_list_is_the_answer()
    {
        await using var app = await SignedInAsync();
        await app.PartnerAsync("Edunet Integrators");
        await app.PartnerAsync("Baltic Logistics", Side.Upstream, "EE");

        Assert.Contains("<h1>2 partners in 2 countries; 2 have nobody responsible</h1>", await app.Client.GetStringAsync("/partners"), StringComparison.Ordinal);
        Assert.Contains("<h1>1 of 2 partnerships: upstream, Estonia</h1>", await app.Client.GetStringAsync("/partners?side=upstream&country=ee"), StringComparison.Ordinal);
        Assert.Contains("<h1>No partner matches</h1>", await app.Client.GetStringAsync("/partners?q=zzz"), StringComparison.Ordinal);
        var sorted = await app.Client.GetStringAsync("/partners?sort=-value&page=99&stage=nonsense&responsible=nobody");
        Assert.Contains("aria-sort=\"descending\"", sorted, StringComparison.Ordinal);
        Assert.Contains("Edunet Integrators", sorted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_is_added_once_however_often_the_form_is_sent()
    {
        await using var app = await SignedInAsync();
        var html = await app.Client.GetStringAsync("/partners/new");
        var fields = TestApp.HiddenFields(html).Append(("name", "Edunet Integrators")).Append(("side", "downstream")).Append(("domains", "edunet.example, www.edunet-shop.example")).Append(("value", "455 000")).Append(("shareOfOurSales", "14"));

        var first = await PostAsync(app, "/partners/new", fields);
        var second = await PostAsync(app, "/partners/new", fields);

        Assert.Equal("/partners/edunet-integrators", first.Headers.Location?.ToString());
        Assert.Equal("/partners/edunet-integrators", second.Headers.Location?.ToString());
        var partner = await app.ReadAsync("edunet-integrators");
        Assert.Equal(["edunet-shop.example", "edunet.example"], partner.Domains);
        Assert.Equal((45_500_000L, 0.14), (partner.Partnerships.Single().ValueCents, partner.Partnerships[0].ShareOfOurs));
        Assert.Contains("Edunet Integrators", await app.Client.GetStringAsync("/partners/edunet-integrators"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "", "An organisation needs a name.")]
    [InlineData("side", "", "Say on which side of your work they stand.")]
    [InlineData("value", "much", "Write an amount of euros")]
    [InlineData("shareOfOurSales", "140", "Write a share between 0 and 100 %.")]
    [InlineData("domains", "gmail.com", "gives mailboxes to everybody")]
    [InlineData("country", "XX", "is not a country")]
    [InlineData("since", "22.11.2026", "Write the day as")]
    [InlineData("website", "javascript:alert(1)", "not the address of a website")]
    [InlineData("responsible", "0123456789abc", "Only one of your own people")]
    [InlineData("importance", "7", "Importance is 1, 2 or 3.")]
    public async Task A_wrong_field_is_told_beside_it_and_what_was_typed_stays(string field, string value, string message)
    {
        await using var app = await SignedInAsync();
        var typed = new Dictionary<string, string> { ["name"] = "Edunet", ["side"] = "downstream", ["city"] = "Kiel <3", [field] = value };

        var answer = await app.SubmitAsync("/partners/new", "/partners/new", [.. typed.Select(pair => (pair.Key, pair.Value))]);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Matches($"(?s)id=\"note-{field}\">\\s*<span class=\"form-error\">[^<]*{Regex.Escape(WebUtility.HtmlEncode(message))}", html);
        Assert.Contains("value=\"Kiel &lt;3\"", html, StringComparison.Ordinal);
        Assert.Contains("<h1>No partners yet</h1>", await app.Client.GetStringAsync("/partners"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_partner_is_not_added_twice_and_a_suggested_organisation_becomes_the_partner()
    {
        await using var app = await SignedInAsync();
        await app.PartnerAsync("Edunet GmbH");
        var suggested = Organisations.Organisation.Suggest("nordvision.example", "nordvision-example", null);
        await app.SaveAsync(suggested);

        var again = await app.SubmitAsync("/partners/new", "/partners/new", ("name", "EDUNET"), ("side", "upstream"));
        var adopted = await app.SubmitAsync("/partners/new", "/partners/new", ("name", "Nordvision"), ("side", "downstream"), ("domains", "nordvision.example"));

        Assert.Contains("is a partner already", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/partners/nordvision-example", adopted.Headers.Location?.ToString());
        Assert.Equal(suggested.Id, (await app.ReadAsync("nordvision-example")).Id);
    }

    [Fact]
    public async Task A_stale_edit_is_told_with_what_stands_there_now_and_keeps_what_was_typed()
    {
        await using var app = await SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");
        var form = await app.Client.GetStringAsync($"/partners/{slug}/partnerships/downstream");
        var version = (await app.ReadAsync(slug)).Partnerships[0];
        await app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(version.Id, version.Version, A.Facts with { Type = "integrator" })));

        var fields = TestApp.HiddenFields(form).Append(("version", $"{version.Version}")).Append(("type", "distributor")).Append(("importance", "2")).Append(("value", "455000")).Append(("since", "2020-01-01")).ToList();
        var stale = await PostAsync(app, $"/partners/{slug}/partnerships/downstream", fields);
        var html = await stale.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Contains("changed by somebody else", html, StringComparison.Ordinal);
        Assert.Contains("It says “integrator” now.", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("value=\"distributor\"", html, StringComparison.Ordinal);
        Assert.Equal("integrator", (await app.ReadAsync(slug)).Partnerships[0].Type);

        var newer = Regex.Match(html, "name=\"version\" value=\"(\\d+)\"").Groups[1].Value;
        var saved = await PostAsync(app, $"/partners/{slug}/partnerships/downstream", TestApp.HiddenFields(html).Append(("version", newer)).Append(("type", "distributor")));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("distributor", (await app.ReadAsync(slug)).Partnerships[0].Type);
    }

    [Fact]
    public async Task An_organisation_is_corrected_and_keeps_its_address()
    {
        await using var app = await SignedInAsync();
        var slug = await app.PartnerAsync("Edunet", domains: "edunet.example");
        var version = (await app.ReadAsync(slug)).Version;

        var answer = await app.SubmitAsync($"/partners/{slug}/edit", $"/partners/{slug}/edit", ("version", $"{version}"), ("name", "Edunet Group"), ("country", "AT"), ("employees", "1 200"), ("domains", "edunet.example, edunet.test"), ("website", "www.edunet.example"));

        Assert.Equal("/partners/edunet", answer.Headers.Location?.ToString());
        var partner = await app.ReadAsync(slug);
        Assert.Equal(("Edunet Group", "AT", 1200, "https://www.edunet.example"), (partner.Name, partner.Country, partner.Employees, partner.Website));
    }

    [Fact]
    public async Task A_step_needs_evidence_and_a_day_that_has_come()
    {
        await using var app = await SignedInAsync();
        var slug = await app.PartnerAsync("Edunet", stage: Stage.F4);
        var path = $"/partners/{slug}/partnerships/downstream/steps/new";
        var version = $"{(await app.ReadAsync(slug)).Partnerships[0].Version}";

        var without = await app.SubmitAsync(path, path, ("version", version), ("to", "F5"), ("on", "2026-11-20"));
        var early = await app.SubmitAsync(path, path, ("version", version), ("to", "F5"), ("on", "2026-12-24"), ("firmEvidence", "Contract"));
        var backwards = await app.SubmitAsync(path, path, ("version", version), ("to", "F1"), ("on", "2026-11-20"), ("firmEvidence", "Contract"));
        var taken = await app.SubmitAsync(path, path, ("version", version), ("to", "F5"), ("on", "2026-11-20"), ("managerEvidence", "Katrin Vogel met Outi Virta"));

        Assert.Contains("Write down what shows it", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("not before", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("does not go back", await backwards.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal(Stage.F5, (await app.ReadAsync(slug)).Partnerships[0].Stage);
        Assert.Contains("From negotiating to signed", await app.Client.GetStringAsync($"/partners/{slug}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/partners/nobody")]
    [InlineData("/partners/nobody/edit")]
    [InlineData("/partners/nobody/brief")]
    [InlineData("/partners/edunet/partnerships/upstream")]
    [InlineData("/partners/edunet/partnerships/sideways/steps/new")]
    [InlineData("/partners/edunet/contracts/0123456789abc")]
    [InlineData("/partners/edunet/notes/0123456789abc")]
    [InlineData("/partners/solvtech")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var app = await SignedInAsync();
        await app.PartnerAsync("Edunet");

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_partner_called_new_does_not_hide_the_form() =>
        Assert.Equal("new-2", await (await SignedInAsync()).PartnerAsync("New"));

    [Fact]
    public async Task A_second_side_is_written_down_once()
    {
        await using var app = await SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");
        var path = $"/partners/{slug}/partnerships/new";

        var same = await app.SubmitAsync(path, path, ("side", "downstream"));
        var other = await app.SubmitAsync(path, path, ("side", "upstream"), ("type", "technology"));

        Assert.Contains("is a partner on that side already", await same.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
        Assert.Equal(2, (await app.ReadAsync(slug)).Partnerships.Count);
    }

    internal static async Task<TestApp> SignedInAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        return app;
    }

    internal static Task<HttpResponseMessage> PostAsync(TestApp app, string path, IEnumerable<(string Name, string Value)> fields) =>
        app.Client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
}
