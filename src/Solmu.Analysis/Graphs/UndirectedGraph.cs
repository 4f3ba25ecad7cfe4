namespace Solmu.Analysis.Graphs;

/// <summary>
/// An undirected graph on numbers 0 to n − 1 in compact arrays: the neighbours of node v, rising, are
/// <c>Targets[Offsets[v]..Offsets[v + 1]]</c>. No loops, no double edges.
/// </summary>
public sealed class UndirectedGraph
{
    private UndirectedGraph(int[] offsets, int[] targets, double[] weights) => (Offsets, Targets, Weights) = (offsets, targets, weights);

    /// <summary>n + 1 places into <see cref="Targets"/>.</summary>
    public int[] Offsets { get; }

    /// <summary>Neighbours; every edge stands here twice.</summary>
    public int[] Targets { get; }

    /// <summary>The weight of the edge at the same place in <see cref="Targets"/>, above 0.</summary>
    public double[] Weights { get; }

    /// <summary>n.</summary>
    public int Nodes => Offsets.Length - 1;

    /// <summary>m, the number of different edges.</summary>
    public int Edges => Targets.Length / 2;

    /// <summary>Makes a graph: double edges add their weights up, whichever way round; loops are dropped.</summary>
    /// <param name="nodes">n, at least 0.</param>
    /// <param name="edges">Pairs of nodes with a weight; in any order.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="ArgumentException">A node outside 0 to n − 1, or a weight that is not above 0 and finite.</exception>
    public static UndirectedGraph Of(int nodes, IEnumerable<(int From, int To, double Weight)> edges)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var halves = new List<(int From, int To, double Weight)>();
        foreach (var (from, to, weight) in edges)
        {
            if (from < 0 || from >= nodes || to < 0 || to >= nodes)
            {
                throw new ArgumentException($"The edge {from}–{to} leads outside the {nodes} nodes.", nameof(edges));
            }

            if (!(weight > 0 && double.IsFinite(weight)))
            {
                throw new ArgumentException($"The weight of the edge {from}–{to} is not above 0 and finite.", nameof(edges));
            }

            if (from != to)
            {
                halves.Add((from, to, weight));
                halves.Add((to, from, weight));
            }
        }

        // Equal edges in order of weight, so that the sum does not hang on the order they came in.
        halves.Sort();
        var (offsets, targets, weights) = (new int[nodes + 1], new List<int>(halves.Count), new List<double>(halves.Count));
        var last = (From: -1, To: -1);
        foreach (var (from, to, weight) in halves)
        {
            if (last == (from, to))
            {
                weights[^1] += weight;
                continue;
            }

            last = (from, to);
            targets.Add(to);
            weights.Add(weight);
            offsets[from + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            offsets[node + 1] += offsets[node];
        }

        return new UndirectedGraph(offsets, [.. targets], [.. weights]);
    }

    /// <summary>The number of neighbours.</summary>
    /// <param name="node">0 to n − 1.</param>
    /// <returns>0 to n − 1.</returns>
    public int Degree(int node) => Offsets[node + 1] - Offsets[node];

    /// <summary>The neighbours, rising.</summary>
    /// <param name="node">0 to n − 1.</param>
    /// <returns>As many as the degree.</returns>
    public ReadOnlySpan<int> Neighbours(int node) => Targets.AsSpan(Offsets[node]..Offsets[node + 1]);
}
