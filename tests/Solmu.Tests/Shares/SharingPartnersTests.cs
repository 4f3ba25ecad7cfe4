using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Teams;
using Solmu.Tests.Teams;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Shares;

public sealed class SharingPartnersTests
{
    [Fact]
    public async Task A_partner_that_is_shared_is_seen_until_that_ends()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var slug = await app.PartnerAsync("Nordlys", country: "NO");
        var member = await app.UserAsync(Role.Member);
        using var browser = await app.BrowserAsync(member);
        Assert.Contains("Nobody.", await app.Client.GetStringAsync($"/partners/{slug}"), StringComparison.Ordinal);

        await ShareAsync(app.Client, slug, member.Id);
        await ShareAsync(app.Client, slug, member.Id);

        Assert.Equal([slug], await TeamsPagesTests.SeenAsync(browser));
        var share = await app.ReadAsync(db => db.Shares.SingleAsync());
        Assert.Contains("Some Member", await app.Client.GetStringAsync($"/partners/{slug}"), StringComparison.Ordinal);
        Assert.Contains("shared with Some Member", await app.Client.GetStringAsync($"/partners/{slug}/shares"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/shares/{Ids.Text(share.Id)}/removal")).StatusCode);
        Assert.Empty(await TeamsPagesTests.SeenAsync(browser));
        Assert.Equal([Act.Created, Act.Removed], await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.Kind == "Share").OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_member_passes_on_what_is_shared_with_them_and_ends_only_that()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var slug = await app.PartnerAsync("Nordlys", country: "NO");
        var member = await app.UserAsync(Role.Member);
        var reader = await app.UserAsync(Role.Reader);
        await ShareAsync(app.Client, slug, member.Id);
        var given = await app.ReadAsync(db => db.Shares.Select(share => share.Id).SingleAsync());
        using var browser = await app.BrowserAsync(member);

        await ShareAsync(browser, slug, reader.Id);

        using var other = await app.BrowserAsync(reader);
        Assert.Equal([slug], await TeamsPagesTests.SeenAsync(other));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/partners/{slug}/shares")).StatusCode);
        var refused = await TestApp.SubmitAsync(browser, $"/partners/{slug}", $"/partners/{slug}/shares/{Ids.Text(given)}/removal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var own = await app.ReadAsync(db => db.Shares.Where(share => share.UserId == reader.Id).Select(share => share.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(browser, $"/partners/{slug}", $"/partners/{slug}/shares/{Ids.Text(own)}/removal")).StatusCode);
        Assert.Empty(await TeamsPagesTests.SeenAsync(other));
    }

    [Fact]
    public async Task Whoever_sees_one_side_only_cannot_share_and_so_open_the_others()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var slug = await app.PartnerAsync("Nordlys", Side.Upstream, "NO");
        var member = await app.UserAsync(Role.Member);
        var team = await app.DoAsync<SaveTeam, string?>(save => save.RunAsync(new(null, null, "Norway", [member.Id], [new("NO", Side.Upstream)])));
        using var browser = await app.BrowserAsync(member);
        Assert.True(Ids.TryParse(team!, out var teamId));

        Assert.Contains("You see only some sides", await browser.GetStringAsync($"/partners/{slug}/shares"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(browser, slug, Ids.Text(member.Id)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(browser, slug, Ids.Text(teamId)));
        Assert.Equal(0, await app.ReadAsync(db => db.Shares.CountAsync()));
    }

    [Fact]
    public async Task What_cannot_be_shared_or_is_not_there_changes_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var slug = await app.PartnerAsync("Nordlys", country: "NO");
        var other = await app.PartnerAsync("Edunet", country: "SE");
        var member = await app.UserAsync(Role.Member);
        using var browser = await app.BrowserAsync(member);
        await ShareAsync(app.Client, slug, member.Id);
        var share = await app.ReadAsync(db => db.Shares.Select(share => share.Id).SingleAsync());
        var before = await Dump.OfAsync(app);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(app.Client, slug, ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(app.Client, slug, "0000000000000"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(app.Client, "nobody", Ids.Text(member.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(browser, "/account", $"/partners/{other}/shares", ("with", Ids.Text(member.Id)))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/account", $"/partners/{other}/shares/{Ids.Text(share)}/removal")).StatusCode);

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    private static async Task ShareAsync(HttpClient browser, string slug, long with) => Assert.Equal(HttpStatusCode.SeeOther, await SendAsync(browser, slug, Ids.Text(with)));

    private static async Task<HttpStatusCode> SendAsync(HttpClient browser, string slug, string with) =>
        (await TestApp.SubmitAsync(browser, "/account", $"/partners/{slug}/shares", ("with", with))).StatusCode;
}
