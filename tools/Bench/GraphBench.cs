using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Solmu.Analysis.Graphs;
using Solmu.Analysis.Vulnerability;

namespace Bench;

/// <summary>
/// The kernels of what breaks on an invented net of 30,000 partners and 150,000 people, beside igraph and networkx where the
/// Python that is named has them.
/// </summary>
internal static class GraphBench
{
    private const int Partners = 30_000;
    private const int Own = 3_000;
    private const int People = 150_000;
    private const int Edges = 100_000;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var nodes = 20_000;
        if (args.Length > 0 && (args is not ["--nodes", var given] || !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out nodes) || nodes is < 500 or > 100_000))
        {
            Console.Error.WriteLine("Usage: script/bench graph [--nodes 20000]");
            return 2;
        }

        var net = Net();
        var (everybody, whole) = Best(() => KnockOut.Everybody(net));
        Write($"{Partners:N0} partners, {People:N0} people, {net.Ties.Count:N0} live ties: knock-out of every person {whole * 1000:0} ms ({everybody.Count(one => one.Orphaned.Count > 0):N0} would leave a partner without a tie)");

        var edges = EdgesOf(nodes);
        var graph = UndirectedGraph.Of(nodes, edges.Select(edge => (edge.From, edge.To, (double)edge.Weight)));
        Write($"{graph.Nodes:N0} people, {graph.Edges:N0} edges, {Environment.ProcessorCount} cores; the best of {Rounds} runs, betweenness of one");
        var (between, parallel) = Time(() => Betweenness.Of(graph, Environment.ProcessorCount));
        var (alone, single) = Time(() => Betweenness.Of(graph, 1));
        var (constraint, holes) = Best(() => StructuralHoles.Constraint(graph, isWeighted: true));
        var (hangs, walk) = Best(() => Connectivity.Of(graph));
        Write($"betweenness {parallel:0.00} s, on one core {single:0.00} s (the same to the bit: {(between.AsSpan().SequenceEqual(alone) ? "yes" : "NO")}); constraint {holes * 1000:0.0} ms; articulation and bridges {walk * 1000:0.0} ms");
        var articulation = hangs.IsArticulation.Select((isOne, node) => (isOne, node)).Where(one => one.isOne).Select(one => (double)one.node).ToArray();
        (string Name, double Seconds, double[] Values)[] own =
        [
            ("betweenness", parallel, between), ("constraint", holes, [.. constraint.Select(value => value ?? double.NaN)]),
            ("articulation", walk, articulation), ("bridges", walk, [.. hangs.Bridges.Select(bridge => ((double)bridge.From * nodes) + bridge.To).Order()]),
        ];
        await CompareAsync(nodes, edges, own);
        return 0;
    }

    /// <summary>Each of theirs works at one partner and has one to three ties with ours; a few of ours have very many.</summary>
    private static HeldNet Net()
    {
        var random = new Random(11);
        var values = Enumerable.Range(0, Partners).Select(_ => random.Next(10) == 0 ? (double?)null : random.Next(1_000, 900_000)).ToArray();
        var ties = new List<HeldTie>();
        for (var other = Own; other < People; other++)
        {
            var partner = random.Next(Partners);
            foreach (var own in Enumerable.Range(0, random.Next(1, 4)).Select(_ => (int)(Own * Math.Pow(random.NextDouble(), 2))).Distinct())
            {
                ties.Add(new HeldTie(partner, own, other, random.Next(40, 101)));
            }
        }

        return new HeldNet(values, ties, People);
    }

    /// <summary>Whoever is known by many is met by more; a part hangs on single edges, as in nets of mail.</summary>
    private static List<(int From, int To, int Weight)> EdgesOf(int nodes)
    {
        var random = new Random(5);
        var (edges, known, ends) = (new List<(int, int, int)>(), new HashSet<(int, int)>(), new List<int> { 0 });
        for (var node = 1; node < nodes; node++)
        {
            Add(node, ends[random.Next(ends.Count)]);
        }

        while (edges.Count < Edges)
        {
            // One in four meets more people; most of the others keep the one edge.
            Add((random.Next(nodes) & ~3) + 1, ends[random.Next(ends.Count)]);
        }

        return edges;

        void Add(int one, int other)
        {
            var pair = (Math.Min(one, other), Math.Max(one, other));
            if (one != other && one < nodes && known.Add(pair))
            {
                edges.Add((pair.Item1, pair.Item2, random.Next(40, 101)));
                ends.AddRange([one, other]);
            }
        }
    }

    private static async Task CompareAsync(int nodes, List<(int From, int To, int Weight)> edges, (string Name, double Seconds, double[] Values)[] own)
    {
        var python = Environment.GetEnvironmentVariable("SOLMU_BENCH_PYTHON") is { Length: > 0 } named ? named : "python3";
        var file = Path.Combine(Path.GetTempPath(), $"solmu-bench-{Environment.ProcessId}.edges");
        try
        {
            await File.WriteAllLinesAsync(file, edges.Select(edge => string.Create(CultureInfo.InvariantCulture, $"{edge.From} {edge.To} {edge.Weight}")));
            foreach (var library in new[] { "igraph", "networkx" })
            {
                if (await AskAsync(python, library, nodes, file) is not { } answer)
                {
                    Console.WriteLine($"{library}: {python} has it not (docs/benchmarks.md says how to add it)");
                    continue;
                }

                Console.WriteLine($"{library} {answer.GetProperty("version").GetString()}");
                foreach (var (name, seconds, values) in own)
                {
                    Show(name, seconds, values, answer);
                }
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Show(string name, double seconds, double[] values, JsonElement answer)
    {
        if (!answer.TryGetProperty(name, out var theirs))
        {
            Console.WriteLine($"  {name,-14} left out: takes too long there");
            return;
        }

        var (their, found) = (theirs.GetProperty("seconds").GetDouble(), theirs.GetProperty("values").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble()).ToArray());
        var difference = found.Length != values.Length ? $"DIFFER in number: {values.Length} and {found.Length}"
            : string.Create(CultureInfo.InvariantCulture, $"largest difference {values.Zip(found, (one, other) => double.IsNaN(one) && double.IsNaN(other) ? 0 : double.IsNaN(one) || double.IsNaN(other) ? double.PositiveInfinity : Math.Abs(one - other)).DefaultIfEmpty().Max():0.0e+0}");
        Write($"  {name,-14} Solmu {seconds,8:0.0000} s   there {their,8:0.0000} s   {their / seconds,7:0.00} times as long   {difference}");
    }

    /// <summary>Null when the library is not there.</summary>
    private static async Task<JsonElement?> AskAsync(string python, string library, int nodes, string file)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "graph_bench.py"), library, nodes.ToString(CultureInfo.InvariantCulture), file, Rounds.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode == 0)
            {
                return JsonDocument.Parse(await output).RootElement;
            }

            if (!(await error).Contains("ModuleNotFoundError", StringComparison.Ordinal))
            {
                Console.Error.WriteLine(await error);
            }

            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static (T Result, double Seconds) Best<T>(Func<T> run)
    {
        var (result, best) = Time(run);
        for (var round = 1; round < Rounds; round++)
        {
            best = Math.Min(best, Time(run).Seconds);
        }

        return (result, best);
    }

    private static (T Result, double Seconds) Time<T>(Func<T> run)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        var result = run();
        return (result, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
