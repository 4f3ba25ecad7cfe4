using Solmu.Database;

namespace Solmu.Cli;

/// <summary>
/// One process at a time works on an embedded installation: SQLite with the WAL-reset bug is safe only under that rule
/// (decision 0004). A second one waits a little, then says who is in the way.
/// </summary>
internal static class InstallationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<IDisposable> TakeAsync(Installation installation)
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
}
