using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Analysis.Partnerships;
using Solmu.Net;
using Solmu.Organisations;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Net;

public sealed partial class WorldMapTests
{
    private const int MostBytes = 160 * 1024;

    [Fact]
    public async Task Every_country_that_an_organisation_can_have_has_a_place_on_the_map()
    {
        await using var app = await StartAsync();
        var world = app.Services.GetRequiredService<WorldMap>();

        foreach (var (code, name) in Countries.All)
        {
            var point = world.PointOf(code);
            Assert.True(point is { X: >= 0, Y: >= 0 } && point.Value.X <= world.Width && point.Value.Y <= world.Height, $"{name} ({code}) is at {point}");
        }

        // Small ones too, whose outlines are a few dots.
        Assert.All(["SG", "MT", "HK", "FJ", "RU", "FI"], code => Assert.True(world.HasShape(code), code));
    }

    [Fact]
    public async Task No_outline_runs_across_the_map_where_the_globe_was_cut()
    {
        await using var app = await StartAsync();
        var svg = XElement.Parse(await app.Client.GetStringAsync("/dist/world.svg"));

        var outlines = svg.Descendants().Where(element => element.Name.LocalName == "path").ToList();

        Assert.True(outlines.Count > 220);
        foreach (var outline in outlines)
        {
            var code = outline.Attribute("id")!.Value;
            foreach (var ring in outline.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries))
            {
                var steps = Numbers().Matches(ring[(ring.IndexOf('l', StringComparison.Ordinal) + 1)..]).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
                Assert.Equal(0, steps.Count % 2);
                Assert.All(steps, step => Assert.True(Math.Abs(step) < 60, $"{code} has a line of {step}"));
                Assert.True(Math.Abs(steps.Where((_, i) => i % 2 == 0).Sum()) < 60, $"{code} closes with a long line");
            }
        }
    }

    [Fact]
    public async Task The_map_counts_partners_by_country_and_each_country_leads_to_its_partners()
    {
        await using var app = await StartAsync(Four);

        var html = await app.Client.GetStringAsync("/net?view=map&side=");

        Assert.Equal("5 partners in 3 countries; 2 of the countries hang on one partner", Title(html));
        Assert.Contains("Most are in Germany (2); no contact in the last year with Singapore; 1 partner without a country is not on the map.", html, StringComparison.Ordinal);
        var map = Map(html);
        Assert.Equal(["France: 1 partner (1 downstream), 4 contacts in the last year", "Germany: 2 partners (1 upstream, 2 downstream), 9 contacts in the last year", "Singapore: 1 partner (1 downstream), no contact in the last year"], Links(map, "map-country").Select(Name).Order(StringComparer.Ordinal));
        Assert.Equal(["2", "1", "1"], Links(map, "map-country").Select(link => link.Descendants().Single(element => element.Name.LocalName == "text").Value));
        Assert.All(Links(map, "map-country"), link => Assert.Matches("^/net\\?country=[A-Z]{2}&view=table$", link.Attribute("href")!.Value));
        var germany = await app.Client.GetStringAsync("/net?country=DE&view=table");
        Assert.Equal(3, Regex.Count(germany, "<th scope=\"row\">"));
        Assert.Contains("href=\"/net?country=none&amp;view=table\">1 partner without a country</a>", html, StringComparison.Ordinal);
        Assert.Contains("1 partner without a known country", Title(await app.Client.GetStringAsync("/net?country=none&view=table")), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_run_from_where_our_people_are_and_tell_the_sides_apart()
    {
        await using var app = await StartAsync(Four);

        var lines = Map(await app.Client.GetStringAsync("/net?view=map")).Descendants().Where(element => element.Attribute("data-from") is not null)
            .Select(line => $"{line.Attribute("data-from")!.Value} {line.Attribute("data-to")!.Value} {line.Attribute("class")!.Value}").Order(StringComparer.Ordinal);

        Assert.Equal(["h-FI c-DE map-line is-downstream", "h-FI c-DE map-line is-upstream", "h-FI c-SG map-line is-downstream is-cold", "h-GB c-FR map-line is-downstream"], lines);
    }

    [Fact]
    public async Task The_table_under_the_map_has_every_country_and_what_has_none()
    {
        await using var app = await StartAsync(Four);

        var html = await app.Client.GetStringAsync("/net?view=map");

        var rows = Regex.Matches(html, "<tr><th scope=\"row\"><a href=\"([^\"]*)\">([^<]*)</a></th>").Select(match => match.Groups[2].Value);
        Assert.Equal(["Germany", "France", "Singapore", "Country not known"], rows);
    }

    [Fact]
    public async Task A_part_of_the_world_says_what_lies_outside_and_filters_stay()
    {
        await using var app = await StartAsync(Four);

        var html = await app.Client.GetStringAsync("/net?view=map&area=europe&side=downstream");

        Assert.Contains("1 country with partners lies outside this part of the world", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Links(Map(html), "map-country"), link => Name(link).StartsWith("Singapore", StringComparison.Ordinal));
        Assert.Contains("href=\"/net?side=downstream&amp;view=map&amp;area=asia\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/net?side=downstream&amp;view=table\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_without_any_country_are_told_and_nothing_is_drawn()
    {
        await using var app = await StartAsync(firm => firm.Partner("Somewhere"));

        var html = await app.Client.GetStringAsync("/net?view=map");

        Assert.Equal("1 partner, and no country is known of any", Title(html));
        Assert.Empty(Links(Map(html), "map-country"));
        Assert.Contains("1 partner without a country</a> is not on the map", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_look_at_the_map_is_light()
    {
        await using var app = await StartAsync(firm =>
        {
            var us = firm.Ours("Leena Aho");
            foreach (var country in Countries.All)
            {
                firm.Contacts(firm.Partner($"Partner in {country.Value}", country: country.Key), 1, 3, us);
            }
        });

        var html = await app.Client.GetStringAsync("/net?view=map");
        var bytes = Packed(html);
        foreach (var file in new[] { "/dist/world.svg", "/dist/app.css", "/dist/app.js", "/dist/theme.js" })
        {
            bytes += Packed(await app.Client.GetStringAsync(file));
        }

        Assert.True(bytes < MostBytes, $"{bytes} bytes");
        Assert.Equal(Countries.All.Count, Links(Map(html), "map-country").Count());
    }

    private static void Four(NetFirm firm)
    {
        var (here, there) = (firm.Ours("Leena Aho"), firm.Ours("Oliver Hatton"));
        there.Describe(null, "London", "GB", null);
        var both = firm.Partner("Edunet", Side.Downstream, "DE");
        firm.Also(both, Side.Upstream);
        firm.Contacts(both, 8, 10, here);
        firm.Contacts(firm.Partner("Hartmann", Side.Downstream, "DE"), 1, 20, here);
        firm.Contacts(firm.Partner("Lingua", Side.Downstream, "FR"), 4, 20, there);
        firm.Partner("Merlion", Side.Downstream, "SG", responsible: here);
        firm.Contacts(firm.Partner("Nowhere", Side.Support), 2, 5, here);
    }

    private static async Task<TestApp> StartAsync(Action<NetFirm>? fill = null)
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        if (fill is not null)
        {
            await NetFirm.FillAsync(app, fill);
        }

        Assert.SkipUnless(app.Services.GetRequiredService<WorldMap>().IsThere, "Built without the front end.");
        return app;
    }

    private static long Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.Length;
    }

    private static string Title(string html) => Regex.Match(html, "<h1>([^<]*)</h1>").Groups[1].Value;

    private static XElement Map(string html) => XElement.Parse(Regex.Match(html, "<svg class=\"map\".*?</svg>", RegexOptions.Singleline).Value);

    private static IEnumerable<XElement> Links(XElement map, string name) => map.Descendants().Where(element => element.Name.LocalName == "a" && element.Attribute("class")!.Value == name);

    private static string Name(XElement link) => link.Elements().Single(element => element.Name.LocalName == "title").Value;

    [GeneratedRegex(@"-?(\d+\.\d+|\.\d+|\d+)")]
    private static partial Regex Numbers();
}
