using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench;

/// <summary>From the start of the published program to its first page.</summary>
internal static class ColdStart
{
    private const int Times = 5;

    public static async Task RunAsync(World world, string folder)
    {
        Console.WriteLine();
        var program = Path.Combine(folder, "out", "solmu");
        if (!File.Exists(program) && !await PublishAsync(folder))
        {
            return;
        }

        var seconds = new List<double>();
        var computing = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var server = await SolmuServer.StartAsync(world.Folder, program);
            using var load = new Load(server, "solmu=" + world.Session);
            using var page = await load.SendAsync(load.Get("/partners"));
            page.EnsureSuccessStatusCode();
            await page.Content.ReadAsByteArrayAsync();
            computing.Add(server.Cpu.TotalSeconds);
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start of the published build to its first page ({world.Size.Name}): {seconds.Min():0.00} to {seconds.Max():0.00} s on the clock, {computing.Min():0.00} to {computing.Max():0.00} s computing, {Times} times"));
    }

    /// <summary>In a copy of the sources: publishing for one system would change the lock files.</summary>
    private static async Task<bool> PublishAsync(string folder)
    {
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));
        var copy = Path.Combine(folder, "source");
        CopyFolder(Path.Combine(root, "src"), Path.Combine(copy, "src"));
        foreach (var file in Directory.GetFiles(root, "Directory.*").Concat([Path.Combine(root, "global.json"), Path.Combine(root, ".editorconfig")]))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        }

        using var publish = SolmuServer.Start("dotnet",
        [
            "publish", Path.Combine(copy, "src", "Solmu"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-p:SkipFrontend=true",
            "-p:SolutionDir=" + copy + "/", "-o", Path.Combine(folder, "out"), "-v", "quiet", "--nologo", "--disable-build-servers",
        ]);
        var output = publish.StandardOutput.ReadToEndAsync();
        await publish.StandardError.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            Console.WriteLine("start of the published build: it could not be published\n" + string.Join('\n', (await output).Split('\n').Take(5)));
        }

        return publish.ExitCode == 0;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.GetDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
