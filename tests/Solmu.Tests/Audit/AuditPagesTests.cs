using System.Net;
using System.Text.RegularExpressions;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Notes;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Audit;

public sealed class AuditPagesTests
{
    [Fact]
    public async Task The_log_tells_in_words_who_did_what()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var outi = await app.SignInAsync();
        await ContractAsync(app, outi);

        var html = await TextAsync(app.Client, "/audit");

        Assert.Contains("in the last seven days, by 1 user", html, StringComparison.Ordinal);
        Assert.Contains("Outi Virta changed Reseller agreement with Edunet", html.Replace("the contract ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("ends on was 1 Feb 2027 → is 1 Feb 2029", html, StringComparison.Ordinal);
        Assert.Contains("The console added Edunet", html, StringComparison.Ordinal);
        Assert.Contains("Outi Virta signed in", html, StringComparison.Ordinal);
        Assert.DoesNotContain("EndsOn", html, StringComparison.Ordinal);
        Assert.DoesNotContain("FoldedName", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind=Contract", true)]
    [InlineData("kind=Person", false)]
    [InlineData("door=page", true)]
    [InlineData("door=command", false)]
    [InlineData("who=console", false)]
    [InlineData("from=2026-11-22&to=2026-11-22", true)]
    [InlineData("to=2026-11-21", false)]
    [InlineData("q=edu", true)]
    [InlineData("q=lumo", false)]
    [InlineData("door=nonsense&kind=1&from=soon&before=x", true)]
    public async Task The_log_is_narrowed(string query, bool shows)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ContractAsync(app, await app.SignInAsync());

        var html = await TextAsync(app.Client, "/audit?" + query);

        Assert.Equal(shows, html.Contains("changed the contract", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removed_record_is_found_by_the_name_it_had()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (_, contract) = await ContractAsync(app, await app.SignInAsync());
        await app.DoAsync<RemoveContract>(remove => remove.RunAsync(new(contract, 2)));

        Assert.Contains("The console removed the contract Reseller agreement", await TextAsync(app.Client, "/audit?q=reseller"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_entry_is_on_one_page_of_the_log()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        for (var i = 0; i < 61; i++)
        {
            await app.PartnerAsync($"Partner {i:00}");
        }

        var (shown, address) = (new List<string>(), "/audit?kind=Organisation");
        for (var page = 0; page < 10 && address.Length > 0; page++)
        {
            var html = await app.Client.GetStringAsync(address);
            shown.AddRange(Regex.Matches(html, "href=\"(/audit/[0-9a-z]{13})\"").Select(match => match.Groups[1].Value));
            address = WebUtility.HtmlDecode(Regex.Match(html, "href=\"([^\"]*)\">Older").Groups[1].Value);
        }

        var entries = (await app.EntriesAsync()).Where(entry => entry.Kind == nameof(Solmu.Organisations.Organisation)).OrderByDescending(entry => entry.Id).Select(entry => "/audit/" + Ids.Text(entry.Id));
        Assert.Equal(entries, shown);
    }

    [Fact]
    public async Task A_history_reaches_from_the_last_change_to_the_import()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var outi = await app.SignInAsync();
        var file = await app.FileAsync("partners.csv", "name,side,contract_ends\nLumo,downstream,2027-05-01\n");
        await app.RunAsync("import", file);
        var contract = (await app.ReadAsync("lumo")).Contracts.Single();
        await app.DoAsync<EditContract>(edit => edit.RunAsync(new(contract.Id, 1, "Frame contract", null, new(2028, 5, 1), null)), outi);

        var partner = await TextAsync(app.Client, "/partners/lumo/history");
        var alone = await TextAsync(app.Client, $"/partners/lumo/contracts/{Ids.Text(contract.Id)}/history");

        Assert.Contains("Outi Virta changed the contract Frame contract with Lumo on 22 Nov 2026", partner, StringComparison.Ordinal);
        Assert.Contains("The console imported partners.csv", partner, StringComparison.Ordinal);
        Assert.Contains("ends on was 1 May 2027 → is 1 May 2028", alone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_taken_back_from_its_page()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (slug, _) = await ContractAsync(app, await app.SignInAsync());
        var path = "/audit/" + Ids.Text((await app.EntriesAsync())[^1].Id);

        var answer = await app.SubmitAsync(path, $"{path}/taking-back");

        Assert.Equal((HttpStatusCode.SeeOther, path), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(new DateOnly(2027, 2, 1), (await app.ReadAsync(slug)).Contracts.Single().EndsOn);
        var html = await TextAsync(app.Client, path);
        Assert.Contains("1 record is as before", html, StringComparison.Ordinal);
        Assert.Contains("Taken back: Outi Virta changed", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.PostAsync($"{path}/taking-back", new FormUrlEncodedContent([]))).StatusCode);
    }

    [Fact]
    public async Task What_stays_is_named_on_a_page()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (_, contract) = await ContractAsync(app, await app.SignInAsync());
        var path = "/audit/" + Ids.Text((await app.EntriesAsync())[^1].Id);
        await app.DoAsync<EditContract>(edit => edit.RunAsync(new(contract, 2, "Reseller agreement", new(2024, 1, 1), new(2031, 2, 1), null)));

        var answer = await app.SubmitAsync(path, $"{path}/taking-back");

        var html = Strip(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no records are as before; 1 thing stayed", html, StringComparison.Ordinal);
        Assert.Contains("Reseller agreement with Edunet contract ends on was changed since", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_action_is_taken_back_at_once()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var before = await Dump.OfAsync(app);
        await app.PartnerAsync("Edunet");
        var path = "/audit/" + Ids.Text((await app.EntriesAsync())[^1].Id);

        Assert.Contains("Take back all 2", await TextAsync(app.Client, path), StringComparison.Ordinal);
        await app.SubmitAsync(path, $"{path}/action/taking-back");

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Whoever_does_not_see_a_partner_sees_nothing_of_its_history()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var jari = await app.PersonAsync("Jari Koski");
        var member = await app.UserAsync(Role.Member, jari.Id);
        var own = await app.PartnerAsync("Edunet", facts: A.Facts with { ResponsibleId = jari.Id });
        var other = await app.PartnerAsync("Lumo");
        var leena = await app.PersonAsync("Leena Aho", own, "leena@edunet.example", "Buyer");
        await app.DoAsync<AddAffiliation, bool>(add => add.RunAsync(new(leena.Id, leena.Version, "Lumo", "Secret adviser", null, null)));
        using var browser = await app.BrowserAsync(member);
        var entries = await app.EntriesAsync();
        var unseen = entries.Last(entry => entry is { Kind: nameof(Partnership), Act: Act.Created });
        var half = entries[^3..].First(entry => entry is { Kind: nameof(Person), Act: Act.Changed });

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/partners/{other}/history")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/audit/" + Ids.Text(unseen.Id))).StatusCode);
        Assert.Contains("The console added Edunet", await TextAsync(browser, $"/partners/{own}/history"), StringComparison.Ordinal);
        var person = await TextAsync(browser, $"/people/{Ids.Text(leena.Id)}/history");
        Assert.Contains("Buyer at Edunet", person, StringComparison.Ordinal);
        Assert.DoesNotContain("Lumo", person, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret adviser", person, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/audit/" + Ids.Text(half.Id))).StatusCode);
    }

    [Fact]
    public async Task A_reader_looks_and_takes_nothing_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var jari = await app.PersonAsync("Jari Koski");
        var reader = await app.UserAsync(Role.Reader, jari.Id);
        await app.PartnerAsync("Edunet", facts: A.Facts with { ResponsibleId = jari.Id });
        var path = "/audit/" + Ids.Text((await app.EntriesAsync()).Last(entry => entry is { Kind: nameof(Partnership), Act: Act.Created }).Id);
        using var browser = await app.BrowserAsync(reader);
        var before = await Dump.OfAsync(app);

        Assert.DoesNotContain("Take this back", await TextAsync(browser, path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(browser, "/settings", $"{path}/taking-back")).StatusCode);
        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<TakeBack>(take => take.RunAsync(new(null, 1)), reader));
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_private_note_leaves_no_trace_for_others()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var author = await app.UserAsync(Role.Owner, email: "author@solvtech.example");
        await app.SignInAsync();
        var id = (await app.ReadAsync(await app.PartnerAsync("Edunet"))).Id;
        var before = (await TextAsync(app.Client, "/audit"), await TextAsync(app.Client, "/partners/edunet/history"));

        await app.DoAsync<WriteNote>(write => write.RunAsync(new(id, null, "Was said openly", false)), author);
        var note = (await app.ReadAsync("edunet")).Notes.Single();
        await app.DoAsync<EditNote>(edit => edit.RunAsync(new(note.Id, 1, "Wants to retire", true)), author);
        await app.DoAsync<EditNote>(edit => edit.RunAsync(new(note.Id, 2, "Retires in May", true)), author);

        Assert.Equal(before.Item2, await TextAsync(app.Client, "/partners/edunet/history"));
        Assert.Equal(before.Item1, await TextAsync(app.Client, "/audit"));
        using var browser = await app.BrowserAsync(author);
        Assert.Contains("Retires in May", await TextAsync(browser, "/partners/edunet/history"), StringComparison.Ordinal);
    }

    private static async Task<(string Slug, long ContractId)> ContractAsync(TestApp app, User user)
    {
        var slug = await app.PartnerAsync("Edunet");
        var under = await app.PartnershipAsync(slug);
        await app.DoAsync<AddContract>(add => add.RunAsync(new(under, "Reseller agreement", new(2024, 1, 1), new(2027, 2, 1), null)));
        var contract = (await app.ReadAsync(slug)).Contracts.Single();
        await app.DoAsync<EditContract>(edit => edit.RunAsync(new(contract.Id, 1, "Reseller agreement", new(2024, 1, 1), new(2029, 2, 1), null)), user);
        return (slug, contract.Id);
    }

    private static async Task<string> TextAsync(HttpClient browser, string path) => Strip(await browser.GetStringAsync(path));

    /// <summary>The words of a page.</summary>
    private static string Strip(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", " ")), @"\s+", " ");
}
