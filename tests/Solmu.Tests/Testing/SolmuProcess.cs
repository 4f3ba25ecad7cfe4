using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Tests.Testing;

/// <summary>The real program in a process of its own, which can be told to stop and can be killed.</summary>
public sealed class SolmuProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Kill = 9;

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> error = new();

    private SolmuProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => error.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = NewClient();
    }

    /// <summary>The build of the same configuration as these tests.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Solmu", new DirectoryInfo(AppContext.BaseDirectory).Name, "solmu.dll"));

    public int Id => process.Id;

    public Uri Address { get; }

    public HttpClient Client { get; }

    public string Output => string.Join('\n', output);

    public string Log => string.Join('\n', error);

    /// <summary>Starts serving, and waits until it does.</summary>
    public static async Task<SolmuProcess> ServeAsync(Installation installation, params (string Name, string Value)[] environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var served = Start(installation, address, ["serve", "--urls", address.ToString().TrimEnd('/')], environment);
        var started = Stopwatch.GetTimestamp();
        while (!served.Output.Contains("Solmu is at", StringComparison.Ordinal))
        {
            if (served.process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
            {
                await served.DisposeAsync();
                Assert.Fail($"The server did not start.\n{served.Output}\n{served.Log}");
            }

            await Task.Delay(20);
        }

        return served;
    }

    /// <summary>Starts a command and leaves it running.</summary>
    public static SolmuProcess StartCommand(Installation installation, params string[] args) => Start(installation, new Uri("http://127.0.0.1:1"), args, []);

    public static async Task<CommandResult> RunAsync(Installation installation, params string[] args)
    {
        await using var command = StartCommand(installation, args);
        var exit = await command.ExitAsync();
        return new CommandResult(exit, command.Output, command.Log);
    }

    /// <summary>A session for the owner, made while no server runs, and a client that holds it.</summary>
    public static async Task<string> SessionAsync(Installation installation)
    {
        using var dbs = new SolmuDbs(installation);
        await using var writer = new Writer(dbs, new Changes(), TimeProvider.System);
        var user = new User(TestApp.OwnerEmail, "Outi Virta", Role.Owner, "not used here", TimeProvider.System.GetUtcNow().UtcDateTime);
        await writer.RunAsync(Viewer.Console, async db =>
        {
            db.Add(user);
            await db.SaveChangesAsync();
        });
        return "solmu=" + await new Sessions(dbs, writer, TimeProvider.System).StartAsync(user.Id, "test");
    }

    public HttpClient NewClient(string? session = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = session is null, MaxConnectionsPerServer = 64 }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        if (session is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", session);
        }

        return client;
    }

    public void TellToStop() => Signal(process.Id, Terminate);

    public void KillNow() => Signal(process.Id, Kill);

    public bool HasExited => process.HasExited;

    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static SolmuProcess Start(Installation installation, Uri address, string[] args, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args, "--data", installation.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SOLMU_", StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (installation.DatabaseUrl is { } url)
        {
            start.Environment["SOLMU_DATABASE"] = url;
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new SolmuProcess(Process.Start(start)!, address);
    }

    private static void Signal(int process, int signal) => Assert.Equal(0, SendSignal(process, signal));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
