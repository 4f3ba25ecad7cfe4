using System.Diagnostics;
using System.Globalization;
using Solmu.Database;

namespace Bench;

/// <summary>
/// How long the pages take that measure ties, asked one after the other on one connection: Today of one person, the same
/// right after a contact was added, all ties, and what breaks without somebody.
/// </summary>
internal static class TodayBench
{
    private const int Rounds = 200;

    public static async Task<int> RunAsync(string[] args)
    {
        if (BenchOptions.Parse(args) is not { } options)
        {
            Console.Error.WriteLine("Usage: script/bench today [--size S,M,L] [--keep DIR]");
            return 2;
        }

        var folder = options.Keep ?? Path.Combine(Path.GetTempPath(), $"solmu-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            Console.WriteLine($"{"",-4} {"page",-40} {"p50 ms",8} {"p95 ms",8} {"longest",8}");
            foreach (var size in options.Sizes)
            {
                await MeasureAsync(await World.MakeAsync(size, Path.Combine(folder, size.Name)));
            }

            return 0;
        }
        finally
        {
            if (options.Keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(World world)
    {
        await using var server = await SolmuServer.StartAsync(world.Folder);
        using var load = new Load(server, "solmu=" + world.Session);
        var own = Ids.Text(world.Some[0].Own);
        await TimeAsync(world, "all ties, the first time", 1, load, () => "/ties");
        (string Name, string Path)[] pages = [("Today", "/today"), ("all ties", "/ties"), ("net", "/net"), ("what breaks without somebody", $"/vulnerability/without?who={own}"), ("the same on the net", $"/net?without={own}"), ("vulnerability", "/vulnerability")];
        foreach (var (_, path) in pages)
        {
            for (var i = 0; i < Rounds; i++)
            {
                (await load.SendAsync(load.Get(path))).Dispose();
            }
        }

        foreach (var (name, path) in pages)
        {
            await TimeAsync(world, name, Rounds, load, () => path);
        }

        var write = await ContactForm.OpenAsync(world, load);
        await TimeAsync(world, "Today, after a contact was added", Rounds, load, () => "/today", write.PostAsync);
        await TimeAsync(world, "what breaks, after a contact was added", Rounds, load, () => $"/vulnerability/without?who={own}", write.PostAsync);
    }

    private static async Task TimeAsync(World world, string name, int rounds, Load load, Func<string> path, Func<Task>? before = null)
    {
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            var started = Stopwatch.GetTimestamp();
            using var answer = await load.SendAsync(load.Get(path()));
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{world.Size.Name,-4} {name,-40} {times[times.Count / 2],8:0.0} {times[(int)(times.Count * 0.95)],8:0.0} {times[^1],8:0.0}"));
    }
}
