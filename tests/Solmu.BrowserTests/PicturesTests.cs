using System.Text;
using Microsoft.Playwright;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>The pictures in the README, taken of the sample net on a day that stands still.</summary>
public sealed class PicturesTests(Chromium chromium)
{
    private const int MostBytes = 300_000;

    private const string List = """
        Company;Domain;Country;Type;Customer since;Account owner;Turnover
        Fjordlys Klasserom;fjordlys.example;Norway;reseller;2021-03-01;outi.virta@solvtech.example;1.250.000
        Vltava Learning;vltava.example;Czechia;integrator;2019-09-15;outi.virta@solvtech.example;820.000
        Sunda Edukasi;sunda.example;Indonesia;reseller;2023-01-20;;410.000

        """;

    /// <summary>Not one of the usual tests: it writes to the folder that SOLMU_PICTURES names.</summary>
    [Fact(Explicit = true)]
    public async Task The_pictures_are_taken()
    {
        var folder = Environment.GetEnvironmentVariable("SOLMU_PICTURES") ?? throw new InvalidOperationException("SOLMU_PICTURES names no folder for the pictures.");
        Directory.CreateDirectory(folder);
        await using var app = await SampleHouse.BuildAsync();
        await using var wide = await Visit.OpenSignedInAsync(chromium, app);
        await using var dark = await Visit.OpenSignedInAsync(chromium, app, new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        await using var phone = await Visit.OpenSignedInAsync(chromium, app, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });

        await TakeAsync(wide, "/net", folder, "net");
        await TakeAsync(wide, "/partners", folder, "partners");
        var partner = await wide.Page.Locator("main tbody th a").First.GetAttributeAsync("href");
        await TakeAsync(wide, partner!, folder, "partner");
        await TakeAsync(wide, partner + "/brief", folder, "brief");
        await TakeAsync(dark, "/net", folder, "net-dark");
        await TakeAsync(phone, partner!, folder, "phone-partner");
        await TakeAsync(wide, "/net?view=map", folder, "map");

        await wide.GoAsync("/imports");
        await wide.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "partners.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await wide.ClickAsync("See what is in them");
        await TakeAsync(wide, null, folder, "import");
    }

    private static async Task TakeAsync(Visit visit, string? path, string folder, string name)
    {
        if (path is not null)
        {
            await visit.GoAsync(path);
        }

        var picture = await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        Assert.True(picture.Length < MostBytes, $"{name}.png has {picture.Length} bytes");
    }
}
