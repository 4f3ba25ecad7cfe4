using System.Net;
using System.Text.Json;
using Solmu.Access;
using Solmu.Search;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Search;

public sealed class GoingAnywhereTests
{
    [Fact]
    public async Task A_few_letters_lead_to_partners_people_and_pages()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var slug = await app.PartnerAsync("Importeros", country: "ES");
        var person = await app.PersonAsync("Imelda Prat", slug);

        var found = await AskAsync(app.Client, "imp");

        Assert.Equal(["action Import files /imports", $"partner Importeros /partners/{slug}"], found.Take(2));
        Assert.Equal($"person Imelda Prat /people/{Solmu.Database.Ids.Text(person.Id)}", (await AskAsync(app.Client, "ime"))[0]);
        Assert.Equal("action Log a contact /contacts/new", (await AskAsync(app.Client, "log con"))[0]);
    }

    [Fact]
    public async Task Before_anything_is_typed_all_pages_stand_there_and_nobody_else()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.Equal(Places.All.Count, (await AskAsync(app.Client, "")).Count);
    }

    [Theory]
    [InlineData(Role.Owner)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Member)]
    [InlineData(Role.Reader)]
    public async Task Every_place_that_is_offered_opens(Role role)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(role));

        var offered = await ItemsAsync(browser, "");
        Assert.Equal(role == Role.Owner, offered.Exists(item => item.GetProperty("path").GetString() == "/keys"));
        foreach (var path in offered.Select(item => item.GetProperty("path").GetString()!))
        {
            Assert.True(HttpStatusCode.OK == (await browser.GetAsync(path)).StatusCode, path);
        }
    }

    [Fact]
    public async Task A_member_is_led_to_nothing_that_is_out_of_sight()
    {
        await using var worlds = await TwoWorlds.MakeAsync();
        using var without = await worlds.Without.BrowserAsync(worlds.People.Member);
        using var with = await worlds.With.BrowserAsync(worlds.People.Member);

        foreach (var typed in new[] { "", "nord", "secret", "anna", "acme", "j", "jari", "lonely", "freemail", "an", "audit", "keys" })
        {
            Assert.Equal(await without.GetStringAsync($"/palette?q={typed}"), await with.GetStringAsync($"/palette?q={typed}"));
        }

        Assert.Equal(["partner Nordlys /partners/nordlys"], (await AskAsync(with, "nordl")).Take(1));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%00")]
    [InlineData("%F0%9F%99%82")]
    [InlineData("'; drop table people --")]
    [InlineData("<script>")]
    public async Task Odd_letters_find_nothing_and_break_nothing(string typed)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.DoesNotContain(await AskAsync(app.Client, typed), item => item.StartsWith("person", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/palette?q=" + new string('x', 3000))).StatusCode);
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_is_told_anything()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var stranger = app.NewClient();

        var answer = await stranger.GetAsync("/palette?q=a");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("items", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_script_the_search_page_leads_there_too()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.Contains("href=\"/audit\"", await app.Client.GetStringAsync("/search?q=audit"), StringComparison.Ordinal);
    }

    private static async Task<List<string>> AskAsync(HttpClient browser, string typed) =>
        (await ItemsAsync(browser, typed)).ConvertAll(item => $"{item.GetProperty("kind")} {item.GetProperty("name")} {item.GetProperty("path")}");

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient browser, string typed) =>
        [.. JsonDocument.Parse(await browser.GetStringAsync($"/palette?q={(typed.Contains('%', StringComparison.Ordinal) ? typed : Uri.EscapeDataString(typed))}")).RootElement.GetProperty("items").EnumerateArray()];
}
