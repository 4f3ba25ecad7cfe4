using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tags;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;
using Door = Solmu.Access.Door;

namespace Solmu.Tests.Audit;

public sealed class RecordingChangesTests
{
    [Fact]
    public async Task What_changed_is_kept_with_who_when_and_through_which_door()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var outi = await app.SignInAsync();
        var slug = await app.PartnerAsync("Edunet");
        await app.DoAsync<AddContract>(add => add.RunAsync(new(app.PartnershipAsync(slug).Result, "Reseller agreement", new(2024, 1, 1), new(2027, 2, 1), null)));
        var contract = (await app.ReadAsync(slug)).Contracts.Single();
        app.Clock.Advance(TimeSpan.FromMinutes(3));

        var entry = Assert.Single(await app.LeavesAsync(() => app.DoAsync<EditContract>(edit => edit.RunAsync(new(contract.Id, 1, "Reseller agreement", new(2024, 1, 1), new(2029, 2, 1), null)), outi)));

        Assert.Equal((Act.Changed, "Contract", (long?)contract.Id, (long?)contract.PartnershipId, (int?)2), (entry.Act, entry.Kind, entry.RecordId, entry.UnderId, entry.RecordVersion));
        Assert.Equal((outi.Id, Door.Page, app.Clock.GetUtcNow().UtcDateTime), (entry.UserId, entry.Door, entry.At));
        Assert.Equal("""{"fields":{"EndsOn":["2027-02-01","2029-02-01"]}}""", entry.Changes);
    }

    [Fact]
    public async Task All_that_one_use_changes_stands_together()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var entries = await app.LeavesAsync(() => app.PartnerAsync("Edunet", domains: "edunet.example"));

        Assert.Equal(["Organisation", "Partnership"], entries.Select(entry => entry.Kind).Order(StringComparer.Ordinal));
        Assert.Single(entries.Select(entry => entry.ActionId).Distinct());
        Assert.All(entries, entry => Assert.Equal((Act.Created, null, Door.Command), (entry.Act, entry.UserId, entry.Door)));
        Assert.Contains("\"edunet.example\"", entries.Single(entry => entry.Kind == "Organisation").Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_belong_to_a_record_are_told_under_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var edunet = await app.ReadAsync(slug);
        await app.DoAsync<SetTags>(set => set.RunAsync(new(edunet.Id, ["reference"], [])));

        var tagged = Assert.Single(await app.LeavesAsync(() => app.DoAsync<SetTags>(set => set.RunAsync(new(edunet.Id, [], ["reference"])))));
        var moved = Assert.Single(await app.LeavesAsync(() => app.DoAsync<MovePartnership>(move => move.RunAsync(new(edunet.Partnerships[0].Id, edunet.Partnerships[0].Version, Analysis.Partnerships.Stage.M3, new(2026, 11, 1), "Order", null)))));

        Assert.Equal(("Organisation", (long?)edunet.Id), (tagged.Kind, tagged.RecordId));
        Assert.Contains("\"of\":\"OrganisationTag\",\"was\":", tagged.Changes, StringComparison.Ordinal);
        Assert.Equal("Partnership", moved.Kind);
        Assert.Contains("\"Stage\":[", moved.Changes, StringComparison.Ordinal);
        Assert.Contains("\"of\":\"StageStep\",\"is\":", moved.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_along_with_a_removed_record_is_told_too()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var edunet = await app.ReadAsync(slug);
        var leena = await app.PersonAsync("Leena Aho", slug, "leena@edunet.example");
        var jari = await app.PersonAsync("Jari Koski");
        await app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(edunet.Partnerships[0].Id, 2, A.Facts with { ResponsibleId = jari.Id })));
        await app.DoAsync<WriteNote>(write => write.RunAsync(new(edunet.Id, null, "Asked for references", false)));

        var gone = await app.LeavesAsync(() => app.ChangeAsync(async db =>
        {
            db.Remove(await db.Organisations.SingleAsync(organisation => organisation.Id == edunet.Id));
            return await db.SaveChangesAsync();
        }));
        var left = await app.LeavesAsync(() => app.ChangeAsync(async db =>
        {
            db.Remove(await db.People.SingleAsync(person => person.Id == jari.Id));
            return await db.SaveChangesAsync();
        }));

        Assert.Equal(["Note", "Organisation", "Partnership"], gone.Where(entry => entry.Act == Act.Removed).Select(entry => entry.Kind).Order(StringComparer.Ordinal));
        var employment = Assert.Single(gone, entry => entry.Act == Act.Changed);
        Assert.Equal(("Person", (long?)leena.Id), (employment.Kind, employment.RecordId));
        Assert.Contains("\"of\":\"Affiliation\",\"was\":", employment.Changes, StringComparison.Ordinal);
        Assert.Equal([(Act.Removed, "Person")], left.Select(entry => (entry.Act, entry.Kind)));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var id = (await app.ReadAsync(slug)).Id;

        var left = await app.LeavesAsync(() => Assert.ThrowsAsync<RuleViolation>(() => app.ChangeAsync<bool>(async db =>
        {
            (await db.Organisations.SingleAsync(organisation => organisation.Id == id)).Rename("Edunet Oy");
            await db.SaveChangesAsync();
            Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.RecordId == id && entry.Act == Act.Changed));
            throw new RuleViolation(null, "Something else is wrong.");
        })));

        Assert.Empty(left);
    }

    [Fact]
    public async Task Saving_what_stands_there_already_is_no_change()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var partnership = (await app.ReadAsync(slug)).Partnerships[0];

        var left = await app.LeavesAsync(() => app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(partnership.Id, partnership.Version, A.Facts))));

        Assert.Empty(left);
    }

    [Fact]
    public async Task Signing_in_wrongly_rightly_and_out_is_told_but_never_what_was_typed()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.AddOwnerAsync();

        var entries = await app.LeavesAsync(async () =>
        {
            await app.SignInByFormAsync(app.Client, "kolme koivua pihalla");
            await app.SignInByFormAsync(app.Client, email: "kolme koivua@rannalla.example");
            await app.SignInByFormAsync(app.Client);
            await app.SubmitAsync("/account", "/account/password", ("current", TestApp.OwnerPassword), ("new", "seitsemän veljestä metsässä"));
            await app.SubmitAsync("/settings", "/sign-out");
        });

        Assert.Equal([Act.SignInFailed, Act.SignInFailed, Act.SignedIn, Act.Changed, Act.SessionsEnded, Act.SignedIn, Act.SignedOut], entries.Select(entry => entry.Act));
        Assert.Equal([owner.Id, null], entries.Take(2).Select(entry => entry.RecordId));
        Assert.All(entries.Take(2), entry => Assert.Null(entry.UserId));
        Assert.All(entries.Skip(2), entry => Assert.Equal((owner.Id, Door.Page), (entry.UserId, entry.Door)));
        Assert.Equal("""{"fields":{"PasswordHash":[]}}""", entries[3].Changes);
        Assert.DoesNotContain(entries, entry => entry.Changes?.Contains("koivua", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Only_the_author_of_a_private_note_may_see_what_became_of_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var outi = await app.SignInAsync();
        var slug = await app.PartnerAsync("Edunet");
        var id = (await app.ReadAsync(slug)).Id;

        var entries = await app.LeavesAsync(async () =>
        {
            await app.DoAsync<WriteNote>(write => write.RunAsync(new(id, null, "Wants to retire", true)), outi);
            var note = (await app.DoAsync<ReadPartner, PartnerRecord?>(read => read.BySlugAsync(slug), outi))!.Notes.Single();
            await app.DoAsync<EditNote>(edit => edit.RunAsync(new(note.Id, 1, "Has retired", false)), outi);
            await app.DoAsync<EditNote>(edit => edit.RunAsync(new(note.Id, 2, "Has retired in May", false)), outi);
        });

        Assert.Equal([outi.Id, outi.Id, null], entries.Select(entry => entry.PrivateTo));
    }

    [Fact]
    public async Task Bulk_work_is_told_once_with_its_numbers()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet", domains: "edunet.example");
        var file = await app.FileAsync("partners.csv", "name,domains,country,city,side\nEdunet,edunet.example,DE,Bremen,downstream\nLumo,lumo.example,SE,Umeå,downstream\n");

        var imported = await app.LeavesAsync(() => app.RunAsync("import", file));
        var batch = Ids.Text(imported.Single(entry => entry.Act == Act.Imported).RecordId!.Value);
        var undone = await app.LeavesAsync(() => app.RunAsync("undo", batch));
        var loaded = await app.LeavesAsync(() => app.DoAsync<Solmu.Sample.LoadSample>(load => load.RunAsync()));
        var removed = await app.LeavesAsync(() => app.DoAsync<Solmu.Sample.RemoveSample>(remove => remove.RunAsync()));

        Assert.Equal("""{"counts":{"created":1,"updated":1,"skipped":0}}""", imported.Single(entry => entry.Act == Act.Imported).Changes);
        Assert.All(imported, entry => Assert.Equal(Door.Import, entry.Door));
        Assert.Contains("\"City\":[null,\"Bremen\"]", imported.Single(entry => entry.Act == Act.Changed).Changes, StringComparison.Ordinal);
        Assert.Contains("\"undone\":", undone.Single(entry => entry.Act == Act.ImportUndone).Changes, StringComparison.Ordinal);
        Assert.Contains("\"City\":[\"Bremen\",null]", undone.Single(entry => entry.Act == Act.Changed).Changes, StringComparison.Ordinal);
        Assert.Single(loaded, entry => entry.Act == Act.SampleLoaded);
        Assert.Single(removed, entry => entry.Act == Act.ImportUndone);
        Assert.NotNull(slug);
    }

    [Fact]
    public async Task Ids_of_entries_grow_also_when_the_clock_stands_still_or_goes_back()
    {
        var at = new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);
        var ids = Enumerable.Range(0, 5000).Select(i => Ids.InOrder(i % 2 == 0 ? at : at.AddHours(-1))).ToList();

        Assert.Equal(ids.Order().Distinct(), ids);
        Assert.All(ids, id => Assert.True(Ids.TryParse(Ids.Text(id), out var same) && same == id));
        await Task.CompletedTask;
    }
}
