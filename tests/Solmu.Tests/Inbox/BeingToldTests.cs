using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Inbox;
using Solmu.Notes;
using Solmu.Partnerships;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Inbox;

public sealed class BeingToldTests
{
    [Theory]
    [InlineData("Ask @Mika Salo about it", "1")]
    [InlineData("@mika salo, @Leena.", "12")]
    [InlineData("(@MIKA SÄLO)", "1")]
    [InlineData("@mika.salo: look", "1")]
    [InlineData("@Mika Salonen", "")]
    [InlineData("mail mika.salo@solvtech.example", "")]
    [InlineData("x@Leena and @@Leena", "")]
    [InlineData("@Leena Aho", "3")]
    [InlineData("@", "")]
    [InlineData("Mika Salo", "")]
    public void Names_behind_an_at_are_found(string text, string expected)
    {
        MentionText.Known[] users = [new(1, "Mika Salo", "mika.salo@solvtech.example"), new(2, "Leena", "l@solvtech.example"), new(3, "Leena Aho", "aho@solvtech.example")];

        Assert.Equal(expected, string.Concat(MentionText.Find(text, users).Order()));
    }

    [Fact]
    public async Task Whoever_is_mentioned_finds_the_note_and_marks_it_as_read()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        await app.SignInAsync();
        var manager = await app.UserAsync(Role.Manager);
        using var browser = await app.BrowserAsync(manager);
        Assert.Contains("Nothing is new for you", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);

        await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/notes", ("text", "Prices rise, @Some Manager, see to it"));

        Assert.Contains("<span>For you</span><span class=\"badge is-accent\" aria-hidden=\"true\">1</span>", await browser.GetStringAsync("/net"), StringComparison.Ordinal);
        var inbox = await browser.GetStringAsync("/inbox");
        Assert.Contains("1 thing is new for you", inbox, StringComparison.Ordinal);
        Assert.Contains("Prices rise", inbox, StringComparison.Ordinal);
        Assert.Contains($"href=\"/partners/{slug}#notes\"", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("new</span>", await app.Client.GetStringAsync("/net"), StringComparison.Ordinal);

        var note = Regex.Match(inbox, "name=\"note\" value=\"([^\"]*)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await TestApp.SubmitAsync(browser, "/inbox", "/inbox/read", ("note", note))).StatusCode);
        Assert.Contains("Nothing is new for you", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
        Assert.Contains("Prices rise", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_mentions_once_and_an_edit_tells_only_those_who_are_new_in_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var owner = await app.SignInAsync();
        await app.UserAsync(Role.Manager);
        var html = await app.Client.GetStringAsync($"/partners/{slug}");
        var form = TestApp.HiddenFields(html).Append(("text", "@Some Manager, look")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();
        await app.Client.PostAsync($"/partners/{slug}/notes", new FormUrlEncodedContent(form));
        await app.Client.PostAsync($"/partners/{slug}/notes", new FormUrlEncodedContent(form));
        Assert.Equal(1, await app.ReadAsync(db => db.Mentions.CountAsync()));

        var note = await app.ReadAsync(db => db.Notes.SingleAsync());
        await app.DoAsync<EditNote>(edit => edit.RunAsync(new(note.Id, 1, "@Some Manager, look again", false)), owner);
        Assert.Equal(1, await app.ReadAsync(db => db.Mentions.CountAsync()));
        await app.DoAsync<EditNote>(edit => edit.RunAsync(new(note.Id, 2, "@Some Manager, never mind", true)), owner);
        Assert.Equal(0, await app.ReadAsync(db => db.Mentions.CountAsync()));
    }

    [Fact]
    public async Task A_mention_out_of_sight_tells_nobody_anything()
    {
        await using var worlds = await TwoWorlds.MakeAsync();
        var app = worlds.With;
        var owner = await app.ReadAsync(db => db.Users.SingleAsync(user => user.Role == Role.Owner));
        using var member = await app.BrowserAsync(worlds.People.Member);
        var nordlys = (await app.ReadAsync(worlds.People.Nordlys)).Id;

        await app.DoAsync<WriteNote>(write => write.RunAsync(new(worlds.HiddenIds[0], null, "@Some Member must not know", false)), owner);
        Assert.Contains("Nothing is new for you", await member.GetStringAsync("/inbox"), StringComparison.Ordinal);
        await app.DoAsync<WriteNote>(write => write.RunAsync(new(nordlys, null, "@Some Member may know", false)), owner);
        Assert.Contains("may know", await member.GetStringAsync("/inbox"), StringComparison.Ordinal);

        // The partner goes to somebody else, and out of the member's sight.
        var partnership = (await app.ReadAsync(worlds.People.Nordlys)).Partnerships.Single(one => one.Side == Side.Downstream);
        await app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(partnership.Id, partnership.Version, A.Facts with { ResponsibleId = worlds.People.Leena.Id })), owner);
        var inbox = await member.GetStringAsync("/inbox");
        Assert.DoesNotContain("may know", inbox, StringComparison.Ordinal);
        Assert.Contains("Nothing is new for you", inbox, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_are_offered_who_see_the_partner()
    {
        await using var worlds = await TwoWorlds.MakeAsync();
        var app = worlds.With;
        var owner = await app.ReadAsync(db => db.Users.SingleAsync(user => user.Role == Role.Owner));
        using var browser = await app.BrowserAsync(owner);
        using var member = await app.BrowserAsync(worlds.People.Member);

        Assert.Equal(["Some Member"], await NamesAsync(browser, "/mentions?partner=nordlys&q=some m"));
        Assert.Empty(await NamesAsync(browser, $"/mentions?partner={worlds.HiddenSlug}&q=some"));
        Assert.Equal(["Outi Virta"], await NamesAsync(member, "/mentions?partner=nordlys&q=outi"));
        Assert.Empty(await NamesAsync(member, $"/mentions?partner={worlds.HiddenSlug}&q=outi"));
        Assert.Empty(await NamesAsync(member, "/mentions?person=nonsense&q=outi"));
        using var reader = await app.BrowserAsync(worlds.People.Reader);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/mentions?partner=nordlys&q=o")).StatusCode);
    }

    [Fact]
    public async Task Changes_of_others_at_a_followed_partner_are_told_and_marked_as_read()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        await app.PartnerAsync("Other");
        var owner = await app.SignInAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(Role.Manager));
        Assert.Contains(">Follow</button>", await browser.GetStringAsync($"/partners/{slug}"), StringComparison.Ordinal);
        await TestApp.SubmitAsync(browser, $"/partners/{slug}", $"/partners/{slug}/follow", ("follows", "on"));
        await TestApp.SubmitAsync(browser, $"/partners/{slug}", $"/partners/{slug}/follow", ("follows", "on"));
        Assert.Contains(">Unfollow</button>", await browser.GetStringAsync($"/partners/{slug}"), StringComparison.Ordinal);
        Assert.Contains("Nothing is new for you", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await EditAsync(app, slug, 1, owner);
        await EditAsync(app, "other", 1, owner);
        await TestApp.SubmitAsync(browser, $"/partners/{slug}", $"/partners/{slug}/tags", ("tags", "own work"));
        var inbox = await browser.GetStringAsync("/inbox");
        Assert.Contains("1 thing is new for you", inbox, StringComparison.Ordinal);
        Assert.Contains("changed the partnership with Edunet", Text(inbox), StringComparison.Ordinal);
        Assert.DoesNotContain("Other", inbox, StringComparison.Ordinal);

        var last = Regex.Match(inbox, "name=\"last\" value=\"([^\"]*)\"").Groups[1].Value;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await EditAsync(app, slug, 3, owner);
        await TestApp.SubmitAsync(browser, "/inbox", "/inbox/read", ("last", last));
        Assert.Contains("1 thing is new for you", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
        await TestApp.SubmitAsync(browser, "/inbox", "/inbox/read", ("last", "3zzzzzzzzzzzz"));
        Assert.Contains("Nothing is new for you", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await EditAsync(app, slug, 2, owner);
        Assert.Contains("1 thing is new for you", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);

        await TestApp.SubmitAsync(browser, $"/partners/{slug}", $"/partners/{slug}/follow");
        Assert.Contains("You follow no partner yet", await browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_told_of_nothing_that_is_out_of_sight()
    {
        await using var worlds = await TwoWorlds.MakeAsync();
        foreach (var app in new[] { worlds.Without, worlds.With })
        {
            await app.DoAsync<FollowPartner>(async follow => await follow.RunAsync(new((await app.ReadAsync(worlds.People.Nordlys)).Id, true)), worlds.People.Member);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var owner = await worlds.With.ReadAsync(db => db.Users.SingleAsync(user => user.Role == Role.Owner));
        var hidden = (await worlds.With.ReadAsync(worlds.People.Nordlys)).Partnerships.Single(one => one.Side == Side.Upstream);
        await worlds.With.DoAsync<EditPartnership>(edit => edit.RunAsync(new(hidden.Id, hidden.Version, A.Facts with { Importance = 1 })), owner);
        using var member = await worlds.With.BrowserAsync(worlds.People.Member);

        Assert.Contains("Nothing is new for you", await member.GetStringAsync("/inbox"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(member, "/settings", $"/partners/{worlds.HiddenSlug}/follow", ("follows", "on"))).StatusCode);
        await Assert.ThrowsAsync<Solmu.Database.RuleViolation>(() => worlds.With.DoAsync<FollowPartner>(follow => follow.RunAsync(new(worlds.HiddenIds[0], true)), worlds.People.Member));
    }

    private static string Text(string page) => Regex.Replace(WebUtility.HtmlDecode(page), "<[^>]*>", "");

    private static async Task<List<string?>> NamesAsync(HttpClient browser, string path) =>
        [.. JsonDocument.Parse(await browser.GetStringAsync(path)).RootElement.GetProperty("names").EnumerateArray().Select(name => name.GetString())];

    private static async Task EditAsync(TestApp app, string slug, int importance, User by)
    {
        var one = (await app.ReadAsync(slug)).Partnerships.Single();
        await app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(one.Id, one.Version, A.Facts with { Importance = importance })), by);
    }
}
