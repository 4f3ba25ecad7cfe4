using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Operations;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

public sealed class CheckingTests
{
    [Fact]
    public async Task A_sound_installation_is_sound_and_says_when_no_backup_is_known()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();

        var check = (await app.RunAsync("check", "--json")).ShouldExit(0).Json;

        Assert.True(check.GetProperty("ok").GetBoolean());
        Assert.Contains(check.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("text").GetString()!.StartsWith("No backup", StringComparison.Ordinal) && finding.GetProperty("severity").GetString() == "info");
    }

    [Fact]
    public async Task An_old_backup_is_a_warning()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        (await app.RunAsync("backup", Path.Combine(app.Installation.Folder, "b"))).ShouldExit(0);
        app.Clock.Advance(TimeSpan.FromDays(30));

        var check = (await app.RunAsync("check")).ShouldExit(0);

        Assert.Contains("30 days old", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_index_that_differs_from_the_names_is_an_error()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL keeps its index itself.");
        await using var app = await TestApp.StartFreshWithFirmAsync();
        await app.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER organisations_search_update; UPDATE organisations SET search_text = 'something else'"));

        var check = (await app.RunAsync("check", "--json")).ShouldExit(1).Json;

        Assert.False(check.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_damaged_file_is_told_not_thrown()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "There is no file.");
        var installation = await TestDatabase.CreateAsync();
        var bytes = await File.ReadAllBytesAsync(installation.DatabaseFile);
        Array.Fill(bytes, (byte)0x5A, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(installation.DatabaseFile, bytes);

        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(["check", "--json", "--data", installation.Folder], output, error);

        new CommandResult(exit, output.ToString(), error.ToString()).ShouldExit(1);
        await TestDatabase.DropAsync(installation);
    }

    [Fact]
    public async Task Migrating_says_from_where_to_where()
    {
        var installation = await TestDatabase.UntouchedAsync();
        string[] where = installation.DatabaseUrl is { } url ? ["--data", installation.Folder, "--database", url] : ["--data", installation.Folder];

        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(["migrate", "--json", .. where], output, error);

        var result = new CommandResult(exit, output.ToString(), error.ToString()).ShouldExit(0).Json;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, result.GetProperty("from").ValueKind);
        Assert.Equal((await OldInstallation.ShapesAsync())[^1], result.GetProperty("to").GetString());
        await TestDatabase.DropAsync(installation);
    }

    [Fact]
    public async Task The_one_writer_rule_is_told_where_SQLite_needs_it()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres || !BadVersions.HasWalResetBug(BadVersions.SqliteVersion), "This database does not need it.");
        await using var app = await TestApp.StartFreshWithFirmAsync();

        Assert.Contains("lets one process write", (await app.RunAsync("check")).ShouldExit(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_of_every_connection_are_those_that_lose_nothing()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Empty(await Durability.ProblemsAsync(app.Services.GetRequiredService<SolmuDbs>()));
    }
}
