namespace Solmu.Analysis.Graphs;

/// <summary>
/// On how much of the shortest ways between others a node lies: Σ over pairs s, t of the share of the shortest s–t ways
/// through v, over (n − 1)(n − 2)/2. Unweighted, exact (Brandes 2001); O(n·m).
/// </summary>
public static class Betweenness
{
    /// <summary>Sources are added up in so many blocks, always the same, so that the threads do not change a bit.</summary>
    private const int Blocks = 32;

    /// <summary>Computes the betweenness of every node.</summary>
    /// <param name="graph">Any graph; parts that hang apart add nothing to each other.</param>
    /// <param name="threads">How many may run at once, at least 1; the result is the same to the bit.</param>
    /// <returns>n values from 0 to 1; all 0 below three nodes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than one thread.</exception>
    public static double[] Of(UndirectedGraph graph, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var n = graph.Nodes;
        var total = new double[n];
        if (n < 3)
        {
            return total;
        }

        var sums = new double[Math.Min(Blocks, n)][];
        Parallel.For(0, sums.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, block => sums[block] = Block(graph, block, sums.Length));
        foreach (var sum in sums)
        {
            for (var node = 0; node < n; node++)
            {
                total[node] += sum[node];
            }
        }

        // Every pair was counted from both ends.
        var scale = 1 / ((n - 1.0) * (n - 2.0));
        for (var node = 0; node < n; node++)
        {
            total[node] *= scale;
        }

        return total;
    }

    private static double[] Block(UndirectedGraph graph, int block, int blocks)
    {
        var n = graph.Nodes;
        var sum = new double[n];
        var (queue, distance, ways, share) = (new int[n], new int[n], new double[n], new double[n]);
        Array.Fill(distance, -1);
        for (var source = block; source < n; source += blocks)
        {
            var reached = Breadth(graph, source, queue, distance, ways);
            for (var i = reached - 1; i > 0; i--)
            {
                var node = queue[i];
                var each = (1 + share[node]) / ways[node];
                foreach (var other in graph.Neighbours(node))
                {
                    if (distance[other] == distance[node] - 1)
                    {
                        share[other] += ways[other] * each;
                    }
                }

                sum[node] += share[node];
            }

            for (var i = 0; i < reached; i++)
            {
                (distance[queue[i]], ways[queue[i]], share[queue[i]]) = (-1, 0, 0);
            }
        }

        return sum;
    }

    private static int Breadth(UndirectedGraph graph, int source, int[] queue, int[] distance, double[] ways)
    {
        (queue[0], distance[source], ways[source]) = (source, 0, 1);
        var reached = 1;
        for (var i = 0; i < reached; i++)
        {
            var node = queue[i];
            foreach (var other in graph.Neighbours(node))
            {
                if (distance[other] < 0)
                {
                    distance[other] = distance[node] + 1;
                    queue[reached++] = other;
                }

                if (distance[other] == distance[node] + 1)
                {
                    ways[other] += ways[node];
                }
            }
        }

        return reached;
    }
}
