using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Users;

public sealed class UsersVerbsTests
{
    [Fact]
    public async Task A_command_invites_and_the_link_works_where_the_server_listens()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var json = (await app.RunAsync("user", "add", "Jari.Manty@SolvTech.example", "--role", "member", "--name", "Jari Mänty", "--json")).ShouldExit(0).Json;

        Assert.Equal("jari.manty@solvtech.example", json.GetProperty("user").GetProperty("email").GetString());
        Assert.Equal("member", json.GetProperty("user").GetProperty("role").GetString());
        Assert.Equal("invited", json.GetProperty("user").GetProperty("state").GetString());
        var link = json.GetProperty("link").GetString()!;
        Assert.StartsWith($"{app.Address}invitation?code=", link, StringComparison.Ordinal);
        Assert.Contains("You are invited", await app.Client.GetStringAsync(link), StringComparison.Ordinal);
        (await app.RunAsync("user", "add", "jari.manty@solvtech.example", "--role", "reader")).ShouldExit(3);
        (await app.RunAsync("user", "add", "jari", "--role", "reader")).ShouldExit(3);
        (await app.RunAsync("user", "add", "x@solvtech.example", "--role", "emperor")).ShouldExit(2);
        (await app.RunAsync("user", "add", "x@solvtech.example")).ShouldExit(2);
        (await app.RunAsync("partners", "--as", "jari.manty@solvtech.example")).ShouldExit(0);
    }

    [Fact]
    public async Task Users_are_listed_given_roles_disabled_and_enabled()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.UserAsync(Role.Owner);
        var member = await app.UserAsync(Role.Member);

        (await app.RunAsync("user", "role", member.Email, "manager")).ShouldExit(0);
        (await app.RunAsync("user", "disable", member.Email)).ShouldExit(0);
        (await app.RunAsync("user", "disable", owner.Email)).ShouldExit(3);
        (await app.RunAsync("user", "role", owner.Email, "reader")).ShouldExit(3);
        (await app.RunAsync("user", "disable", "nobody@solvtech.example")).ShouldExit(3);

        var users = (await app.RunAsync("user", "list", "--json")).ShouldExit(0).Json.GetProperty("users").EnumerateArray().ToDictionary(user => user.GetProperty("email").GetString()!);
        Assert.Equal(("manager", "disabled"), (users[member.Email].GetProperty("role").GetString(), users[member.Email].GetProperty("state").GetString()));
        Assert.Equal("active", users[owner.Email].GetProperty("state").GetString());
        (await app.RunAsync("user", "enable", member.Email)).ShouldExit(0);
        Assert.Null(await app.ReadAsync(db => db.Users.Where(user => user.Id == member.Id).Select(user => user.DisabledAt).SingleAsync()));
        var link = (await app.RunAsync("user", "link", member.Email, "--address", "https://net.solvtech.example")).ShouldExit(0).Output;
        Assert.Matches(new Regex("^https://net.solvtech.example/new-password\\?code=[0-9a-f]{64}\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)), link);
    }

    [Fact]
    public async Task Only_owners_use_these_commands()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var manager = await app.UserAsync(Role.Manager);

        (await app.RunAsync("user", "list", "--as", manager.Email)).ShouldExit(3);
        (await app.RunAsync("user", "role", manager.Email, "owner", "--as", manager.Email)).ShouldExit(3);
    }
}
