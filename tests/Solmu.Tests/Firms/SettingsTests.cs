using System.Net;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Firms;

public sealed class SettingsTests
{
    [Fact]
    public async Task The_firm_can_be_changed()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var answer = await SaveAsync(app, ("name", "SolvTech Group"), ("country", "SE"), ("domains", "solv.example; solvtech.example"), ("zone", "Europe/Stockholm"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var html = await app.Client.GetStringAsync("/settings");
        Assert.Contains("net of SolvTech Group", html, StringComparison.Ordinal);
        Assert.Contains("solv.example and solvtech.example", html, StringComparison.Ordinal);
        Assert.Contains("role=\"status\">Saved.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved.", await app.Client.GetStringAsync("/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_is_told_and_keeps_what_was_typed()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var old = Door.VersionOf(await app.Client.GetStringAsync("/settings"));
        await SaveAsync(app, ("name", "First"));

        var answer = await SaveAsync(app, ("name", "Second"), ("version", old));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("changed by somebody else", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Second\"", html, StringComparison.Ordinal);
        Assert.Contains("net of First", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "", "needs a name")]
    [InlineData("country", "", "Choose the country")]
    [InlineData("country", "XX", "not a country")]
    [InlineData("domains", "gmail.com", "mailboxes to everybody")]
    [InlineData("domains", " ", "at least one mail domain")]
    [InlineData("zone", "Mars/Olympus", "not a time zone")]
    public async Task What_cannot_be_is_refused_beside_its_field(string field, string value, string message)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var answer = await SaveAsync(app, (field, value));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains($"aria-describedby=\"note-{field}\" aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("net of SolvTech<", html, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SaveAsync(TestApp app, params (string Name, string Value)[] instead)
    {
        var fields = new Dictionary<string, string>
        {
            ["version"] = Door.VersionOf(await app.Client.GetStringAsync("/settings")),
            ["name"] = "SolvTech",
            ["country"] = "FI",
            ["domains"] = "solvtech.example",
            ["zone"] = "Europe/Helsinki",
        };
        foreach (var (name, value) in instead)
        {
            fields[name] = value;
        }

        return await Door.SendAsync(app.Client, "/settings", "/settings/firm", [.. fields.Select(field => (field.Key, field.Value))]);
    }
}
