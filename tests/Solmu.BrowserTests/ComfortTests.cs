using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>What scripts add, and that nothing is missing without them.</summary>
public sealed class ComfortTests(Chromium chromium, SampleHouse house)
{
    [Fact]
    public async Task Keys_go_to_the_search_and_to_a_new_contact()
    {
        await using var visit = await OpenAsync("/net");
        var search = visit.Page.Locator("#search");

        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(search).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("n/");
        Assert.Equal("n/", await search.InputValueAsync());

        await visit.Page.Locator("h1").ClickAsync();
        await visit.ToNextPageAsync(() => visit.Page.Keyboard.PressAsync("n"));
        Assert.Equal("/contacts/new", visit.Path);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task A_chosen_theme_stays()
    {
        await using var visit = await OpenAsync("/partners");
        await visit.Page.Locator(".account summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        var dark = await BackgroundAsync(visit);
        await visit.ShouldBeAccessibleAsync();

        await visit.Page.ReloadAsync();

        Assert.Equal("dark", await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
        Assert.Equal(dark, await BackgroundAsync(visit));
        await visit.Page.Locator(".account summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Light colours" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("body")).Not.ToHaveCSSAsync("background-color", dark);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task A_double_click_logs_one_contact()
    {
        await using var visit = await OpenAsync("/contacts/new");
        await visit.FillAsync("Others, by e-mail address", "double.click@new-partner.example");
        await visit.Page.GetByLabel("Phone call").CheckAsync();
        await visit.FillAsync("What it was about", "Clicked twice");
        var button = visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Log contact" });

        await visit.ToNextPageAsync(() => button.DblClickAsync());

        Assert.Contains("logged", await visit.SaidAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await (await house.OpenAsync()).ReadAsync(db => db.Contacts.CountAsync(contact => contact.About == "Clicked twice")));
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task The_net_lights_the_lines_of_what_one_points_at_or_tabs_to()
    {
        await using var visit = await OpenAsync("/net");
        var lit = visit.Page.Locator("svg.net path.is-lit");
        await Assertions.Expect(lit).ToHaveCountAsync(0);

        await visit.Page.Locator("svg.net path[data-from]").First.EvaluateAsync("line => document.querySelector(`g[data-node=${line.dataset.to}] a`).setAttribute('data-test', '')");
        await visit.Page.Locator("[data-test]").HoverAsync();
        await Assertions.Expect(lit).Not.ToHaveCountAsync(0);

        await visit.Page.Locator("h1").HoverAsync();
        await Assertions.Expect(lit).ToHaveCountAsync(0);

        var steps = 0;
        do
        {
            await visit.Page.Keyboard.PressAsync("Tab");
        }
        while (await visit.Page.Locator("svg.net a:focus").CountAsync() == 0 && ++steps < 60);

        await Assertions.Expect(visit.Page.Locator("svg.net a:focus")).ToHaveCountAsync(1);
        var box = await visit.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')");
        await visit.ToNextPageAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal(box, visit.Path);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task Without_scripts_one_signs_in_filters_and_logs_a_contact()
    {
        await using var visit = await Visit.OpenAsync(chromium, await house.OpenAsync(), new BrowserNewContextOptions { JavaScriptEnabled = false });
        await visit.Page.GotoAsync("/partners");
        await visit.FillAsync("E-mail address", TestApp.OwnerEmail);
        await visit.FillAsync("Password", TestApp.OwnerPassword);
        await visit.ClickAsync("Sign in");

        var rows = visit.Page.Locator("main tbody tr");
        await visit.Page.Locator("form.filters").GetByLabel("Country").SelectOptionAsync("DE");
        await visit.ClickAsync("Filter");
        Assert.NotEqual(0, await rows.CountAsync());
        Assert.All(await rows.Locator("[data-label=Country]").AllInnerTextsAsync(), country => Assert.Contains("Germany", country, StringComparison.Ordinal));

        await visit.ToNextPageAsync(rows.Locator("th a").First);
        var partner = visit.Path;
        await visit.ToNextPageAsync(visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Log contact" }).First);
        await visit.Page.Locator("input[name=with]").First.CheckAsync();
        await visit.Page.GetByLabel("Video call").CheckAsync();
        await visit.FillAsync("What it was about", "Written without a script");
        await visit.ClickAsync("Log contact");

        Assert.Equal(partner, visit.Path);

        // Another test may have left something at the same minute.
        Assert.Contains("Written without a script", await visit.Page.Locator("#timeline .timeline").InnerTextAsync(), StringComparison.Ordinal);
        visit.ShouldBeCalm();
    }

    private static Task<string> BackgroundAsync(Visit visit) => visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private async Task<Visit> OpenAsync(string path)
    {
        var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync());
        await visit.GoAsync(path);
        return visit;
    }
}
