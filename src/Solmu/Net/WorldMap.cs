using System.Text.Json;

namespace Solmu.Net;

/// <summary>
/// Where the countries lie on the flat map that the front end's build makes of Natural Earth (decision 0016). The
/// outlines are a file of their own, which browsers keep.
/// </summary>
public sealed class WorldMap
{
    /// <summary>The outlines; each country is there under its two letters.</summary>
    public const string Outlines = "dist/world.svg";

    private const string Places = "dist/world.json";

    private readonly Lazy<Content> content;

    public WorldMap(IWebHostEnvironment host) => content = new Lazy<Content>(() => Read(host));

    /// <summary>False in a build without the front end: then there is a table and no picture.</summary>
    public bool IsThere => content.Value.Width > 0;

    public double Width => content.Value.Width;

    public double Height => content.Value.Height;

    /// <summary>The middle of a country; null where the map does not know it.</summary>
    public (double X, double Y)? PointOf(string code) => content.Value.Points.TryGetValue(code, out var point) ? (point[0], point[1]) : null;

    /// <summary>Whether the outlines have a shape for the country, or only a place.</summary>
    public bool HasShape(string code) => content.Value.Drawn.Contains(code);

    public IReadOnlyCollection<string> Codes => content.Value.Points.Keys;

    /// <summary>What of the map an area shows.</summary>
    internal Box BoxOf(MapArea? area) =>
        area is { } part && content.Value.Areas.TryGetValue(part.ToString().ToLowerInvariant(), out var box) ? new Box(box[0], box[1], box[2], box[3]) : new Box(0, 0, Width, Height);

    private static Content Read(IWebHostEnvironment host)
    {
        var file = host.WebRootFileProvider.GetFileInfo(Places);
        if (!file.Exists)
        {
            return new Content(0, 0, [], [], []);
        }

        using var stream = file.CreateReadStream();
        return JsonSerializer.Deserialize<Content>(stream, JsonSerializerOptions.Web)!;
    }

    internal readonly record struct Box(double X, double Y, double Width, double Height);

    private sealed record Content(double Width, double Height, Dictionary<string, double[]> Areas, Dictionary<string, double[]> Points, HashSet<string> Drawn);
}

/// <summary>Parts of the world that can be looked at closer.</summary>
public enum MapArea
{
    Europe,
    Americas,
    Africa,
    Asia,
}
