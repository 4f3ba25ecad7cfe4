namespace Solmu.Analysis.Graphs;

/// <summary>
/// How many separate circles a node bridges (Burt 1992). With p_ij, the share of i's weight that lies on j: constraint
/// c_i = Σ_j (p_ij + Σ_q p_iq·p_qj)² over the neighbours j; effective size = d − 2·t/d, with d neighbours and t edges among
/// them, unweighted. Constraint O(m·√m), by triangles; effective size O(Σ over edges of the neighbours' degrees).
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

        var (share, back) = (new double[weights.Length], Twins(graph));
        for (var node = 0; node < graph.Nodes; node++)
        {
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
            {
                share[i] = weights[i] / totals[node];
            }
        }

        var invested = Roundabout(graph, share, back);
        var constraint = new double?[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            var sum = 0.0;
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
            {
                var whole = share[i] + invested[i];
                sum += whole * whole;
            }

            constraint[node] = graph.Degree(node) == 0 ? null : sum;
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

    /// <summary>For each neighbour of each node, the place of the node among that neighbour's.</summary>
    private static int[] Twins(UndirectedGraph graph)
    {
        var (twins, next) = (new int[graph.Targets.Length], graph.Offsets.AsSpan(0, graph.Nodes).ToArray());
        for (var i = 0; i < twins.Length; i++)
        {
            // Neighbours rise, so the nodes that ask come in the order in which they stand there.
            twins[i] = next[graph.Targets[i]]++;
        }

        return twins;
    }

    /// <summary>
    /// For each neighbour, what lies on it through third ones. Every triangle is found once, from the node with the fewest
    /// neighbours to those with more, so that no node that knows very many is walked through for each of them.
    /// </summary>
    private static double[] Roundabout(UndirectedGraph graph, double[] share, int[] back)
    {
        var invested = new double[share.Length];
        var (first, upward) = Upward(graph);
        var at = new int[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            var higher = upward.AsSpan(first[node]..first[node + 1]);
            foreach (var i in higher)
            {
                at[graph.Targets[i]] = i + 1;
            }

            foreach (var i in higher)
            {
                var other = graph.Targets[i];
                foreach (var j in upward.AsSpan(first[other]..first[other + 1]))
                {
                    if (at[graph.Targets[j]] is > 0 and var found)
                    {
                        Add(i, j, found - 1);
                    }
                }
            }

            foreach (var i in higher)
            {
                at[graph.Targets[i]] = 0;
            }
        }

        return invested;

        // One to two, two to three, one to three.
        void Add(int i, int j, int k)
        {
            var (iBack, jBack, kBack) = (back[i], back[j], back[k]);
            invested[i] += share[k] * share[jBack];
            invested[iBack] += share[j] * share[kBack];
            invested[j] += share[iBack] * share[k];
            invested[jBack] += share[kBack] * share[i];
            invested[k] += share[i] * share[j];
            invested[kBack] += share[jBack] * share[iBack];
        }
    }

    /// <summary>The places of the neighbours that have more neighbours; of equal ones the higher number counts as more.</summary>
    private static (int[] First, int[] Places) Upward(UndirectedGraph graph)
    {
        var (first, places) = (new int[graph.Nodes + 1], new int[graph.Edges]);
        var count = 0;
        for (var node = 0; node < graph.Nodes; node++)
        {
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
            {
                var other = graph.Targets[i];
                if ((graph.Degree(other), other).CompareTo((graph.Degree(node), node)) > 0)
                {
                    places[count++] = i;
                }
            }

            first[node + 1] = count;
        }

        return (first, places);
    }

    private static void Mark(ReadOnlySpan<int> nodes, bool[] marks, bool value)
    {
        foreach (var node in nodes)
        {
            marks[node] = value;
        }
    }
}
