using System.Diagnostics;
using System.Net.Sockets;

namespace Bench;

/// <summary>The real program in a process of its own, on a port of this machine.</summary>
internal sealed class SolmuServer : IAsyncDisposable
{
    private readonly Process process;

    private SolmuServer(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>The Release build beside this one.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Solmu", "release", "solmu.dll"));

    public Uri Address { get; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static async Task<SolmuServer> StartAsync(string folder, string? executable = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] serve = ["serve", "--data", folder, "--urls", address.ToString().TrimEnd('/')];
        var process = Start(executable ?? "dotnet", executable is null ? [Program, .. serve] : serve);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Solmu is at", StringComparison.Ordinal))
            {
                return new SolmuServer(process, address);
            }
        }

        throw new InvalidOperationException("The server did not start: " + await process.StandardError.ReadToEndAsync());
    }

    public static Process Start(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("SOLMU_DATABASE");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
