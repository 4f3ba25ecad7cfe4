using Microsoft.Playwright;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>All pages of the sample net, as people with other eyes, hands and screens meet them.</summary>
public sealed class EveryPageTests(Chromium chromium, SampleHouse house)
{
    [Fact]
    public async Task Every_page_is_led_to_from_another()
    {
        var (pages, unreached) = await house.FindPagesAsync();

        Assert.Empty(unreached);
        Assert.True(pages.Count > 25, $"{pages.Count} pages");
        Assert.Contains(pages, page => page.StartsWith("/net?", StringComparison.Ordinal) && page.Contains("view=map", StringComparison.Ordinal));
    }

    [Fact]
    public Task Every_page_is_accessible_on_a_wide_screen() => BeAccessibleAsync(1440, 900);

    [Fact]
    public Task Every_page_is_accessible_on_a_phone() => BeAccessibleAsync(390, 844);

    [Fact]
    public async Task No_page_is_wider_than_the_smallest_phone()
    {
        var app = await house.OpenAsync();
        await using var visit = await Visit.OpenSignedInAsync(chromium, app, Sized(360, 640));
        var wide = new List<string>();
        foreach (var path in (await house.FindPagesAsync()).Pages)
        {
            await visit.GoAsync(path);
            if (await visit.Page.EvaluateAsync<string?>(Overflow) is { } found)
            {
                wide.Add($"{path}: {found}");
            }
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
        visit.ShouldBeCalm();
    }

    private const string Overflow = """
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth) return null;
          const out = [...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > page.clientWidth + 1);
          return `${page.scrollWidth} of ${page.clientWidth}: ` + out.slice(-3).map(part => part.outerHTML.slice(0, 120)).join(" | ");
        }
        """;

    private async Task BeAccessibleAsync(int width, int height)
    {
        var app = await house.OpenAsync();
        await using var visit = await Visit.OpenSignedInAsync(chromium, app, Sized(width, height));
        var found = new List<string>();
        foreach (var path in (await house.FindPagesAsync()).Pages)
        {
            // The same page asked something else has the same colours.
            foreach (var colours in path.Contains('?', StringComparison.Ordinal) ? [ColorScheme.Light] : new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = colours });
                await visit.GoAsync(path);
                found.AddRange((await visit.ViolationsAsync()).Take(3).Select(violation => $"{path}, {colours}: {violation}"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        visit.ShouldBeCalm();
    }

    private static BrowserNewContextOptions Sized(int width, int height) => new() { ViewportSize = new ViewportSize { Width = width, Height = height } };
}
