using Microsoft.Data.Sqlite;
using Npgsql;
using Solmu.Database;

namespace Solmu.Tests.Testing;

/// <summary>
/// A fresh, migrated database for a test: a copy of a template that is migrated once. SQLite by default;
/// SOLMU_TEST_DATABASE=postgres runs the same tests on the server in SOLMU_TEST_POSTGRES.
/// </summary>
public static class TestDatabase
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly string Root = Path.Combine(Path.GetTempPath(), $"solmu-tests-{Environment.ProcessId}");
    private static Installation? template;
    private static int count;

    public static bool IsPostgres => Environment.GetEnvironmentVariable("SOLMU_TEST_DATABASE") == "postgres";

    public static async Task<Installation> CreateAsync()
    {
        await Gate.WaitAsync();
        try
        {
            template ??= await MigrateTemplateAsync();
        }
        finally
        {
            Gate.Release();
        }

        return await EmptyAsync(template);
    }

    /// <summary>An installation that no Solmu has touched, for tests of the first start.</summary>
    public static Task<Installation> UntouchedAsync() => EmptyAsync(null);

    /// <summary>The same content once more; nobody may have the original open.</summary>
    public static Task<Installation> CopyAsync(Installation original)
    {
        NpgsqlConnection.ClearAllPools();
        return EmptyAsync(original);
    }

    public static async Task DropAsync(Installation installation)
    {
        if (installation.IsPostgres)
        {
            var name = new NpgsqlConnectionStringBuilder(installation.PostgresConnectionString()).Database!;
            NpgsqlConnection.ClearAllPools();
            await RunAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        }

        try
        {
            Directory.Delete(installation.Folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }

    private static async Task<Installation> EmptyAsync(Installation? from)
    {
        var number = Interlocked.Increment(ref count);
        var folder = Directory.CreateDirectory(Path.Combine(Root, number.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;
        if (!IsPostgres)
        {
            var made = new Installation(folder, null);
            if (from is not null)
            {
                File.Copy(from.DatabaseFile, made.DatabaseFile);
            }

            return made;
        }

        var name = $"solmu_test_{Environment.ProcessId}_{number}";
        await RunAsync(from is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {new Uri(from.DatabaseUrl!).AbsolutePath.Trim('/')}");
        return new Installation(folder, new UriBuilder(ServerUrl) { Path = name }.Uri.ToString());
    }

    private static async Task<Installation> MigrateTemplateAsync()
    {
        var made = await EmptyAsync(null);
        using (var dbs = new SolmuDbs(made))
        {
            await Migrator.MigrateAsync(dbs);
            if (!made.IsPostgres)
            {
                // The template is copied as one file, so everything must be in it.
                await using var connection = new SqliteConnection(SqliteSettings.ConnectionString(made.DatabaseFile));
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                await command.ExecuteNonQueryAsync();
            }
        }

        NpgsqlConnection.ClearAllPools();
        return made;
    }

    private static string ServerUrl => Environment.GetEnvironmentVariable("SOLMU_TEST_POSTGRES")
        ?? throw new InvalidOperationException("SOLMU_TEST_POSTGRES names no server; script/test starts one.");

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new Installation(".", ServerUrl).PostgresConnectionString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
