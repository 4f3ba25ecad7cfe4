using System.Net;
using Solmu.Access;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class PasswordsTests
{
    private const string Fresh = "neljä mäntyä & yksi kuusi";

    [Theory]
    [InlineData("kolme koivua rannalla")]
    [InlineData("correct battery moss window")]
    [InlineData("mSd9#f!wLq02")]
    [InlineData("密码很长而且没有人会猜到它")]
    [InlineData("🌲🌊🪵🔥 metsä järvi")]
    public void Long_and_odd_passwords_are_taken(string password) => PasswordRules.Require("password", password, ["Outi Virta", "outi.virta@solvtech.example", "SolvTech Oy"]);

    [Theory]
    [InlineData("short word")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("9876543210987654")]
    [InlineData("qwertyuiopasdfgh")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("kissa1kissa1kissa1")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd!2026")]
    [InlineData("Passw0rdPassw0rd")]
    [InlineData("iloveyou123456")]
    [InlineData("Summer2026Summer2026")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("SolvTech2026!!")]
    [InlineData("Outi-Virta-1980")]
    [InlineData("solmusolvtech1")]
    [InlineData("solvtech-admin-1")]
    [InlineData("            ")]
    public void What_is_tried_first_is_refused(string password) =>
        Assert.Throws<RuleViolation>(() => PasswordRules.Require("password", password, ["Outi Virta", "outi.virta@solvtech.example", "SolvTech Oy"]));

    [Fact]
    public void Length_is_counted_in_characters_up_to_128()
    {
        var longest = string.Concat(Enumerable.Range(0, 16).Select(i => $"🌲{(char)('a' + i)}mök{(char)('b' + i * 3 % 20)}ä{i % 7}"));
        PasswordRules.Require("password", longest, []);

        Assert.Equal(128, longest.EnumerateRunes().Count());
        Assert.Throws<RuleViolation>(() => PasswordRules.Require("password", longest + "x", []));
        Assert.Throws<RuleViolation>(() => PasswordRules.Require("password", "🌲🌊🪵🔥🌲🌊", []));
    }

    [Fact]
    public void A_password_is_checked_as_it_was_typed()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash(Fresh);

        Assert.True(passwords.Matches(hash, Fresh));
        Assert.False(passwords.Matches(hash, Fresh.ToUpperInvariant()));
        Assert.False(passwords.Matches(hash, Fresh + " "));
        Assert.False(passwords.Matches(null, Fresh));
    }

    [Fact]
    public async Task A_changed_password_ends_every_session_but_the_one_at_hand()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        using var other = app.NewClient();
        await app.SignInByFormAsync(other);
        var before = Door.SessionCookie(await app.SignInByFormAsync(app.Client)).Split(';')[0];

        var answer = await Door.SendAsync(app.Client, "/account", "/account/password", ("current", TestApp.OwnerPassword), ("new", Fresh));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await other.ShouldBeStrangerAsync();
        await app.Client.ShouldBeSignedInAsync();
        using var stale = app.NewClient();
        stale.DefaultRequestHeaders.Add("Cookie", before);
        await stale.ShouldBeStrangerAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SignInByFormAsync(app.NewClient())).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SignInByFormAsync(app.NewClient(), Fresh)).StatusCode);
    }

    [Theory]
    [InlineData("not my password at all", Fresh, "not your password")]
    [InlineData(TestApp.OwnerPassword, "tooshort", "at least 12")]
    [InlineData(TestApp.OwnerPassword, "SolvTech-2026!", "tried first")]
    public async Task A_change_that_is_refused_leaves_the_password_and_the_sessions(string current, string fresh, string message)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.AddOwnerAsync();
        await app.SignInByFormAsync(app.Client);

        var answer = await Door.SendAsync(app.Client, "/account", "/account/password", ("current", current), ("new", fresh));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.Client.ShouldBeSignedInAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SignInByFormAsync(app.NewClient())).StatusCode);
    }
}
