using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Proposals;
using Solmu.Tests.Mcp;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Proposals;

/// <summary>What programs propose is done by people, in their own name, or not at all.</summary>
public sealed class DecidingOnProposalsTests
{
    private static readonly object Call = new { time = "2026-11-20T10:00:00Z", medium = "phone", minutes = 20, about = "Spring", own = new[] { "jari.koski@solvtech.example" }, others = new[] { "Leena Aho", "new@edunet.example" }, why = "in the call list" };

    [Fact]
    public async Task An_approved_contact_is_logged_by_whoever_approves()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var owner = await app.SignInAsync();
        Assert.Contains("No proposal waits", await app.Client.GetStringAsync("/proposals"), StringComparison.Ordinal);
        await using var assistant = await Assistant.ComeAsync(app);
        var id = await ProposeAsync(assistant, "propose_contact", Call);

        var page = await app.Client.GetStringAsync("/proposals");
        Assert.All(new[] { "1 proposal waits", "Phone call with Leena Aho and new@edunet.example", "Jari Koski", "in the call list", "an assistant" }, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/proposals", $"/proposals/{id}/approval")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/proposals", $"/proposals/{id}/approval")).StatusCode);

        var contact = await app.ReadAsync(db => db.Contacts.Include(one => one.People).SingleAsync());
        Assert.Equal((owner.Id, "Spring", 3), (contact.RecordedById, contact.About, contact.People.Count));
        Assert.Contains(contact.People, part => part.PersonId == cast.LeenaId && !part.IsOurs);
        var entry = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Kind == "Contact" && entry.Act == Act.Created));
        Assert.Equal((owner.Id, Door.Mcp, await app.ReadAsync(db => db.ApiKeys.Select(key => (long?)key.Id).SingleAsync())), (entry.UserId, entry.Door, entry.KeyId));
        var decided = (await assistant.AskAsync("my_proposals")).GetProperty("decided")[0];
        Assert.Equal(("approved", Ids.Text(contact.Id)), (decided.GetProperty("state").GetString(), decided.GetProperty("record").GetString()));
        Assert.Contains($"/contacts/{Ids.Text(contact.Id)}", await app.Client.GetStringAsync("/proposals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_proposal_leaves_nothing_and_stays_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);
        await app.SignInAsync();
        await using var assistant = await Assistant.ComeAsync(app);
        var id = await ProposeAsync(assistant, "propose_note", new { partner = "Edunet", text = "Prefers Thursdays" });

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/proposals", $"/proposals/{id}/refusal")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync("/proposals", $"/proposals/{id}/approval")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/proposals", $"/proposals/{Ids.Text(Ids.New())}/approval")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync("/proposals", "/proposals/nonsense/refusal")).StatusCode);

        Assert.Equal(0, await app.ReadAsync(db => db.Notes.CountAsync()));
    }

    [Fact]
    public async Task A_proposal_is_for_its_user_and_for_those_who_see_everything()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var owner = await app.SignInAsync();
        var member = await app.UserAsync(Role.Member);
        await using var assistant = await Assistant.ComeAsync(app, KeyScope.Write, owner);
        var id = await ProposeAsync(assistant, "propose_note", new { person = "leena@edunet.example", text = "secretword" });
        using var browser = await app.BrowserAsync(member);

        Assert.DoesNotContain("secretword", await browser.GetStringAsync("/proposals"), StringComparison.Ordinal);
        foreach (var decision in new[] { "approval", "refusal" })
        {
            var fields = TestApp.HiddenFields(await browser.GetStringAsync("/contacts/new")).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"/proposals/{id}/{decision}", new FormUrlEncodedContent(fields))).StatusCode);
        }

        Assert.Equal(ProposalState.Waiting, await app.ReadAsync(db => db.Proposals.Select(proposal => proposal.State).SingleAsync()));
        Assert.NotEqual(0, cast.LeenaId);
    }

    /// <summary>The program saw the partner when it proposed; whoever approves has to see it too.</summary>
    [Fact]
    public async Task What_the_one_who_approves_does_not_see_is_not_done()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var member = await app.UserAsync(Role.Member);
        var body = ProposedRecords.Write(new ProposedNote(Ids.Text(cast.EdunetId), null, "Prefers Thursdays"));
        var note = await app.DoAsync<Propose, long>(propose => propose.RunAsync(new(ProposalKind.Note, body, null)), member);
        var seen = ProposedRecords.Write(new ProposedContact(new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc), Solmu.Analysis.Ties.Medium.Phone, null, null, [Ids.Text(cast.JariId)], [Ids.Text(cast.LeenaId)]));
        var contact = await app.DoAsync<Propose, long>(propose => propose.RunAsync(new(ProposalKind.Contact, seen, null)), member);
        using var browser = await app.BrowserAsync(member);

        var page = await browser.GetStringAsync("/proposals");
        Assert.DoesNotContain("Edunet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Leena", page, StringComparison.Ordinal);
        foreach (var id in new[] { note, contact })
        {
            var fields = TestApp.HiddenFields(page).Select(field => KeyValuePair.Create(field.Item1, field.Item2)).DistinctBy(field => field.Key);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostAsync($"/proposals/{Ids.Text(id)}/approval", new FormUrlEncodedContent(fields))).StatusCode);
        }

        Assert.Equal(0, await app.ReadAsync(db => db.Notes.CountAsync()) + await app.ReadAsync(db => db.Contacts.CountAsync()));
        Assert.Equal(2, await app.ReadAsync(db => db.Proposals.CountAsync(proposal => proposal.State == ProposalState.Waiting)));
    }

    [Fact]
    public async Task A_program_that_nobody_answers_is_not_listened_to_for_ever()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var body = ProposedRecords.Write(new ProposedNote(Ids.Text(cast.EdunetId), null, "x"));
        await app.ChangeAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, Propose.MostWaiting).Select(_ => new Proposal(ProposalKind.Note, body, null, Viewer.Console, app.Clock.GetUtcNow().UtcDateTime)));
            return await db.SaveChangesAsync();
        });
        await using var assistant = await Assistant.ComeAsync(app);

        Assert.Contains("wait for somebody to decide", await assistant.RefusedAsync("propose_note", new { partner = "Edunet", text = "x" }), StringComparison.Ordinal);
    }

    private static async Task<string> ProposeAsync(Assistant assistant, string tool, object what) =>
        (await assistant.AskAsync(tool, what)).GetProperty("proposed").GetProperty("id").GetString()!;
}
