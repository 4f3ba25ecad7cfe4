using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

/// <summary>What tests of signing in do again and again.</summary>
internal static class Door
{
    /// <summary>An owner with a password, as the first page makes one; signed in nowhere.</summary>
    public static async Task<User> AddOwnerAsync(this TestApp app)
    {
        var hash = app.Services.GetRequiredService<Passwords>().Hash(TestApp.OwnerPassword);
        return await app.ChangeAsync(async db =>
        {
            var user = new User(TestApp.OwnerEmail, "Outi Virta", Role.Owner, hash, app.Clock.GetUtcNow().UtcDateTime);
            db.Add(user);
            await db.SaveChangesAsync();
            return user;
        });
    }

    public static Task<HttpResponseMessage> SignInByFormAsync(this TestApp app, HttpClient browser, string password = TestApp.OwnerPassword, string email = TestApp.OwnerEmail, string back = "/settings") =>
        SendAsync(browser, "/sign-in", "/sign-in", ("email", email), ("password", password), ("return", back));

    /// <summary>The code that the user's app shows now, or steps of half a minute from now.</summary>
    public static string CodeOf(this TestApp app, byte[] key, int stepsFromNow = 0) => Totp.CodeOf(key, Totp.StepAt(app.Clock.GetUtcNow().UtcDateTime) + stepsFromNow);

    /// <summary>Opens the page and sends its form; fields given here replace the page's own.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        return await browser.PostAsync(action, new FormUrlEncodedContent(TestApp.HiddenFields(html).Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    public static string SessionCookie(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.SingleOrDefault(cookie => cookie.StartsWith("solmu=", StringComparison.Ordinal)) ?? "" : "";

    public static string VersionOf(string html) => Regex.Match(html, "name=\"version\" value=\"([^\"]*)\"").Groups[1].Value;

    public static async Task ShouldBeSignedInAsync(this HttpClient browser) => Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings")).StatusCode);

    public static async Task ShouldBeStrangerAsync(this HttpClient browser) => Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/settings")).StatusCode);
}
