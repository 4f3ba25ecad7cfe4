using System.Globalization;

namespace Bench;

/// <summary>The table of all sizes side by side.</summary>
internal static class Report
{
    public static void Pages(IReadOnlyList<(World World, IReadOnlyList<Measured> Measures, long ResidentBytes)> runs)
    {
        Console.WriteLine();
        Console.WriteLine($"{Load.Connections} connections, {Environment.ProcessorCount} cores shared by server and client");
        Console.WriteLine($"{"",-28}{"size",4}{"per second",12}{"CPU ms",9}{"CPU / first",12}{"p50 ms",9}{"p95 ms",9}{"failed",8}");
        for (var row = 0; row < runs[0].Measures.Count; row++)
        {
            foreach (var (world, measures, _) in runs)
            {
                var (measured, first) = (measures[row], runs[0].Measures[row]);
                var ratio = measured.CpuMilliseconds > 0 ? measured.CpuMilliseconds / first.CpuMilliseconds : 0;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.Name,-28}{world.Size.Name,4}{measured.PerSecond,12:N0}{measured.CpuMilliseconds,9:0.000}{ratio,12:0.00}{measured.P50,9:0.00}{measured.P95,9:0.00}{measured.Failures,8}"));
            }
        }

        Console.WriteLine();
        foreach (var (world, measures, resident) in runs)
        {
            var write = measures.Single(measured => measured.Ratio is not null);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{world.Size.Name}: a write takes {write.Ratio:0.00} times as long as a bare commit; resident memory {resident / 1024.0 / 1024:0} MB"));
        }
    }
}
