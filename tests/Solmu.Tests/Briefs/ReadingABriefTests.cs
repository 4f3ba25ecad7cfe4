using System.Text.Json;
using Solmu.Contracts;
using Solmu.Tests.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Briefs;

public sealed class ReadingABriefTests
{
    [Fact]
    public async Task The_document_tells_the_partner_on_one_page()
    {
        await using var app = await WithEdunetAsync();

        var brief = (await app.RunAsync("brief", "edunet", "--json")).ShouldExit(0).Json;

        Assert.Equal("Edunet", brief.GetProperty("partner").GetString());
        Assert.StartsWith("The contract ends in 71 days", brief.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Contains(brief.GetProperty("facts").EnumerateArray(), fact => fact.GetProperty("label").GetString() == "Dependency" && fact.GetProperty("value").ValueKind == JsonValueKind.Null);
        var person = brief.GetProperty("people")[0];
        Assert.Equal(("Katrin Vogel", "sales", "katrin@edunet.example", "2026-11-12", "Jari Koski"), (Text(person, "name"), Text(person, "role"), Text(person, "email"), Text(person, "lastContact"), Text(person, "withWhom")));
        Assert.Equal(15, brief.GetProperty("timeline").GetArrayLength());
        var latest = brief.GetProperty("timeline")[0];
        Assert.Equal(("2026-11-12T08:00:00Z", "met", "Offer #1 *sent* to <Kiel>"), (Text(latest, "time"), Text(latest, "kind"), Text(latest, "text")));
        Assert.Equal(["jari@solvtech.example", "katrin@edunet.example"], latest.GetProperty("who").EnumerateArray().Select(who => who.GetString()));
        Assert.Equal(2, brief.GetProperty("open").GetArrayLength());

        static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Markdown_is_the_default_and_what_people_typed_stays_text()
    {
        await using var app = await WithEdunetAsync();

        var markdown = (await app.RunAsync("brief", "edunet")).ShouldExit(0).Output;

        Assert.StartsWith("# Edunet\n", markdown, StringComparison.Ordinal);
        Assert.Contains("Offer \\#1 \\*sent\\* to \\<Kiel\\>", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_is_a_document_of_its_own()
    {
        await using var app = await WithEdunetAsync();

        var html = (await app.RunAsync("brief", "edunet", "--format", "html")).ShouldExit(0).Output;

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("to &lt;Kiel&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.Equal("Edunet", (await app.RunAsync("brief", "edunet", "--format", "json")).ShouldExit(0).Json.GetProperty("partner").GetString());
    }

    [Fact]
    public async Task An_unknown_partner_is_refused_and_an_unknown_format_is_wrong_use()
    {
        await using var app = await WithEdunetAsync();

        (await app.RunAsync("brief", "nobody", "--json")).ShouldExit(3);
        (await app.RunAsync("brief", "edunet", "--format", "pdf")).ShouldExit(2);
    }

    [Fact]
    public async Task The_page_shows_the_same()
    {
        await using var app = await WithEdunetAsync();
        await app.SignInAsync();

        var html = await app.Client.GetStringAsync("/partners/edunet/brief");

        Assert.Contains("class=\"brief", html, StringComparison.Ordinal);
        Assert.Contains("Offer #1 *sent* to &lt;Kiel&gt;", html, StringComparison.Ordinal);
    }

    private static async Task<TestApp> WithEdunetAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var (jari, katrin) = (await app.PersonAsync("Jari Koski", email: "jari@solvtech.example"), await app.PersonAsync("Katrin Vogel", slug, "katrin@edunet.example", "sales"));
        for (var i = 0; i < 16; i++)
        {
            await app.ContactAsync(slug, new DateTime(2026, 11, 12, 8, 0, 0, DateTimeKind.Utc).AddDays(-i), jari, katrin, about: i == 0 ? "Offer #1 *sent* to <Kiel>" : null);
        }

        var partnership = await app.PartnershipAsync(slug);
        await app.DoAsync<AddContract>(add => add.RunAsync(new(partnership, null, new DateOnly(2020, 1, 1), new DateOnly(2027, 2, 1), null)));
        return app;
    }
}
