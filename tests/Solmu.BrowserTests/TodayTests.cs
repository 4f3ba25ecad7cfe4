using Microsoft.Playwright;

namespace Solmu.BrowserTests;

/// <summary>The first page of the day, on the sample.</summary>
public sealed class TodayTests(Chromium chromium, SampleHouse house)
{
    [Fact]
    public async Task A_reason_opens_into_the_tie_it_rests_on_and_is_put_off_and_brought_back()
    {
        await using var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync());
        await visit.GoAsync("/today");
        Assert.Contains("to contact this week", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();
        var first = visit.Page.Locator(".reason").First;
        var who = await first.Locator(".reason-who a").First.InnerTextAsync();

        await visit.ToNextPageAsync(first.GetByRole(AriaRole.Link, new() { Name = "Why" }));
        Assert.StartsWith("/ties/", visit.Path, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row, new() { Name = "Together" })).ToBeVisibleAsync();
        await visit.ShouldBeAccessibleAsync();

        await visit.GoAsync("/today");
        first = visit.Page.Locator(".reason").First;
        await first.Locator("summary").ClickAsync();
        await visit.ShouldBeAccessibleAsync();
        await visit.ToNextPageAsync(first.GetByRole(AriaRole.Button, new() { Name = "Snooze a week" }));
        Assert.Equal("Put off for a week.", await visit.SaidAsync());
        Assert.Contains("1 person is put aside", await visit.Page.GetByRole(AriaRole.Main).InnerTextAsync(), StringComparison.Ordinal);

        await visit.ClickAsync("Bring back");
        Assert.Equal(who, await visit.Page.Locator(".reason-who a").First.InnerTextAsync());
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task What_makes_the_net_thin_leads_to_what_goes_with_a_person_and_back()
    {
        await using var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync());
        await visit.GoAsync("/vulnerability");
        Assert.Contains("hang on one tie", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();

        await visit.ToNextPageAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Leena Aho", Exact = true }).First);
        Assert.Contains("Without Leena Aho", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();

        await visit.ToNextPageAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Restore" }));
        Assert.Equal("/vulnerability", visit.Path);
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task A_person_is_taken_out_of_the_net_and_the_second_ties_that_are_planned_stand_on_Today()
    {
        await using var visit = await Visit.OpenSignedInAsync(chromium, await house.OpenAsync());
        await visit.GoAsync("/net");
        await visit.ToNextPageAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "What if…" }));
        Assert.StartsWith("Without whom?", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();

        await visit.ToNextPageAsync(visit.Page.Locator("svg.net a").Filter(new() { HasText = "Leena Aho" }).First);
        Assert.StartsWith("Without Leena Aho, ", await visit.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("No tie left", await visit.Page.GetByRole(AriaRole.Main).InnerTextAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();

        await visit.ToNextPageAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Plan second ties" }));
        Assert.Contains("would hold what hangs on Leena Aho", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();
        await visit.ClickAsync("Make the plan");
        Assert.StartsWith("0 of ", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();

        await visit.GoAsync("/plans");
        Assert.StartsWith("2 hand-over plans; 0 of ", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();

        await visit.GoAsync("/today?of=everybody");
        await visit.ShouldBeAccessibleAsync();
        await visit.ToNextPageAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Done: " }).First);
        Assert.Equal("Done.", await visit.SaidAsync());
        visit.ShouldBeCalm();
    }
}
