namespace Solmu.Analysis.Graphs;

/// <summary>
/// How a graph hangs together. An articulation point is a node, a bridge an edge, without which there are more parts.
/// One walk in depth with the earliest node reachable from below each (Tarjan 1972), without recursion; O(n + m).
/// </summary>
/// <param name="Components">The number of connected parts; a node without edges is one.</param>
/// <param name="IsArticulation">For every node.</param>
/// <param name="Bridges">Pairs of nodes, the smaller first, rising.</param>
public sealed record Connectivity(int Components, IReadOnlyList<bool> IsArticulation, IReadOnlyList<(int From, int To)> Bridges)
{
    /// <summary>Finds parts, articulation points and bridges.</summary>
    /// <param name="graph">Any graph, also an empty one.</param>
    /// <returns>The same for the same graph.</returns>
    public static Connectivity Of(UndirectedGraph graph)
    {
        var walk = new Walk(graph);
        var components = 0;
        for (var root = 0; root < graph.Nodes; root++)
        {
            components += walk.From(root) ? 1 : 0;
        }

        walk.Bridges.Sort();
        return new Connectivity(components, walk.IsArticulation, walk.Bridges);
    }

    private sealed class Walk(UndirectedGraph graph)
    {
        private readonly int[] order = new int[graph.Nodes];
        private readonly int[] lowest = new int[graph.Nodes];
        private readonly int[] next = new int[graph.Nodes];
        private readonly int[] path = new int[graph.Nodes];
        private int seen;

        public bool[] IsArticulation { get; } = new bool[graph.Nodes];

        public List<(int From, int To)> Bridges { get; } = [];

        /// <summary>False when the node was reached from another before.</summary>
        public bool From(int root)
        {
            if (order[root] > 0)
            {
                return false;
            }

            var (depth, branches) = (0, 0);
            Enter(root, 0);
            while (depth >= 0)
            {
                var node = path[depth];
                if (next[node] < graph.Offsets[node + 1])
                {
                    var other = graph.Targets[next[node]++];
                    if (order[other] == 0)
                    {
                        Enter(other, ++depth);
                    }
                    else if (depth == 0 || other != path[depth - 1])
                    {
                        lowest[node] = Math.Min(lowest[node], order[other]);
                    }

                    continue;
                }

                if (--depth >= 0)
                {
                    branches += depth == 0 ? 1 : 0;
                    Leave(path[depth], node, isRoot: depth == 0);
                }
            }

            IsArticulation[root] = branches > 1;
            return true;
        }

        private void Enter(int node, int depth)
        {
            order[node] = lowest[node] = ++seen;
            next[node] = graph.Offsets[node];
            path[depth] = node;
        }

        private void Leave(int above, int node, bool isRoot)
        {
            lowest[above] = Math.Min(lowest[above], lowest[node]);
            if (lowest[node] > order[above])
            {
                Bridges.Add((Math.Min(above, node), Math.Max(above, node)));
            }

            IsArticulation[above] |= !isRoot && lowest[node] >= order[above];
        }
    }
}
