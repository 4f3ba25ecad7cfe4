using System.CommandLine;
using System.Globalization;
using Solmu.Analysis.Graphs;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Reading;

namespace Solmu.Graphs;

/// <summary>graph: the same measures as Solmu's own pages use, on any file.</summary>
internal static class GraphVerbs
{
    private const int MostInText = 20;

    private static readonly Argument<string> Path = new("FILE") { Description = "An edge list (from,to and perhaps weight) or GraphML" };

    public static void Add(RootCommand root) =>
        root.Add(new Verb("graph", "Measure any graph: who lies between others, what hangs on one node or edge; no database is touched", RunAsync) { NeedsNoData = true, Arguments = { Path } });

    private static Task<int> RunAsync(ParseResult parse, CommandRun run)
    {
        var (path, full) = (parse.GetValue(Path)!, run.Locate(parse.GetValue(Path)!));
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            throw new RuleViolation("file", $"There is no file {path}.");
        }

        var reading = GraphFiles.Read(SourceFile.At(full, System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(full))), Limits.Default);
        if (reading.Problems.Count > 0)
        {
            return Task.FromResult(run.Refuse($"{path} cannot be read as a graph.", reading.Problems));
        }

        var graph = UndirectedGraph.Of(reading.Names.Count, reading.Edges);
        var whole = Connectivity.Of(graph);
        var (between, size) = (Betweenness.Of(graph, Environment.ProcessorCount), StructuralHoles.EffectiveSize(graph));
        var constraint = StructuralHoles.Constraint(graph, reading.IsWeighted);
        var nodes = Enumerable.Range(0, graph.Nodes).Select(node => new
        {
            id = reading.Names[node],
            degree = graph.Degree(node),
            betweenness = between[node],
            constraint = constraint[node],
            effectiveSize = size[node],
            articulation = whole.IsArticulation[node],
        }).ToList();
        var document = new { nodes, bridges = whole.Bridges.Select(bridge => new[] { reading.Names[bridge.From], reading.Names[bridge.To] }), components = whole.Components };
        return Task.FromResult(run.Answer(document, output =>
        {
            output.WriteLine($"{graph.Nodes} nodes and {graph.Edges} edges in {whole.Components} parts; {whole.IsArticulation.Count(one => one)} nodes and {whole.Bridges.Count} edges hold parts together alone.");
            var table = new TextTable("node", "degree", "betweenness", "constraint", "effective size", "articulation");
            foreach (var node in nodes.OrderByDescending(node => node.betweenness).ThenBy(node => node.id, StringComparer.Ordinal).Take(MostInText))
            {
                table.Add(node.id, $"{node.degree}", Text(node.betweenness), Text(node.constraint), Text(node.effectiveSize), node.articulation ? "yes" : "no");
            }

            table.Write(output);
            if (nodes.Count > MostInText)
            {
                output.WriteLine($"… and {nodes.Count - MostInText} more; --json tells of all.");
            }
        }));
    }

    private static string? Text(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture);
}
