using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Solmu.Cli;
using Solmu.Operations;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

public sealed class SafeGroundTests
{
    [Theory]
    [InlineData(BadVersions.DataProtection, "10.0.0", true)]
    [InlineData(BadVersions.DataProtection, "10.0.6+1b2c3d", true)]
    [InlineData(BadVersions.DataProtection, "10.0.7", false)]
    [InlineData(BadVersions.DataProtection, "10.0.12+1b2c3d", false)]
    [InlineData(BadVersions.DataProtection, "9.0.10", false)]
    [InlineData(BadVersions.DataProtection, "10.0.0-rc.2.25502.107", false)]
    [InlineData(BadVersions.Kestrel, "10.0.0-preview.7.25380.108", true)]
    [InlineData(BadVersions.Kestrel, "10.0.0-rc.1.25451.107", true)]
    [InlineData(BadVersions.Kestrel, "10.0.0-rc.2.25502.107", false)]
    [InlineData(BadVersions.Kestrel, "10.0.0", false)]
    [InlineData(BadVersions.Kestrel, "11.0.0-preview.1", false)]
    [InlineData(BadVersions.Sqlite, "3.49.1", true)]
    [InlineData(BadVersions.Sqlite, "3.50.1", true)]
    [InlineData(BadVersions.Sqlite, "3.50.2", false)]
    [InlineData(BadVersions.Sqlite, "3.50.4", false)]
    [InlineData(BadVersions.Sqlite, "3.100.0", false)]
    [InlineData(BadVersions.Postgres, "14.19", true)]
    [InlineData(BadVersions.Postgres, "15.0", false)]
    [InlineData(BadVersions.Postgres, "18.1", false)]
    [InlineData(BadVersions.Sqlite, "unknown", true)]
    [InlineData(BadVersions.Sqlite, null, true)]
    public void Versions_that_are_known_to_be_unsafe_are_refused(string part, string? version, bool isRefused)
    {
        var problem = BadVersions.ProblemOf(part, version);

        Assert.Equal(isRefused, problem is not null);
        Assert.Contains(part, problem ?? part, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_here_is_safe() => Assert.Empty(BadVersions.ProblemsHere(serves: true));

    [Theory]
    [InlineData("3.7.0", true)]
    [InlineData("3.50.4", true)]
    [InlineData("3.51.2", true)]
    [InlineData("3.51.3", false)]
    [InlineData("3.52.0", false)]
    [InlineData("3.50.7", false)]
    [InlineData("3.50.8", false)]
    [InlineData("3.44.6", false)]
    [InlineData("3.44.5", true)]
    [InlineData("3.6.23", false)]
    public void The_versions_of_SQLite_with_the_checkpoint_error_are_known(string version, bool isBad) =>
        Assert.Equal(isBad, BadVersions.HasWalResetBug(version));

    [Theory]
    [InlineData("/srv/solmu", null)]
    [InlineData("/mnt/share", "nfs4")]
    [InlineData("/mnt/share/solmu/data", "nfs4")]
    [InlineData("/mnt/shared", null)]
    [InlineData("/mnt/share/local/data", null)]
    [InlineData("/mnt/my files/solmu", "cifs")]
    [InlineData("/home/aino/far/solmu", "sshfs")]
    public void Folders_on_another_machine_are_known(string folder, string? kind) => Assert.Equal(kind, NetworkFileSystem.Of(
        folder,
        """
        /dev/vda1 / ext4 rw,relatime 0 0
        proc /proc proc rw 0 0
        server:/export /mnt/share nfs4 rw,vers=4.2 0 0
        /dev/vdb1 /mnt/share/local ext4 rw 0 0
        //server/files /mnt/my\040files cifs rw 0 0
        aino@far:/ /home/aino/far fuse.sshfs rw 0 0
        """));

    [Fact]
    public void What_is_mounted_last_counts() => Assert.Equal("nfs", NetworkFileSystem.Of("/data/x", "/dev/vda1 / ext4 rw 0 0\n/dev/vdb /data ext4 rw 0 0\nserver:/ /data nfs rw 0 0\n"));

    [Fact]
    public void A_folder_of_this_machine_may_be_used() => Assert.Null(NetworkFileSystem.Of(Path.Combine(Path.GetTempPath(), "not", "yet", "there")));

    [Theory]
    [InlineData("fsync", "off", true)]
    [InlineData("synchronous_commit", "off", true)]
    [InlineData("full_page_writes", "off", true)]
    [InlineData("synchronous_commit", "local", false)]
    [InlineData("fsync", "on", false)]
    public void Settings_of_PostgreSQL_that_lose_what_was_confirmed_are_known(string setting, string value, bool isUnsafe) =>
        Assert.Equal(isUnsafe, Durability.ProblemOf(setting, value) is not null);

    [Fact]
    public async Task Settings_of_SQLite_that_lose_what_was_confirmed_are_known()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=NORMAL";
        await command.ExecuteNonQueryAsync();

        Assert.Contains(await Durability.ProblemsAsync(connection), problem => problem.Contains("synchronous=1 instead of 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("partners")]
    [InlineData("migrate")]
    [InlineData("check")]
    public async Task On_unsafe_ground_nothing_starts_and_the_reason_is_told(string verb)
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "A setting can be made unsafe for one database only on PostgreSQL.");
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var installation = app.Installation with { Folder = Path.Combine(app.Installation.Folder, "second") };
        await app.ChangeAsync(db => db.Database.ExecuteSqlRawAsync($"ALTER DATABASE \"{new Uri(installation.DatabaseUrl!).AbsolutePath.Trim('/')}\" SET synchronous_commit = off"));
        Npgsql.NpgsqlConnection.ClearAllPools();

        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync([verb, "--data", installation.Folder, "--database", installation.DatabaseUrl!], output, error);

        Assert.Equal(verb == "check" ? 1 : 4, exit);
        Assert.Contains("synchronous_commit=off", output.ToString() + error, StringComparison.Ordinal);
    }
}
