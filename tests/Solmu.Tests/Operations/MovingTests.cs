using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

public sealed class MovingTests
{
    /// <summary>To the other kind of database and back; where there is no server, to another folder.</summary>
    [Fact]
    public async Task What_is_moved_and_moved_back_is_what_it_was_row_by_row()
    {
        var first = await SampleAsync();
        Directory.CreateDirectory(Path.Combine(first.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(first.Folder, "keys", "key.xml"), "<key/>");
        var second = new Installation(Path.Combine(first.Folder, "moved to"), null);
        var third = await TestDatabase.UntouchedAsync();
        var before = await OldInstallation.RowsAsync(first);

        var there = (await TestApp.RunAsync(first, "move", "--to", "sqlite:" + second.Folder, "--json")).ShouldExit(0).Json;
        var back = (await TestApp.RunAsync(second, "move", "--to", third.DatabaseUrl ?? "sqlite:" + third.Folder, "--json")).ShouldExit(0).Json;

        Assert.True(there.GetProperty("equal").GetBoolean());
        Assert.InRange(there.GetProperty("moved").GetInt64(), 1000, long.MaxValue);
        Assert.Equal(there.GetProperty("moved").GetInt64(), back.GetProperty("moved").GetInt64());
        Assert.Equal(before, await OldInstallation.RowsAsync(third));
        Assert.Equal(before, await OldInstallation.RowsAsync(first));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(second.Folder, "keys", "key.xml")));
        foreach (var installation in new[] { second, third })
        {
            (await TestApp.RunAsync(installation, "check")).ShouldExit(0);
            Assert.Contains("Cirrus", (await TestApp.RunAsync(installation, "partners")).ShouldExit(0).Output, StringComparison.Ordinal);
        }

        await TestDatabase.DropAsync(third);
        await TestDatabase.DropAsync(first);
    }

    [Fact]
    public async Task While_the_server_runs_nothing_is_moved()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var folder = Path.Combine(app.Installation.Folder, "target");

        (await TestApp.RunAsync(app.Installation, "move", "--to", "sqlite:" + folder, "--json")).ShouldExit(4);

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_server_from_another_folder_is_noticed_too()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "An embedded database lies in its folder.");
        var here = await SampleAsync();
        var elsewhere = new Installation(Path.Combine(here.Folder, "elsewhere"), here.DatabaseUrl);
        var folder = Path.Combine(here.Folder, "target");
        await using (await SolmuProcess.ServeAsync(elsewhere))
        {
            var refused = (await TestApp.RunAsync(here, "move", "--to", "sqlite:" + folder)).ShouldExit(4);

            Assert.Contains("started from another folder", refused.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder));
            (await TestApp.RunAsync(here, "partners")).ShouldExit(0);
        }

        (await TestApp.RunAsync(here, "move", "--to", "sqlite:" + folder)).ShouldExit(0);
        await TestDatabase.DropAsync(here);
    }

    [Fact]
    public async Task Only_an_empty_database_is_moved_into()
    {
        var here = await SampleAsync();
        var other = await TestDatabase.CreateAsync();
        (await TestApp.RunAsync(other, "init", "--name", "Other", "--country", "SE", "--domain", "other.example")).ShouldExit(0);
        var before = await OldInstallation.RowsAsync(other);

        (await TestApp.RunAsync(here, "move", "--to", other.DatabaseUrl ?? "sqlite:" + other.Folder, "--json")).ShouldExit(3);
        (await TestApp.RunAsync(here, "move", "--to", here.DatabaseUrl ?? "sqlite:" + here.Folder, "--json")).ShouldExit(3);

        Assert.Equal(before, await OldInstallation.RowsAsync(other));
        await TestDatabase.DropAsync(other);
        await TestDatabase.DropAsync(here);
    }

    [Fact]
    public async Task A_database_of_somebody_else_is_left_alone()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "A folder of ours holds nothing of others.");
        var here = await SampleAsync();
        var other = await TestDatabase.UntouchedAsync();
        using (var dbs = new SolmuDbs(other))
        {
            await using var db = dbs.Open();
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE accounts (id int)");
        }

        (await TestApp.RunAsync(here, "move", "--to", other.DatabaseUrl!, "--json")).ShouldExit(3);

        await TestDatabase.DropAsync(other);
        await TestDatabase.DropAsync(here);
    }

    [Theory]
    [InlineData("mysql://root@localhost/solmu")]
    [InlineData("sqlite:")]
    [InlineData("solmu.db")]
    public async Task A_place_that_is_none_is_wrong_use(string to)
    {
        var here = await TestDatabase.CreateAsync();

        (await TestApp.RunAsync(here, "move", "--to", to, "--json")).ShouldExit(2);
        await TestDatabase.DropAsync(here);
    }

    [Fact]
    public async Task What_the_other_database_cannot_hold_leaves_it_empty()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "Needs both databases.");
        var here = new Installation((await TestDatabase.UntouchedAsync()).Folder, null);
        (await TestApp.RunAsync(here, "init", "--name", "SolvTech", "--country", "FI", "--domain", "solvtech.example")).ShouldExit(0);
        using (var dbs = new SolmuDbs(here))
        {
            await using var writer = new Writer(dbs, new Changes(), TimeProvider.System);
            await writer.RunAsync(Viewer.Console, db => db.Database.ExecuteSqlRawAsync("UPDATE organisations SET city = 'A' || char(0) || 'B'"));
        }

        var target = await TestDatabase.UntouchedAsync();
        (await TestApp.RunAsync(here, "move", "--to", target.DatabaseUrl!, "--json")).ShouldExit(4);

        Assert.Equal("", await OldInstallation.RowsAsync(target));
        (await TestApp.RunAsync(here, "partners")).ShouldExit(0);
        await TestDatabase.DropAsync(target);
    }

    private static async Task<Installation> SampleAsync() => await OldInstallation.MakeAsync((await OldInstallation.ShapesAsync())[^1]);
}
