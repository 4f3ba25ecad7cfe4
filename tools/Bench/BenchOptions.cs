namespace Bench;

/// <summary>What to measure, and for how long.</summary>
internal sealed record BenchOptions(IReadOnlyList<WorldSize> Sizes, int Seconds, string? Keep, IReadOnlyList<string> Skip)
{
    public static BenchOptions? Parse(string[] args)
    {
        var options = new BenchOptions([WorldSize.Small, WorldSize.Medium, WorldSize.Large], 5, null, []);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = args[i + 1];
            switch (args[i])
            {
                case "--size": options = options with { Sizes = [.. WorldSize.All.Where(size => value.Split(',').Contains(size.Name))] }; break;
                case "--seconds" when int.TryParse(value, out var seconds): options = options with { Seconds = seconds }; break;
                case "--keep": options = options with { Keep = Path.GetFullPath(value) }; break;
                case "--skip": options = options with { Skip = value.Split(',') }; break;
                default: return null;
            }
        }

        return args.Length % 2 == 0 && options.Sizes.Count > 0 ? options : null;
    }
}

/// <summary>How much there is.</summary>
internal sealed record WorldSize(string Name, int Partners, int People, int Contacts)
{
    public static readonly WorldSize Small = new("S", 300, 1_500, 20_000);
    public static readonly WorldSize Medium = new("M", 3_000, 15_000, 200_000);
    public static readonly WorldSize Large = new("L", 30_000, 150_000, 2_000_000);

    public static IReadOnlyList<WorldSize> All { get; } = [Small, Medium, Large];
}
