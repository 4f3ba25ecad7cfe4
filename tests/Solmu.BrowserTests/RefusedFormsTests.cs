using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Solmu.Analysis.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>A form that is refused keeps all that was typed, and says what to put right.</summary>
public sealed class RefusedFormsTests(Chromium chromium, SampleHouse house)
{
    public static TheoryDataRow<string, string, string>[] Forms =>
    [
        new("/contacts/new?partner={slug}", "/contacts", "addresses=not an address|time=2026-11-20T10:15|minutes=35|about=Prices for spring"),
        new("/people/new", "/people", "name=Maija Kivi|emails=not an address|role=Buyer"),
        new("/partners/new", "/partners/new", "name=Tidewater|city=Bergen|domains=not a domain|type=reseller|value=a lot|since=2024-05-01"),
        new("/partners/{slug}/edit", "/partners/{slug}/edit", "name=Renamed|city=Turku|employees=some|website=www.renamed.example"),
        new("/partners/{slug}/partnerships/{side}", "/partners/{slug}/partnerships/{side}", "type=integrator|value=a lot|shareOfOurSales=12"),
        new("/partners/{slug}/contracts/new", "/partners/{slug}/contracts/new", "title=Frame contract|startsOn=2026-05-01|endsOn=2025-05-01"),
        new("/settings/ties", "/settings/ties", "halfLife=soon|met=2|target1=0"),
        new("/settings/holidays", "/settings/holidays", "name=Christmas|from=2026-12-26|until=2026-12-24"),
        new("/settings/holidays", "/settings/holidays/lines", "lines=24.12. Christmas"),
        new("/settings", "/settings/firm", "name=SolvTech Oy|domains=solvtech.example, other.example|zone=Nowhere/At all"),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_was_typed_is_kept(string page, string action, string typed)
    {
        var app = await house.OpenAsync();
        var (slug, side) = await PartnerAsync(app);
        string Fill(string path) => path.Replace("{slug}", slug, StringComparison.Ordinal).Replace("{side}", side, StringComparison.Ordinal);
        await using var visit = await Visit.OpenSignedInAsync(chromium, app);
        await visit.GoAsync(Fill(page));
        var form = visit.Page.Locator($"main form[action='{Fill(action)}'][method=post]");
        var fields = typed.Split('|').Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => field[1]);
        foreach (var (name, value) in fields)
        {
            await form.Locator($"[name={name}]").FillAsync(value);
        }

        // The browser would refuse some of it by itself; what counts is what Solmu answers.
        await form.EvaluateAsync("form => form.noValidate = true");
        await visit.ToNextPageAsync(form.Locator("button:not([type=button])").Last);

        foreach (var (name, value) in fields)
        {
            Assert.Equal(value, await form.Locator($"[name={name}]").InputValueAsync());
        }

        Assert.NotEqual(0, await visit.Page.Locator(".form-error, .form-alert").CountAsync());
        await visit.ShouldBeAccessibleAsync();
        visit.ShouldBeCalm();
    }

    [Fact]
    public async Task A_stale_edit_is_told_and_keeps_what_was_typed()
    {
        var app = await house.OpenAsync();
        var (slug, _) = await PartnerAsync(app);
        await using var first = await Visit.OpenSignedInAsync(chromium, app);
        await using var second = await Visit.OpenSignedInAsync(chromium, app);
        await first.GoAsync($"/partners/{slug}/edit");
        await second.GoAsync($"/partners/{slug}/edit");

        await first.FillAsync("City", "Lyngby");
        await first.ClickAsync("Save");
        Assert.Equal($"/partners/{slug}", first.Path);
        await second.FillAsync("Website", "www.faster.example");
        await second.ClickAsync("Save");

        Assert.Equal("www.faster.example", await second.Page.GetByLabel("Website").InputValueAsync());
        Assert.Contains("Lyngby", await second.Page.GetByRole(AriaRole.Main).InnerTextAsync(), StringComparison.Ordinal);
        await second.ShouldBeAccessibleAsync();
        Assert.Equal("Lyngby", (await app.ReadAsync(slug)).City);
        second.ShouldBeCalm();
    }

    private static async Task<(string Slug, string Side)> PartnerAsync(TestApp app)
    {
        var partner = await app.ReadAsync(db => (from partnership in db.Partnerships
                                                 join organisation in db.Organisations on partnership.OrganisationId equals organisation.Id
                                                 where partnership.Side == Side.Downstream
                                                 orderby organisation.Slug descending
                                                 select new { organisation.Slug, partnership.Side }).FirstAsync());
        return (partner.Slug, partner.Side.ToString().ToLowerInvariant());
    }
}
