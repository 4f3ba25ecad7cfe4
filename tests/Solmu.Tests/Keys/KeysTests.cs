using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.Api;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Keys;

public sealed class KeysTests
{
    [Fact]
    public async Task Without_a_key_the_API_says_that_it_takes_one()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var nobody = new Caller(app, null);

        var said = (await nobody.GetAsync("/organisations")).Should(401);

        Assert.Equal("Bearer realm=\"solmu\"", said.Challenge);
        foreach (var wrong in new[] { "solmu_0", "solmu_" + new string('0', 64), "hunter2", new string('x', 5000) })
        {
            using var stranger = new Caller(app, wrong);
            Assert.Contains("invalid_token", (await stranger.GetAsync("/organisations")).Should(401).Challenge, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cookie_opens_nothing_here()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/partners")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client.GetAsync("/api/v1/organisations")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client.PostAsync("/api/v1/organisations", null)).StatusCode);
    }

    [Fact]
    public async Task A_key_opens_no_page()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var token = (await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("x", KeyScope.Admin, null)))).Token;
        app.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");

        Assert.Equal(HttpStatusCode.Redirect, (await app.Client.GetAsync("/partners")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        (await program.GetAsync("/organisations")).Should(200);

        var id = await app.ReadAsync(db => db.ApiKeys.Select(key => key.Id).SingleAsync());
        await app.DoAsync<RevokeKey, bool>(revoke => revoke.RunAsync(new RevokeKey.Input(id)));

        (await program.GetAsync("/organisations")).Should(401);
    }

    [Fact]
    public async Task A_key_ends_with_its_last_day_in_the_firms_zone()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var token = (await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("x", KeyScope.Read, new DateOnly(2026, 11, 22))))).Token;
        using var program = new Caller(app, token);

        app.Clock.Advance(TimeSpan.FromHours(12)); // 23:00 in Helsinki
        (await program.GetAsync("/organisations")).Should(200);
        app.Clock.Advance(TimeSpan.FromHours(1));
        (await program.GetAsync("/organisations")).Should(401);
    }

    [Fact]
    public async Task A_disabled_user_takes_the_keys_along()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var user = await app.SignInAsync();
        using var program = await Caller.ComeAsync(app, user: user);
        (await program.GetAsync("/organisations")).Should(200);

        await app.ChangeAsync(async db =>
        {
            (await db.Users.AsTracking().SingleAsync()).Disable(app.Clock.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });

        (await program.GetAsync("/organisations")).Should(401);
    }

    [Fact]
    public async Task A_key_stays_within_its_scope()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var reader = await Caller.ComeAsync(app, KeyScope.Read);
        using var writer = await Caller.ComeAsync(app, KeyScope.Write);
        using var admin = await Caller.ComeAsync(app, KeyScope.Admin);

        (await reader.GetAsync("/tags")).Should(200);
        (await reader.PostAsync("/tags", new { name = "x" })).Should(403);
        (await writer.PostAsync("/tags", new { name = "x" })).Should(201);
        (await writer.GetAsync("/keys")).Should(403);
        (await admin.GetAsync("/keys")).Should(200);
        Assert.Equal(1, await app.ReadAsync(db => db.Tags.CountAsync()));
    }

    [Fact]
    public async Task A_key_is_told_once_and_kept_as_a_hash()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var admin = await Caller.ComeAsync(app, KeyScope.Admin);

        var made = (await admin.PostAsync("/keys", new { name = "export", scope = "read" }, once: "k1")).Should(201);
        var token = made.Json.GetProperty("key").GetString()!;
        Assert.StartsWith("solmu_", token, StringComparison.Ordinal);
        Assert.Equal(70, token.Length);
        Assert.Null((await admin.PostAsync("/keys", new { name = "export", scope = "read" }, once: "k1")).Should(201).Json.GetProperty("key").GetString());
        Assert.Null((await admin.GetAsync($"/keys/{made.Id}")).Should(200).Json.GetProperty("key").GetString());
        Assert.DoesNotContain(await app.ReadAsync(db => db.ApiKeys.ToListAsync()), key => key.Start.Contains(token[10..], StringComparison.Ordinal) || System.Text.Encoding.UTF8.GetString(key.TokenHash).Contains(token[10..], StringComparison.Ordinal));
        Assert.DoesNotContain(await app.ReadAsync(db => db.Submissions.ToListAsync()), submission => $"{submission.Result}{submission.Answer}".Contains(token[10..], StringComparison.Ordinal));

        using var export = new Caller(app, token);
        (await export.GetAsync("/people")).Should(200);
        (await admin.DeleteAsync($"/keys/{made.Id}", made.ETag)).Should(204);
        (await export.GetAsync("/people")).Should(401);
    }

    [Fact]
    public async Task The_command_makes_lists_and_revokes_keys()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var user = await app.SignInAsync();

        var token = (await app.RunAsync("key", "add", "nightly export", "--scope", "read", "--json")).ShouldExit(0).Json.GetProperty("key").GetString()!;
        await app.RunAsync("key", "add", "mine", "--scope", "write", "--as", user.Email);
        using var program = new Caller(app, token);
        (await program.GetAsync("/organisations")).Should(200);

        var keys = (await app.RunAsync("key", "list", "--json")).ShouldExit(0).Json.GetProperty("keys").EnumerateArray().ToDictionary(key => key.GetProperty("name").GetString()!);
        Assert.Equal("2026-11-22T09:00:00Z", keys["nightly export"].GetProperty("lastUsedAt").GetString());
        Assert.Equal(user.Email, keys["mine"].GetProperty("owner").GetString());
        (await app.RunAsync("key", "revoke", "nightly export")).ShouldExit(0);
        (await app.RunAsync("key", "revoke", "nightly export")).ShouldExit(3);
        (await program.GetAsync("/organisations")).Should(401);
        (await app.RunAsync("key", "add", "x", "--scope", "everything")).ShouldExit(2);
        (await app.RunAsync("key", "add", "x", "--scope", "read", "--until", "2020-01-01")).ShouldExit(3);
    }

    [Fact]
    public async Task The_page_shows_a_new_key_once_and_revokes_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var html = await app.Client.GetStringAsync("/keys");
        Assert.Contains("No program comes in by key", html, StringComparison.Ordinal);
        var form = new FormUrlEncodedContent(TestApp.HiddenFields(html).Concat([("name", "Export"), ("scope", "Read"), ("until", "2027-01-31")]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        var made = await (await app.Client.PostAsync("/keys", form)).Content.ReadAsStringAsync();
        var token = System.Text.RegularExpressions.Regex.Match(made, "solmu_[0-9a-f]{64}").Value;
        using var program = new Caller(app, token);
        (await program.GetAsync("/organisations")).Should(200);

        var again = await app.Client.PostAsync("/keys", form);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(1, await app.ReadAsync(db => db.ApiKeys.CountAsync()));
        Assert.DoesNotContain(token, await app.Client.GetStringAsync("/keys"), StringComparison.Ordinal);

        var id = Ids.Text(await app.ReadAsync(db => db.ApiKeys.Select(key => key.Id).SingleAsync()));
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/keys", $"/keys/{id}/revocation")).StatusCode);
        (await program.GetAsync("/organisations")).Should(401);
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_key_stands_beside_its_field()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();

        var refused = await app.SubmitAsync("/keys", "/keys", ("name", ""), ("scope", "Read"), ("until", "2020-01-01"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Name the program", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>A key of the operator is not the console: private notes stay with their authors.</summary>
    [Fact]
    public void A_key_of_the_operator_is_no_console() => Assert.False((Viewer.Console with { KeyId = 1 }).IsConsole);
}
