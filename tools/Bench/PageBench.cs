using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>The pages people use most, and a new contact.</summary>
internal static partial class PageBench
{
    private const int WarmUpWrites = 6_000;

    public static async Task<(World World, IReadOnlyList<Measured> Measures, long ResidentBytes)> RunAsync(World world, int seconds)
    {
        await using var server = await SolmuServer.StartAsync(world.Folder);
        using var load = new Load(server, "solmu=" + world.Session);
        (string Name, Func<int, HttpRequestMessage> Request)[] pages =
        [
            ("sign-in page (no database)", _ => new HttpRequestMessage(HttpMethod.Get, "/sign-in")),
            ("partner list", _ => load.Get("/partners")),
            ("partner list, uncompressed", _ => load.GetPlain("/partners")),
            ("partner page", i => load.Get("/partners/" + world.Some[i % world.Some.Count].Slug)),
            ("search partners", i => load.Get("/partners?q=" + world.Fragments[i % world.Fragments.Count])),
            ("search everything", i => load.Get("/search?q=" + world.Fragments[i % world.Fragments.Count])),
            ("people list", _ => load.Get("/people")),
            ("net", _ => load.Get("/net")),
        ];
        await load.WarmUpAsync([.. pages.Select(page => page.Request)]);
        var measures = new List<Measured>();
        foreach (var (name, request) in pages)
        {
            measures.Add(await load.RunAsync(name, seconds, request));
        }

        var resident = server.ResidentBytes;
        var write = await WriteAsync(world, load, seconds);
        var bare = BareCommits.PerSecond(world.Folder, seconds);
        measures.Add(write with { Ratio = bare / write.PerSecond });
        measures.Add(new Measured("bare commit, full sync", bare, 0, 0, 0, 0));
        await TransferAsync(load);
        return (world, measures, Math.Max(resident, server.ResidentBytes));
    }

    private static async Task<Measured> WriteAsync(World world, Load load, int seconds)
    {
        var form = await ContactForm.OpenAsync(world, load);
        await load.WarmUpAsync([_ => form.Request()], WarmUpWrites);
        return await load.RunAsync("add a contact", seconds, _ => form.Request());
    }

    /// <summary>What a browser fetches for a first page, and for a later one with styles and scripts kept.</summary>
    private static async Task TransferAsync(Load load)
    {
        foreach (var path in new[] { "/partners", "/net", "/people" })
        {
            using var page = await load.SendAsync(load.Get(path));
            var bytes = (await page.Content.ReadAsByteArrayAsync()).Length;
            using var again = await load.SendAsync(load.Get(path));
            var html = await TextAsync(again);
            var assets = 0;
            foreach (var asset in Assets().Matches(html).Select(match => match.Groups[1].Value).Where(url => url.StartsWith('/') || !url.Contains(':', StringComparison.Ordinal)).Where(url => url.Contains('.', StringComparison.Ordinal)).Distinct())
            {
                using var file = await load.SendAsync(load.Get("/" + asset.TrimStart('/')));
                assets += file.IsSuccessStatusCode ? (await file.Content.ReadAsByteArrayAsync()).Length : 0;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"transferred {path}: first view {(bytes + assets) / 1024.0:0.0} KB, later {bytes / 1024.0:0.0} KB (bodies)"));
        }
    }

    public static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = answer.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("<(?:link|script|img)[^>]*(?:href|src)=\"([^\"#?]+)")]
    private static partial Regex Assets();
}
