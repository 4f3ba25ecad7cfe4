using Microsoft.Playwright;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>An owner lets somebody in, who sets up a second factor, and then sees what is shared and nothing else.</summary>
public sealed class LettingSomebodyInTests(Chromium chromium)
{
    private const string Email = "jari.manty@solvtech.example";
    private const string Password = "neljä kuusta mäellä";

    [Fact]
    public async Task Somebody_is_invited_comes_in_with_a_second_factor_and_sees_what_is_shared()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.UserAsync(Role.Owner);
        var slug = await app.PartnerAsync("Nordlys", country: "NO");
        await app.PartnerAsync("Edunet", country: "SE");
        await using var owner = await Visit.OpenSignedInAsync(chromium, app);
        await using var member = await Visit.OpenAsync(chromium, app);

        await AcceptAsync(member, await InviteAsync(owner));
        await member.GoAsync("/partners");
        Assert.Equal("No partners yet", await member.TitleAsync());
        await ShareAsync(owner, slug);
        await member.GoAsync("/partners");
        Assert.Equal(["Nordlys"], await member.Page.Locator("tbody th a").AllInnerTextsAsync());

        var key = await SetUpAsync(app, member);
        await SignInWithCodeAsync(app, member, key);

        owner.ShouldBeCalm();
        member.ShouldBeCalm();
    }

    private static async Task<string> InviteAsync(Visit owner)
    {
        await owner.GoAsync("/users/new");
        await owner.ShouldBeAccessibleAsync();
        await owner.FillAsync("E-mail address", Email);
        await owner.Page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("Member");
        await owner.ClickAsync("Make the link");
        await owner.ShouldBeAccessibleAsync();
        return new Uri(await owner.Page.Locator(".key-text").InnerTextAsync()).PathAndQuery;
    }

    private static async Task AcceptAsync(Visit member, string link)
    {
        await member.GoAsync(link);
        await member.ShouldBeAccessibleAsync();
        await member.FillAsync("Your name", "Jari Mänty");
        await member.FillAsync("A password", Password);
        await member.ClickAsync("Come in");
        Assert.Equal("/today", member.Path);
    }

    private static async Task ShareAsync(Visit owner, string slug)
    {
        await owner.GoAsync($"/partners/{slug}");
        await owner.ToNextPageAsync(owner.Page.Locator("#shares").GetByRole(AriaRole.Link, new() { Name = "Share" }));
        await owner.Page.GetByLabel("With", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Jari Mänty" });
        await owner.ToNextPageAsync(owner.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }));
        Assert.Contains("Jari Mänty", await owner.Page.Locator("#shares").InnerTextAsync(), StringComparison.Ordinal);
        await owner.ShouldBeAccessibleAsync();
    }

    private static async Task<byte[]> SetUpAsync(TestApp app, Visit member)
    {
        await member.GoAsync("/account/second-factor");
        await member.ShouldBeAccessibleAsync();
        var key = FromBase32(await member.Page.Locator(".key-text").InnerTextAsync());
        await member.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(CodeOf(app, key));
        await member.FillAsync("Your password", Password);
        await member.ClickAsync("Switch it on");
        Assert.Equal(RecoveryCodes.Many, await member.Page.Locator(".codes li").CountAsync());
        await member.ShouldBeAccessibleAsync();
        return key;
    }

    private static async Task SignInWithCodeAsync(TestApp app, Visit member, byte[] key)
    {
        await member.Page.Locator(".account summary").ClickAsync();
        await member.ToNextPageAsync(member.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await member.FillAsync("E-mail address", Email);
        await member.FillAsync("Password", Password);
        await member.ClickAsync("Sign in");
        await member.ShouldBeAccessibleAsync();
        await member.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(CodeOf(app, key));
        await member.ClickAsync("Sign in");
        Assert.Equal("/today", member.Path);
    }

    private static string CodeOf(TestApp app, byte[] key) => Totp.CodeOf(key, Totp.StepAt(app.Clock.GetUtcNow().UtcDateTime));

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
