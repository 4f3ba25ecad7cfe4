using Microsoft.Playwright;

namespace Solmu.BrowserTests;

/// <summary>What the keyboard alone can do.</summary>
public sealed class KeysTests(Chromium chromium, SampleHouse house)
{
    [Fact]
    public async Task A_few_letters_and_Enter_open_a_partner()
    {
        await using var visit = await OpenAsync("/net");
        await visit.Page.Locator(".rooms a").First.FocusAsync();

        await visit.Page.Keyboard.PressAsync("Control+k");
        var field = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "A partner, person, page or action" });
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("dialog").GetByRole(AriaRole.Option).First).ToContainTextAsync("Log a contact");
        await visit.ShouldBeAccessibleAsync();

        await visit.Page.Keyboard.TypeAsync("edunet");
        await Assertions.Expect(visit.Page.Locator("dialog").GetByRole(AriaRole.Option).First).ToContainTextAsync("Edunet Integrators");
        await Assertions.Expect(visit.Page.Locator("dialog").GetByRole(AriaRole.Option, new() { Selected = true })).ToHaveCountAsync(1);
        await visit.ShouldBeAccessibleAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("palette-1", await field.GetAttributeAsync("aria-activedescendant"));
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await visit.ToNextPageAsync(() => visit.Page.Keyboard.PressAsync("Enter"));

        Assert.StartsWith("/partners/edunet", visit.Path, StringComparison.Ordinal);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task Escape_closes_and_gives_the_focus_back()
    {
        await using var visit = await OpenAsync("/partners");
        var link = visit.Page.Locator(".rooms a").Nth(2);
        await link.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(visit.Page.Locator("dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(link).ToBeFocusedAsync();
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task Letters_typed_into_a_field_are_no_keys()
    {
        await using var visit = await OpenAsync("/partners");
        var field = visit.Page.Locator("#q");
        await field.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("n?/");

        Assert.Equal("n?/", await field.InputValueAsync());
        Assert.Equal("/partners", visit.Path);
        await Assertions.Expect(visit.Page.Locator("dialog")).ToHaveCountAsync(0);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task On_a_partners_page_n_logs_a_contact_with_the_partner()
    {
        await using var visit = await OpenAsync("/partners");
        await visit.ToNextPageAsync(visit.Page.Locator("main tbody th a").First);
        var slug = visit.Path.Split('/')[^1];

        await visit.ToNextPageAsync(() => visit.Page.Keyboard.PressAsync("n"));

        Assert.Equal($"/contacts/new?partner={slug}", visit.Path);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task The_keys_are_shown_and_the_single_ones_can_be_switched_off()
    {
        await using var visit = await OpenAsync("/partners");
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await visit.ShouldBeAccessibleAsync();
        await visit.Page.GetByLabel("Use the single keys").UncheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.Locator("dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("#search")).Not.ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(1);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task A_list_is_sorted_chosen_from_and_put_back_by_the_keyboard()
    {
        await using var visit = await OpenAsync("/partners?country=DE");
        await visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Value a year" }).GetByRole(AriaRole.Link).FocusAsync();
        await visit.ToNextPageAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal("/partners?country=DE&sort=value", visit.Path);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Value a year" })).ToHaveAttributeAsync("aria-sort", "ascending");

        var boxes = visit.Page.Locator("input[name=row]");
        await boxes.Nth(0).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await boxes.Nth(1).CheckAsync();
        await visit.ClickAsync("Change the chosen");
        Assert.Equal("2 partnerships are chosen", await visit.TitleAsync());
        await visit.ShouldBeAccessibleAsync();
        await visit.FillAsync("Add a tag", "by keyboard");
        await visit.ToNextPageAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal("2 partners have changed", await visit.TitleAsync());
        await visit.ShouldBeAccessibleAsync();
        await visit.ClickAsync("Undo");
        Assert.StartsWith("Taken back", await visit.SaidAsync(), StringComparison.Ordinal);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task A_colleague_is_offered_after_an_at_and_finds_the_note()
    {
        var app = await house.OpenAsync();
        await app.UserAsync(Solmu.Access.Role.Manager, email: "mentioned@solvtech.example");
        await using var visit = await OpenAsync("/partners?country=DE");
        await visit.ToNextPageAsync(visit.Page.Locator("main tbody th a").First);
        var field = visit.Page.Locator("textarea[data-mentions]");
        await field.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("Look here @some m");
        var offer = visit.Page.GetByRole(AriaRole.Button, new() { Name = "@Some Manager" });
        await Assertions.Expect(offer).ToBeVisibleAsync();
        await visit.ShouldBeAccessibleAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(field).ToBeFocusedAsync();
        Assert.Equal("Look here @Some Manager ", await field.InputValueAsync());
        await visit.ClickAsync("Keep the note");

        Assert.Equal(1, await app.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(db.Mentions)));
        visit.ShouldBeCalm();
    }

    private async Task<Visit> OpenAsync(string path)
    {
        var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync());
        await visit.GoAsync(path);
        return visit;
    }
}
