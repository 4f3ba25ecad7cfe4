using System.Net;
using System.Text.RegularExpressions;
using Solmu.Access;
using Solmu.Database;
using Solmu.Notes;
using Solmu.Partnerships;
using Solmu.Tests.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Notes;

public sealed class KeepingNotesTests
{
    [Fact]
    public async Task A_private_note_is_for_its_author_alone()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var author = await app.SignInAsync();
        var other = new User("jari@solvtech.example", "Jari Koski", Role.Owner, "x", DateTime.UnixEpoch);
        await app.SaveAsync(other);
        var slug = await app.PartnerAsync("Edunet");

        await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/notes", ("text", "Wants to retire next year"), ("private", "on"));
        await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/notes", ("text", "Asked for references\n<b>soon</b>"));

        var mine = await app.Client.GetStringAsync($"/partners/{slug}");
        Assert.Contains("Wants to retire next year", mine, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;soon", mine, StringComparison.Ordinal);
        var theirs = await app.DoAsync<ReadPartner, PartnerRecord?>(read => read.BySlugAsync(slug), other);
        Assert.Equal("Asked for references\n<b>soon</b>", theirs!.Notes.Single().Text.ReplaceLineEndings("\n"));
        var note = (await app.DoAsync<ReadPartner, PartnerRecord?>(read => read.BySlugAsync(slug), author))!.Notes.Single(found => found.IsPrivate);
        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<EditNote>(edit => edit.RunAsync(new(note.Id, 1, "Seen", false)), other));
        var shared = theirs.Notes.Single();
        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<EditNote>(edit => edit.RunAsync(new(shared.Id, 1, "Hidden", true)), other));
    }

    [Fact]
    public async Task A_note_is_changed_and_taken_away_but_never_over_a_newer_one()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");
        await app.DoAsync<WriteNote>(write => write.RunAsync(new(app.ReadAsync(slug).Result.Id, null, "First", false)));
        var path = $"/partners/{slug}/notes/{Ids.Text((await app.ReadAsync(slug)).Notes[0].Id)}";

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(path, path, ("version", "1"), ("text", "Second"))).StatusCode);
        var stale = await app.SubmitAsync(path, path, ("version", "1"), ("text", "Third"));
        var html = WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync());
        Assert.Contains("It says “Second” now.", html, StringComparison.Ordinal);
        Assert.Contains(">Third</textarea>", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(path, path, ("version", "2"), ("text", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(path, $"{path}/removal", ("version", "2"))).StatusCode);
        Assert.Empty((await app.ReadAsync(slug)).Notes);
    }

    [Fact]
    public async Task A_note_on_a_person_is_changed_and_taken_away_but_never_over_a_newer_one()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        await app.PartnerAsync("Edunet");
        var home = $"/people/{Ids.Text((await app.PersonAsync("Leena Aho", "edunet")).Id)}";
        await app.SubmitAsync(home, $"{home}/notes", ("text", "First"), ("private", "on"));
        var path = await LinkAsync(app, home);

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(path, path, ("version", "1"), ("text", "Second"))).StatusCode);
        Assert.DoesNotContain("private</span>", await app.Client.GetStringAsync(home), StringComparison.Ordinal);
        var stale = await app.SubmitAsync(path, path, ("version", "1"), ("text", "Third"));
        var html = WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync());
        Assert.Contains("It says “Second” now.", html, StringComparison.Ordinal);
        Assert.Contains(">Third</textarea>", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(path, $"{path}/removal", ("version", "1"))).StatusCode);
        Assert.Equal($"{home}#notes", (await app.SubmitAsync(path, $"{path}/removal", ("version", "2"))).Headers.Location?.ToString());
        Assert.Contains("No notes on this person.", await app.Client.GetStringAsync(home), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_note_is_found_under_the_page_it_stands_on_only_and_a_private_one_by_its_author_only()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");
        var leena = await app.PersonAsync("Leena Aho", slug);
        var other = new User("jari@solvtech.example", "Jari Koski", Role.Owner, "x", DateTime.UnixEpoch);
        await app.SaveAsync(other);
        var theirs = new Note(null, leena.Id, "Not for Outi", true, other.Id, DateTime.UnixEpoch);
        var shared = new Note(null, leena.Id, "For everybody", false, other.Id, DateTime.UnixEpoch);
        await app.SaveAsync(theirs, shared);
        var home = $"/people/{Ids.Text(leena.Id)}";

        var page = await app.Client.GetStringAsync(home);
        Assert.Contains("For everybody", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not for Outi", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{home}/notes/{Ids.Text(theirs.Id)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync(home, $"{home}/notes/{Ids.Text(theirs.Id)}/removal", ("version", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{home}/notes/{Ids.Text(shared.Id)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"/partners/{slug}/notes/{Ids.Text(shared.Id)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{home}/notes/nonsense")).StatusCode);
    }

    [Theory]
    [InlineData(7L, false, false, true)]
    [InlineData(7L, true, false, true)]
    [InlineData(8L, false, false, false)]
    [InlineData(8L, false, true, true)]
    [InlineData(8L, true, true, false)]
    [InlineData(null, false, true, true)]
    [InlineData(null, true, true, false)]
    public void A_note_is_changed_by_its_author_and_what_everybody_reads_by_an_owner_too(long? user, bool isPrivate, bool isOwner, bool may)
    {
        var viewer = new Viewer(user, "", "", isOwner ? Role.Owner : (Role)1, null);

        Assert.Equal(may, Note.MayChange(viewer, 7, isPrivate));
        var note = new Note(1, null, "Text", isPrivate, 7, DateTime.UnixEpoch);
        if (!may)
        {
            Assert.Throws<RuleViolation>(() => note.RequireChangeBy(viewer));
        }
    }

    private static async Task<string> LinkAsync(TestApp app, string home) =>
        Regex.Match(await app.Client.GetStringAsync(home), $"href=\"({home}/notes/[^\"]+)\"").Groups[1].Value;

    [Fact]
    public async Task An_empty_note_is_refused_beside_its_field()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");

        var answer = await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/notes", ("text", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("The note is empty.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
