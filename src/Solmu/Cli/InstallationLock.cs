using Npgsql;
using Solmu.Database;

namespace Solmu.Cli;

/// <summary>
/// One process at a time works on an embedded installation: SQLite with the WAL-reset bug is safe only under that rule
/// (decision 0004). A second one waits a little, then says who is in the way. A database on PostgreSQL can be reached from
/// several folders; there all share it but one that restores or moves it, which has it alone or not at all.
/// </summary>
internal static class InstallationLock
{
    private const long PostgresPlace = 0x536F6C6D76;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<IDisposable> TakeAsync(Installation installation, bool alone = false)
    {
        var folder = await TakeFolderAsync(installation);
        if (!installation.IsPostgres)
        {
            return folder;
        }

        try
        {
            return new Both(folder, await TakeDatabaseAsync(installation, alone));
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    private static async Task<FileStream> TakeFolderAsync(Installation installation)
    {
        Installation.PrivateFolder(installation.Folder);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(installation.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (System.Diagnostics.Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(50);
            }
            catch (IOException)
            {
                throw new IOException($"Another solmu works on {installation.Folder} and has not finished for {Patience.TotalSeconds:0} seconds.");
            }
        }
    }

    /// <summary>Held as long as the connection is open; null when there is no such database to hold yet, which whoever needs it says better.</summary>
    private static async Task<NpgsqlConnection?> TakeDatabaseAsync(Installation installation, bool alone)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(installation.PostgresConnectionString()) { Pooling = false, KeepAlive = 60 }.ToString());
        try
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(alone ? "SELECT pg_try_advisory_lock($1)" : "SELECT pg_try_advisory_lock_shared($1)", connection) { Parameters = { new() { Value = PostgresPlace } } };
            if (await command.ExecuteScalarAsync() is true)
            {
                return connection;
            }
        }
        catch (NpgsqlException)
        {
            await connection.DisposeAsync();
            return null;
        }

        await connection.DisposeAsync();
        throw new IOException(alone
            ? $"Another solmu works on {installation}, perhaps a server started from another folder. Stop it first."
            : $"{installation} is being restored or moved. Wait until that is done.");
    }

    private sealed record Both(FileStream Folder, NpgsqlConnection? Database) : IDisposable
    {
        public void Dispose()
        {
            Database?.Dispose();
            Folder.Dispose();
        }
    }
}
