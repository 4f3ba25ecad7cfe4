using Microsoft.Playwright;

namespace Solmu.BrowserTests;

/// <summary>The world map under a pointer, a keyboard and a thumb.</summary>
public sealed class MapTests(Chromium chromium, SampleHouse house)
{
    [Fact]
    public async Task Pointing_at_a_country_lights_its_lines_and_a_click_opens_its_partners()
    {
        await using var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync());
        await visit.GoAsync("/net?view=map");
        var sweden = visit.Page.Locator("svg.map g[data-node=c-SE] a");

        await sweden.HoverAsync();

        Assert.Equal(["c-SE"], await visit.Page.Locator("svg.map path.is-lit").EvaluateAllAsync<string[]>("lines => [...new Set(lines.map(line => line.dataset.to))]"));
        await visit.ToNextPageAsync(sweden);
        Assert.Equal("/net?country=SE&view=table", visit.Path);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task The_keyboard_goes_from_country_to_country_and_the_shapes_are_there()
    {
        await using var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync());
        await visit.GoAsync("/net?view=map&area=europe");

        await visit.Page.Locator(".map-scroll").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");

        Assert.Equal("map-country", await visit.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('class')"));
        Assert.Contains("partner", await visit.Page.EvaluateAsync<string>("() => document.activeElement.querySelector('title').textContent"), StringComparison.Ordinal);
        var germany = await visit.Page.Locator("svg.map a[data-country=DE] use").BoundingBoxAsync();
        Assert.True(germany is { Width: > 50, Height: > 50 }, $"Germany is {germany?.Width} wide");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/net?country=*");
    }

    [Fact]
    public async Task On_a_phone_the_map_starts_where_the_firm_is_and_scrolls()
    {
        await using var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync(), new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        await visit.GoAsync("/net?view=map");

        var home = await visit.Page.Locator("svg.map g.map-home").First.BoundingBoxAsync();

        Assert.InRange(home!.X, 100, 290);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => { const frame = document.querySelector('.map-scroll'); return frame.scrollWidth > frame.clientWidth; }"));
        visit.ShouldBeCalm();
    }
}
