using Solmu.Analysis.Graphs;

namespace Solmu.Analysis.Tests.Graphs;

public sealed class GraphTests
{
    /// <summary>Seven ties: O1, O2, O3, X1, X2, Y1, Z1.</summary>
    private static readonly UndirectedGraph Seven = Graph(7, (0, 3), (0, 4), (1, 4), (0, 5), (2, 6), (0, 1), (1, 2));

    [Fact]
    public void The_example_has_its_bridges_articulation_points_and_betweenness()
    {
        var whole = Connectivity.Of(Seven);
        var between = Betweenness.Of(Seven, 2);

        Assert.Equal(1, whole.Components);
        Assert.Equal([true, true, true, false, false, false, false], whole.IsArticulation);
        Assert.Equal([(0, 3), (0, 5), (1, 2), (2, 6)], whole.Bridges);
        Assert.Equal([0.6, 0.5333, 0.3333, 0, 0, 0, 0], between.Select(value => Math.Round(value, 4)));
    }

    [Fact]
    public void The_example_of_Burt_has_its_constraint_and_size()
    {
        var graph = UndirectedGraph.Of(4, [(0, 1, 3), (0, 2, 2), (0, 3, 1), (1, 2, 2)]);

        Assert.Equal(0.7567, StructuralHoles.Constraint(graph, isWeighted: true)[0]!.Value, 1e-4);
        Assert.Equal(0.6111, StructuralHoles.Constraint(graph, isWeighted: false)[0]!.Value, 1e-4);
        Assert.Equal(2.3333, StructuralHoles.EffectiveSize(graph)[0]!.Value, 1e-4);
    }

    /// <summary>Krackhardt's kite (1990): the broker has the most betweenness, though not the most ties.</summary>
    [Fact]
    public void The_kite_has_its_published_betweenness()
    {
        var kite = Graph(10, (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9));

        Assert.Equal([0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0], Betweenness.Of(kite, 1).Select(value => Math.Round(value, 3)));
    }

    [Fact]
    public void Small_graphs_are_as_leaving_out_each_part_says()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (n, edges) = Random(seed);
            var whole = Connectivity.Of(Graph(n, [.. edges]));
            var parts = Parts(n, edges, without: -1);

            Assert.Equal(parts, whole.Components);
            Assert.Equal([.. Enumerable.Range(0, n).Select(node => Parts(n, edges, node) > parts - (edges.Exists(edge => edge.A == node || edge.B == node) ? 0 : 1))], whole.IsArticulation);
            Assert.Equal(edges.Where(edge => Parts(n, [.. edges.Where(other => other != edge)], -1) > parts).Order(), whole.Bridges);
        }
    }

    [Fact]
    public void Betweenness_is_what_counting_all_shortest_ways_gives()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (n, edges) = Random(seed);
            var brute = Counted(n, edges);
            var between = Betweenness.Of(Graph(n, [.. edges]), 2);

            Assert.All(Enumerable.Range(0, n), node => Assert.Equal(brute[node], between[node], 1e-12));
        }
    }

    [Fact]
    public void Constraint_is_what_the_formula_says_pair_by_pair()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (n, edges) = Random(seed);
            var random = new Random(seed);
            var weights = new double[n, n];
            edges.ForEach(edge => weights[edge.A, edge.B] = weights[edge.B, edge.A] = 1 + random.Next(5));
            double P(int i, int j) => weights[i, j] / Enumerable.Range(0, n).Sum(k => weights[i, k]);
            var constraint = StructuralHoles.Constraint(UndirectedGraph.Of(n, edges.Select(edge => (edge.A, edge.B, weights[edge.A, edge.B]))), isWeighted: true);

            for (var i = 0; i < n; i++)
            {
                var near = Enumerable.Range(0, n).Where(j => weights[i, j] > 0).ToList();
                double? brute = near.Count == 0 ? null : near.Sum(j => Math.Pow(P(i, j) + near.Sum(q => P(i, q) * P(q, j)), 2));
                Assert.Equal(brute ?? -1, constraint[i] ?? -1, 1e-12);
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var random = new Random(7);
        var graph = UndirectedGraph.Of(500, Enumerable.Range(0, 2000).Select(_ => (random.Next(500), random.Next(500), 1.0)));

        Assert.Equal(Betweenness.Of(graph, 1), Betweenness.Of(graph, 8));
    }

    [Fact]
    public void Double_edges_add_up_either_way_round_and_loops_are_dropped()
    {
        var graph = UndirectedGraph.Of(3, [(0, 1, 0.1), (1, 0, 0.2), (0, 1, 0.3), (2, 2, 5)]);

        Assert.Equal((1, 1, 0), (graph.Edges, graph.Degree(0), graph.Degree(2)));
        Assert.Equal(0.6, graph.Weights[0], 1e-12);
        Assert.Equal(graph.Weights[0], graph.Weights[1]);
        Assert.Null(StructuralHoles.EffectiveSize(graph)[2]);
        Assert.Null(StructuralHoles.Constraint(graph, isWeighted: true)[2]);
        Assert.Equal(2, Connectivity.Of(graph).Components);
    }

    [Fact]
    public void Nothing_and_one_node_are_graphs_too()
    {
        Assert.Equal(0, Connectivity.Of(Graph(0)).Components);
        Assert.Equal(1, Connectivity.Of(Graph(1)).Components);
        Assert.Equal([0], Betweenness.Of(Graph(1), 1));
        Assert.Throws<ArgumentException>(() => Graph(1, (0, 1)));
        Assert.Throws<ArgumentException>(() => UndirectedGraph.Of(2, [(0, 1, double.NaN)]));
        Assert.Throws<ArgumentException>(() => UndirectedGraph.Of(2, [(0, 1, -1)]));
    }

    /// <summary>A path of a hundred thousand: depth is no recursion.</summary>
    [Fact]
    public void A_long_path_is_all_bridges() =>
        Assert.Equal(99_999, Connectivity.Of(UndirectedGraph.Of(100_000, Enumerable.Range(0, 99_999).Select(node => (node, node + 1, 1.0)))).Bridges.Count);

    private static UndirectedGraph Graph(int nodes, params (int A, int B)[] edges) => UndirectedGraph.Of(nodes, edges.Select(edge => (edge.A, edge.B, 1.0)));

    private static (int Nodes, List<(int A, int B)> Edges) Random(int seed)
    {
        var random = new Random(seed);
        var n = random.Next(1, 9);
        var chance = random.NextDouble();
        return (n, [.. from a in Enumerable.Range(0, n) from b in Enumerable.Range(a + 1, n - a - 1) where random.NextDouble() < chance select (a, b)]);
    }

    /// <summary>Parts of what is left without a node, by joining sets.</summary>
    private static int Parts(int n, List<(int A, int B)> edges, int without)
    {
        var part = Enumerable.Range(0, n).ToArray();
        foreach (var (a, b) in edges.Where(edge => edge.A != without && edge.B != without))
        {
            var (from, to) = (part[a], part[b]);
            part = [.. part.Select(one => one == from ? to : one)];
        }

        return Enumerable.Range(0, n).Where(node => node != without).Select(node => part[node]).Distinct().Count();
    }

    private static double[] Counted(int n, List<(int A, int B)> edges)
    {
        var share = new double[n];
        foreach (var (s, t) in from s in Enumerable.Range(0, n) from t in Enumerable.Range(s + 1, n - s - 1) select (s, t))
        {
            List<List<int>> paths = [[s]];
            while (paths.Count > 0 && !paths.Exists(path => path[^1] == t))
            {
                paths = [.. from path in paths from edge in edges
                            where edge.A == path[^1] || edge.B == path[^1]
                            let next = edge.A == path[^1] ? edge.B : edge.A
                            where !path.Contains(next)
                            select (List<int>)[.. path, next]];
            }

            var shortest = paths.FindAll(path => path[^1] == t);
            foreach (var node in shortest.SelectMany(path => path.Skip(1).SkipLast(1)))
            {
                share[node] += 1.0 / shortest.Count;
            }
        }

        return [.. share.Select(value => n < 3 ? 0 : value / ((n - 1) * (n - 2) / 2.0))];
    }
}
