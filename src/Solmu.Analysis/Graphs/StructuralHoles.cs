namespace Solmu.Analysis.Graphs;

/// <summary>
/// How many separate circles a node bridges (Burt 1992). With p_ij, the share of i's weight that lies on j: constraint
/// c_i = Σ_j (p_ij + Σ_q p_iq·p_qj)² over the neighbours j; effective size = d − 2·t/d, with d neighbours and t edges among
/// them, unweighted. O(Σ over edges of the neighbours' degrees).
/// </summary>
public static class StructuralHoles
{
    /// <summary>Constraint of every node.</summary>
    /// <param name="graph">Any graph.</param>
    /// <param name="isWeighted">Whether the weights count; else every edge counts the same.</param>
    /// <returns>n values from 0 to about 1.1; null for a node without neighbours.</returns>
    public static double?[] Constraint(UndirectedGraph graph, bool isWeighted)
    {
        var weights = isWeighted ? graph.Weights : Enumerable.Repeat(1.0, graph.Weights.Length).ToArray();
        var totals = new double[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
            {
                totals[node] += weights[i];
            }
        }

        var constraint = new double?[graph.Nodes];
        var (invested, isNeighbour) = (new double[graph.Nodes], new bool[graph.Nodes]);
        for (var node = 0; node < graph.Nodes; node++)
        {
            constraint[node] = graph.Degree(node) == 0 ? null : Of(graph, node, weights, totals, invested, isNeighbour);
        }

        return constraint;
    }

    /// <summary>Effective size of every node.</summary>
    /// <param name="graph">Any graph; its weights do not count.</param>
    /// <returns>n values from 1 to the degree; null for a node without neighbours.</returns>
    public static double?[] EffectiveSize(UndirectedGraph graph)
    {
        var sizes = new double?[graph.Nodes];
        var isNeighbour = new bool[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            var neighbours = graph.Neighbours(node);
            Mark(neighbours, isNeighbour, true);
            var among = 0L;
            foreach (var other in neighbours)
            {
                foreach (var third in graph.Neighbours(other))
                {
                    among += isNeighbour[third] ? 1 : 0;
                }
            }

            Mark(neighbours, isNeighbour, false);

            // Every edge among them was seen from both ends, so this is 2t.
            sizes[node] = neighbours.Length == 0 ? null : neighbours.Length - ((double)among / neighbours.Length);
        }

        return sizes;
    }

    private static double Of(UndirectedGraph graph, int node, double[] weights, double[] totals, double[] invested, bool[] isNeighbour)
    {
        var neighbours = graph.Neighbours(node);
        Mark(neighbours, isNeighbour, true);
        for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
        {
            var (between, share) = (graph.Targets[i], weights[i] / totals[node]);
            invested[between] += share;
            for (var j = graph.Offsets[between]; j < graph.Offsets[between + 1]; j++)
            {
                if (isNeighbour[graph.Targets[j]])
                {
                    invested[graph.Targets[j]] += share * weights[j] / totals[between];
                }
            }
        }

        var sum = 0.0;
        foreach (var other in neighbours)
        {
            sum += invested[other] * invested[other];
            invested[other] = 0;
        }

        Mark(neighbours, isNeighbour, false);
        return sum;
    }

    private static void Mark(ReadOnlySpan<int> nodes, bool[] marks, bool value)
    {
        foreach (var node in nodes)
        {
            marks[node] = value;
        }
    }
}
