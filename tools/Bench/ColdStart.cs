using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>From the start of the published program to its first page.</summary>
internal static class ColdStart
{
    private const int Times = 5;

    public static async Task RunAsync(World world, string program)
    {
        Console.WriteLine();
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
}
