using System.Net;
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
    public async Task An_empty_note_is_refused_beside_its_field()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");

        var answer = await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/notes", ("text", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("The note is empty.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
