using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tags;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Audit;

public sealed class TakingBackTests
{
    [Fact]
    public async Task A_changed_field_goes_back_and_the_record_counts_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (slug, contract) = await ContractAsync(app);
        await EditAsync(app, contract.Id, 1, "Reseller agreement", new(2029, 2, 1));

        var taken = await TakeBackAsync(app, await LastAsync(app));

        Assert.Equal(1, taken.Undone);
        Assert.Empty(taken.Records);
        var now = (await app.ReadAsync(slug)).Contracts.Single();
        Assert.Equal((new DateOnly(2027, 2, 1), 3), (now.EndsOn!.Value, now.Version));
        var entry = (await app.EntriesAsync())[^1];
        Assert.Equal((Act.Changed, (long?)(await app.EntriesAsync())[^2].ActionId), (entry.Act, entry.TakesBack));
    }

    [Fact]
    public async Task What_was_changed_again_since_is_named_and_left()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (slug, contract) = await ContractAsync(app);
        await EditAsync(app, contract.Id, 1, "Agreement", new(2029, 2, 1));
        var entry = await LastAsync(app);
        await EditAsync(app, contract.Id, 2, "Agreement", new(2030, 2, 1));

        var taken = await TakeBackAsync(app, entry);

        Assert.Equal(1, taken.Undone);
        Assert.Equal([new TakeBack.Kept("contract", "Agreement with Edunet", "ends on", "was changed since")], taken.Records);
        var now = (await app.ReadAsync(slug)).Contracts.Single();
        Assert.Equal(("Reseller agreement", new DateOnly(2030, 2, 1)), (now.Title, now.EndsOn!.Value));
    }

    [Fact]
    public async Task Taking_back_twice_changes_nothing_and_taking_back_the_taking_back_does_it_again()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (slug, contract) = await ContractAsync(app);
        await EditAsync(app, contract.Id, 1, "Reseller agreement", new(2029, 2, 1));
        var entry = await LastAsync(app);
        await TakeBackAsync(app, entry);
        var back = await LastAsync(app);

        Assert.Equal(0, (await TakeBackAsync(app, entry)).Undone);
        Assert.Equal(back.Id, (await LastAsync(app)).Id);
        Assert.Equal(1, (await TakeBackAsync(app, back)).Undone);
        Assert.Equal(new DateOnly(2029, 2, 1), (await app.ReadAsync(slug)).Contracts.Single().EndsOn);
    }

    [Fact]
    public async Task A_removed_record_comes_back_under_its_id()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (slug, contract) = await ContractAsync(app);
        var before = await Dump.OfAsync(app);
        await app.DoAsync<RemoveContract>(remove => remove.RunAsync(new(contract.Id, 1)));

        var taken = await TakeBackAsync(app, await LastAsync(app));

        Assert.Equal(1, taken.Undone);
        Assert.Equal(contract.Id, (await app.ReadAsync(slug)).Contracts.Single().Id);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_removed_contact_comes_back_with_everybody_who_took_part()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var contact = await app.ContactAsync(slug, new(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc), await app.PersonAsync("Jari Koski"), await app.PersonAsync("Leena Aho", slug), about: "Offer");
        await app.ChangeAsync(async db =>
        {
            db.Add(new UndecidedAddress(contact.Id, "info@edunet.example", Part.Cc));
            return await db.SaveChangesAsync();
        });
        var before = await Dump.OfAsync(app);
        await app.DoAsync<RemoveContact, bool>(remove => remove.RunAsync(new(contact.Id, 1)));

        await TakeBackAsync(app, await LastAsync(app));

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_contact_moved_in_time_moves_back_on_all_timelines()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var contact = await app.ContactAsync(slug, new(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc), await app.PersonAsync("Jari Koski"), await app.PersonAsync("Leena Aho", slug));
        var before = await Dump.OfAsync(app);
        await app.DoAsync<EditContact, bool>(edit => edit.RunAsync(new(contact.Id, 1, new(2026, 11, 9, 9, 0, 0, DateTimeKind.Utc), Analysis.Ties.Medium.Met, null, null)));
        Assert.NotEqual(before, await Dump.OfAsync(app));

        await TakeBackAsync(app, await LastAsync(app));

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task What_was_made_goes_while_nothing_hangs_on_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var before = await Dump.OfAsync(app);
        var slug = await app.PartnerAsync("Edunet", domains: "edunet.example");
        var made = await LastAsync(app);

        var taken = await TakeBackAsync(app, made, whole: true);

        Assert.Equal(2, taken.Undone);
        Assert.Equal(before, await Dump.OfAsync(app));
        Assert.NotNull(slug);
    }

    [Fact]
    public async Task What_was_made_stays_when_it_is_in_use_or_was_edited()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var made = await LastAsync(app);
        var edunet = await app.ReadAsync(slug);
        await app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(edunet.Partnerships[0].Id, edunet.Partnerships[0].Version, A.Facts with { Importance = 1 })));
        await app.DoAsync<WriteNote>(write => write.RunAsync(new(edunet.Id, null, "Asked for references", false)));

        var taken = await TakeBackAsync(app, made, whole: true);

        Assert.Equal(0, taken.Undone);
        Assert.Equal(["was edited since", "is in use: "], taken.Records.Select(kept => kept.Reason[..Math.Min(kept.Reason.Length, kept.Kind == "organisation" ? 11 : 16)]));
        Assert.Equal(slug, (await app.ReadAsync(slug)).Slug);
    }

    [Fact]
    public async Task Names_and_addresses_put_back_are_found_again()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var leena = await app.PersonAsync("Leena Aho", slug, "leena@edunet.example");
        var before = await Dump.OfAsync(app);
        await app.DoAsync<EditPerson, bool>(edit => edit.RunAsync(new(leena.Id, leena.Version, new("Leena Virtanen", "leena.virtanen@edunet.example\ninfo@edunet.example", "040", null, null, null))));

        await TakeBackAsync(app, await LastAsync(app));

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_change_of_employer_is_taken_back_whole()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        await app.PartnerAsync("Lumo");
        var leena = await app.PersonAsync("Leena Aho", slug, "leena@edunet.example", from: new(2020, 1, 1));
        var before = await Dump.OfAsync(app);
        await app.DoAsync<ChangeEmployer, bool>(change => change.RunAsync(new(leena.Id, leena.Version, "Lumo", "Buyer", new(2026, 11, 1), "leena@lumo.example")));

        await TakeBackAsync(app, await LastAsync(app), whole: true);

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_tag_goes_back_on_unless_it_is_gone()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var id = (await app.ReadAsync(await app.PartnerAsync("Edunet"))).Id;
        await app.DoAsync<SetTags>(set => set.RunAsync(new(id, ["reference"], [])));
        var before = await Dump.OfAsync(app);
        await app.DoAsync<SetTags>(set => set.RunAsync(new(id, [], ["reference"])));
        var first = await LastAsync(app);
        await TakeBackAsync(app, first);
        Assert.Equal(before, await Dump.OfAsync(app));

        await app.DoAsync<SetTags>(set => set.RunAsync(new(id, [], ["reference"])));
        var second = await LastAsync(app);
        await app.ChangeAsync(async db =>
        {
            db.Remove(await db.Tags.SingleAsync());
            return await db.SaveChangesAsync();
        });

        Assert.Equal([new TakeBack.Kept("organisation", "Edunet", "tag", "its tag is gone")], (await TakeBackAsync(app, second)).Records);
    }

    [Fact]
    public async Task A_domain_that_another_has_by_now_stays_there()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet", domains: "edunet.example");
        var edunet = await app.ReadAsync(slug);
        await app.ChangeAsync(async db =>
        {
            (await db.Organisations.Include(organisation => organisation.Domains).SingleAsync(organisation => organisation.Id == edunet.Id)).RemoveDomain("edunet.example");
            return await db.SaveChangesAsync();
        });
        var removed = await LastAsync(app);
        await app.PartnerAsync("Lumo", domains: "edunet.example");

        var taken = await TakeBackAsync(app, removed);

        Assert.Equal((0, "another one has its place by now"), (taken.Undone, taken.Records.Single().Reason));
    }

    [Fact]
    public async Task What_a_merge_moved_and_removed_is_taken_back_as_one()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var stays = await app.PersonAsync("Leena Aho", slug, "leena@edunet.example");
        var goes = await app.PersonAsync("L. Aho", slug, "l.aho@edunet.example");
        await app.DoAsync<WriteNote>(write => write.RunAsync(new(null, goes.Id, "Likes tea", false)));
        var before = await Dump.OfAsync(app);

        await app.ChangeAsync(async db =>
        {
            var (kept, gone) = (await db.People.Include(person => person.Emails).SingleAsync(person => person.Id == stays.Id), await db.People.Include(person => person.Emails).Include(person => person.Affiliations).SingleAsync(person => person.Id == goes.Id));
            var email = db.Entry(gone.Emails.Single());
            email.Property(nameof(PersonEmail.PersonId)).CurrentValue = kept.Id;
            email.Property(nameof(PersonEmail.Position)).CurrentValue = 1;
            db.Entry(await db.Notes.SingleAsync(note => note.PersonId == goes.Id)).Property(nameof(Note.PersonId)).CurrentValue = kept.Id;
            db.ChangeTracker.DetectChanges();
            kept.Settle();
            db.Remove(gone);
            return await db.SaveChangesAsync();
        });
        var taken = await TakeBackAsync(app, await LastAsync(app), whole: true);

        Assert.Empty(taken.Records);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_step_in_the_life_of_a_partnership_is_taken_back_with_its_stage()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var before = await Dump.OfAsync(app);
        var partnership = (await app.ReadAsync(slug)).Partnerships[0];
        await app.DoAsync<MovePartnership>(move => move.RunAsync(new(partnership.Id, partnership.Version, Stage.M3, new(2026, 11, 1), "Order", null)));

        await TakeBackAsync(app, await LastAsync(app));

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task What_cannot_be_as_things_stand_is_refused_and_changes_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (_, contract) = await ContractAsync(app);
        await app.DoAsync<EditContract>(edit => edit.RunAsync(new(contract.Id, 1, "Agreement", new(2020, 1, 1), new(2027, 2, 1), null)));
        var earlier = await LastAsync(app);
        await app.DoAsync<EditContract>(edit => edit.RunAsync(new(contract.Id, 2, "Agreement", new(2020, 1, 1), new(2022, 2, 1), null)));
        var before = await Dump.OfAsync(app);

        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => TakeBackAsync(app, earlier));

        Assert.Contains("A contract cannot end before it starts.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Users_the_firm_and_imports_are_not_changed_from_here()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var user = (await app.EntriesAsync()).Single(entry => entry is { Kind: nameof(User), Act: Act.Created });
        var file = await app.FileAsync("partners.csv", "name,side\nLumo,downstream\n");
        await app.RunAsync("import", file);

        Assert.Equal("is changed where it is kept, not from here", (await TakeBackAsync(app, user)).Records.Single().Reason);
        await Assert.ThrowsAsync<RuleViolation>(async () => await TakeBackAsync(app, await LastAsync(app), whole: true));
    }

    [Fact]
    public async Task Nobody_takes_back_what_they_may_not_see()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var author = await app.SignInAsync();
        var other = new User("jari@solvtech.example", "Jari Koski", Role.Owner, "x", DateTime.UnixEpoch);
        await app.SaveAsync(other);
        var id = (await app.ReadAsync(await app.PartnerAsync("Edunet"))).Id;
        await app.DoAsync<WriteNote>(write => write.RunAsync(new(id, null, "Wants to retire", true)), author);
        var entry = await LastAsync(app);

        Assert.Null(await app.DoAsync<TakeBack, TakeBack.Result?>(take => take.RunAsync(new(entry.Id, null)), other));
        Assert.Null(await app.DoAsync<TakeBack, TakeBack.Result?>(take => take.RunAsync(new(null, entry.ActionId)), other));
        Assert.Equal(1, (await app.DoAsync<TakeBack, TakeBack.Result?>(take => take.RunAsync(new(entry.Id, null)), author))!.Undone);
    }

    [Fact]
    public async Task A_form_sent_twice_takes_back_once()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (_, contract) = await ContractAsync(app);
        await EditAsync(app, contract.Id, 1, "Agreement", null);
        var entry = await LastAsync(app);

        var first = await app.DoAsync<TakeBack, TakeBack.Result?>(take => take.RunAsync(new(entry.Id, null, "key")));
        var second = await app.DoAsync<TakeBack, TakeBack.Result?>(take => take.RunAsync(new(entry.Id, null, "key")));

        Assert.Equal((1, first!.ActionId), (second!.Undone, second.ActionId));
    }

    private static async Task<(string Slug, ContractRecord Contract)> ContractAsync(TestApp app)
    {
        var slug = await app.PartnerAsync("Edunet");
        var under = await app.PartnershipAsync(slug);
        await app.DoAsync<AddContract>(add => add.RunAsync(new(under, "Reseller agreement", new(2024, 1, 1), new(2027, 2, 1), null)));
        return (slug, (await app.ReadAsync(slug)).Contracts.Single());
    }

    private static Task EditAsync(TestApp app, long id, int version, string title, DateOnly? endsOn) =>
        app.DoAsync<EditContract>(edit => edit.RunAsync(new(id, version, title, new(2024, 1, 1), endsOn, null)));

    private static async Task<AuditEntry> LastAsync(TestApp app) => (await app.EntriesAsync())[^1];

    private static async Task<TakeBack.Result> TakeBackAsync(TestApp app, AuditEntry entry, bool whole = false) =>
        (await app.DoAsync<TakeBack, TakeBack.Result?>(take => take.RunAsync(whole ? new(null, entry.ActionId) : new(entry.Id, null))))!;
}
