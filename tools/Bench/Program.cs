using Bench;

if (args is ["load", .. var more])
{
    return await ManyUsers.RunAsync(more);
}

if (args is ["ties", .. var files])
{
    return TiesBench.Run(files);
}

if (args is ["mail", .. var mail])
{
    return await MailBench.RunAsync(mail);
}

if (args is ["today", .. var days])
{
    return await TodayBench.RunAsync(days);
}

if (args is ["strength", .. var counts])
{
    return StrengthBench.Run(counts);
}

if (args is ["graph", .. var graphs])
{
    return await GraphBench.RunAsync(graphs);
}

// script/bench [--size S,M,L] [--seconds N] [--keep DIR] [--skip cold,import]
var options = BenchOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine("Usage: script/bench [--size S,M,L] [--seconds 5] [--keep DIR] [--skip cold,import]");
    return 2;
}

var folder = options.Keep ?? Path.Combine(Path.GetTempPath(), $"solmu-bench-{Environment.ProcessId}");
Directory.CreateDirectory(folder);
try
{
    var pages = new List<(World World, IReadOnlyList<Measured> Measures, long ResidentBytes)>();
    foreach (var size in options.Sizes)
    {
        var world = await World.MakeAsync(size, Path.Combine(folder, size.Name));
        pages.Add(await PageBench.RunAsync(world, options.Seconds));
    }

    Report.Pages(pages);
    var (imports, starts) = (!options.Skip.Contains("import"), !options.Skip.Contains("cold"));
    if ((imports || starts) && await Published.ProgramAsync(Path.Combine(folder, "published")) is { } program)
    {
        if (imports)
        {
            await ImportBench.RunAsync(Path.Combine(folder, "import"), program);
        }

        if (starts)
        {
            await ColdStart.RunAsync(pages[0].World, program);
        }
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
