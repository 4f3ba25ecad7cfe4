using System.Net.Http.Headers;
using Microsoft.Playwright;
using Solmu.Access;
using Solmu.Keys;
using Solmu.Shares;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>A member looks for another team's partner in all places there are, and finds the own one in each.</summary>
public sealed class OutOfSightTests(Chromium chromium)
{
    [Fact]
    public async Task A_member_meets_the_own_partner_everywhere_and_that_of_another_team_nowhere()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var member = await InviteAsync(app);
        await using var visit = await Visit.OpenAsAsync(chromium, app, member);

        await visit.GoAsync("/partners");
        Assert.StartsWith("1 partner", await visit.TitleAsync(), StringComparison.Ordinal);
        await ShouldShowOnlyTheOwnAsync(visit);
        foreach (var page in new[] { "/partners?country=SE", "/partners?sort=-value", "/partners?q=nord", "/people", "/people?q=berg", "/net", "/net?view=table", "/net?view=map", "/contacts/new?who=berg" })
        {
            await visit.GoAsync(page);
            await ShouldNotShowAsync(visit, page);
        }

        await visit.GoAsync("/net");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("Nord");
        await ShouldNotShowAsync(visit, "what Ctrl+K offers");
        foreach (var words in new[] { "Nord", "Nordvision", "nordvision.example", "Anna Berg", "anna.berg@nordvision.example", "The prototype", "moonshot" })
        {
            await visit.GoAsync($"/search?q={Uri.EscapeDataString(words)}");
            Assert.DoesNotContain("/partners/nordvision", await visit.Page.Locator("main").InnerHTMLAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await visit.Page.Locator("main a[href*='/people/']").CountAsync());
        }

        foreach (var address in new[] { "/partners/nordvision", "/partners/nordvision/brief", "/partners/nordvision/history", "/partners/nordvision/contacts.csv", "/contacts/new?partner=nordvision" })
        {
            var (hidden, never) = (await visit.Page.APIRequest.GetAsync(address), await visit.Page.APIRequest.GetAsync("/partners/never-was"));
            Assert.Equal((404, await WordsAsync(never)), (hidden.Status, await WordsAsync(hidden)));
        }

        foreach (var file in new[] { "/partners.csv", "/partners.json", "/people.csv", "/people.vcf", "/contracts.csv", "/net.json", "/net.graphml" })
        {
            var answer = await visit.Page.APIRequest.GetAsync(file);
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain("nordvision", await answer.TextAsync(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Nordlys", await (await visit.Page.APIRequest.GetAsync("/partners.csv")).TextAsync(), StringComparison.Ordinal);
        await AskAsProgramAsync(app, member);
    }

    private static async Task<User> InviteAsync(TestApp app)
    {
        var leena = await app.PersonAsync("Leena Aho");
        var own = await app.PartnerAsync("Nordlys", country: "NO", domains: "nordlys.example");
        var other = await app.PartnerAsync("Nordvision", country: "SE", domains: "nordvision.example");
        var anna = await app.PersonAsync("Anna Berg", other, "anna.berg@nordvision.example", "Chief scientist");
        await app.ContactAsync(other, new DateTime(2026, 6, 1, 9, 0, 0, DateTimeKind.Utc), leena, anna, about: "The prototype");
        var member = await app.UserAsync(Role.Member);
        await app.SaveAsync(Share.WithUser((await app.ReadAsync(own)).Id, member.Id, null, app.Clock.GetUtcNow().UtcDateTime));
        return member;
    }

    private static async Task ShouldShowOnlyTheOwnAsync(Visit visit)
    {
        await Assertions.Expect(visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Nordlys" }).First).ToBeVisibleAsync();
        await ShouldNotShowAsync(visit, visit.Path);
    }

    private static async Task ShouldNotShowAsync(Visit visit, string where)
    {
        var html = await visit.Page.ContentAsync();
        Assert.True(!html.Contains("Nordvision", StringComparison.OrdinalIgnoreCase) && !html.Contains("Anna Berg", StringComparison.Ordinal), where);
    }

    private static async Task<string> WordsAsync(IAPIResponse answer) => System.Text.RegularExpressions.Regex.Replace(await answer.TextAsync(), "name=\"(token|once)\" value=\"[^\"]*\"", "");

    private static async Task AskAsProgramAsync(TestApp app, User member)
    {
        var key = await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("a program", KeyScope.Read, null)), member);
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Token);
        foreach (var list in new[] { "/api/v1/partnerships", "/api/v1/organisations", "/api/v1/people", "/api/v1/contacts", "/api/v1/organisations?q=nordvision" })
        {
            var answer = await client.GetStringAsync(list);
            Assert.DoesNotContain("nordvision", answer, StringComparison.OrdinalIgnoreCase);
        }
    }
}
