using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Organisations;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Duplicates;

/// <summary>A merge loses nothing, and taken back it leaves no trace.</summary>
public sealed class MergingAndUndoingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_is_merged_and_taken_back_in_turn_is_row_by_row_what_it_was(int seed)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var net = new MixedNet(app, seed);
        await net.FillAsync();
        var before = await Dump.OfAsync(app);
        var contacts = await app.ReadAsync(db => db.Contacts.CountAsync());

        var merges = new List<long>();
        for (var i = 0; i < 12; i++)
        {
            var (kept, gone) = (net.Pick(net.Outsiders), net.Pick(net.Outsiders));
            var (stays, goes) = (net.Pick(net.Organisations), net.Pick(net.Organisations));
            var taken = new HashSet<string> { net.Pick(["name", "phone", "city", "none"]) };
            merges.AddRange(new[]
            {
                await app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new MergePeople.Input(kept, null, gone, null, taken))),
                await app.DoAsync<MergeOrganisations, long?>(merge => merge.RunAsync(new MergeOrganisations.Input(stays, null, goes, null, taken))),
            }.OfType<long>());
        }

        Assert.True(merges.Count > 3);
        Assert.NotEqual(before, await Dump.OfAsync(app));
        Assert.Equal(contacts, await app.ReadAsync(db => db.Contacts.CountAsync()));
        merges.Reverse();
        foreach (var merge in merges)
        {
            var undone = await app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(merge)));
            Assert.Empty(undone!.Stayed);
        }

        Assert.Equal(before, await Dump.OfAsync(app));
        Assert.Equal(0, await app.ReadAsync(db => db.MergeChanges.CountAsync()));
    }

    [Fact]
    public async Task What_came_and_changed_since_stays_when_a_merge_is_taken_back()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet", domains: "edunet.example");
        var leena = await app.PersonAsync("Leena Aho", email: "leena@solvtech.example");
        var kept = await app.PersonAsync("Katrin Vogel", slug, "katrin@edunet.example", "Head of sales");
        var gone = await app.PersonAsync("K. Vogel", slug, "kv@gmx.example");
        var first = await app.ContactAsync(slug, new DateTime(2026, 11, 1, 10, 0, 0, DateTimeKind.Utc), leena, gone);
        var moved = await app.ContactAsync(slug, new DateTime(2026, 11, 2, 10, 0, 0, DateTimeKind.Utc), leena, gone);
        var dropped = await app.ContactAsync(slug, new DateTime(2026, 11, 3, 10, 0, 0, DateTimeKind.Utc), leena, gone);

        var merge = await MergeAsync(app, kept.Id, gone.Id);
        var later = await app.ContactAsync(slug, new DateTime(2026, 11, 4, 10, 0, 0, DateTimeKind.Utc), leena, kept);
        await app.ChangeAsync(async db =>
        {
            (await db.Contacts.AsTracking().Include(contact => contact.People).Include(contact => contact.Organisations).SingleAsync(contact => contact.Id == moved.Id)).MoveTo(new DateTime(2026, 11, 2, 12, 0, 0, DateTimeKind.Utc));
            (await db.People.AsTracking().Include(person => person.Emails).SingleAsync(person => person.Id == kept.Id)).Describe("+49 30 99", null, "DE", "de");
            db.Remove(await db.Contacts.AsTracking().SingleAsync(contact => contact.Id == dropped.Id));
            return await db.SaveChangesAsync();
        });
        var undone = await app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(merge)));

        Assert.Equal(gone.Id, undone!.BackId);
        Assert.Equal([first.Id, moved.Id], (await app.ReadAsync(db => db.ContactPeople.Where(part => part.PersonId == gone.Id).OrderBy(part => part.At).ToListAsync())).Select(part => part.ContactId));
        Assert.Equal(12, (await app.ReadAsync(db => db.ContactPeople.SingleAsync(part => part.ContactId == moved.Id && part.PersonId == gone.Id))).At.Hour);
        Assert.Equal(later.Id, await app.ReadAsync(db => db.ContactPeople.Where(part => part.PersonId == kept.Id).Select(part => part.ContactId).SingleAsync()));
        var now = await app.ReadAsync(db => db.People.Include(person => person.Emails).SingleAsync(person => person.Id == kept.Id));
        Assert.Equal(("+49 30 99", "de", "Katrin Vogel", null), (now.Phone, now.Language, now.Name, now.OtherNames));
        Assert.Equal(["katrin@edunet.example"], now.Emails.Select(email => email.Address));
    }

    [Fact]
    public async Task The_last_merge_is_taken_back_first_and_none_twice()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var people = new List<Person>();
        foreach (var name in new[] { "Katrin Vogel", "K. Vogel", "Kat Vogel" })
        {
            people.Add(await app.PersonAsync(name, slug));
        }

        var first = await MergeAsync(app, people[1].Id, people[2].Id);
        var second = await MergeAsync(app, people[0].Id, people[1].Id);

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(first))));
        Assert.Contains("K. Vogel was merged too", refused.Message, StringComparison.Ordinal);
        await app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(second)));
        await app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(first)));
        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(first))));
        Assert.Equal(3, await app.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_comes_again_finds_the_one_that_was_kept()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var organisations = await app.FileAsync("o.csv", "name,country,side,domains\nEdunet Integrators,DE,downstream,edunet.example\nEDN Schools,DE,downstream,\n");
        var people = await app.FileAsync("p.csv", "name,email,organisation,role\nKatrin Vogel,katrin@edunet.example,Edunet Integrators,Head of sales\nKati V,kati@gmx.de,EDN Schools,Sales\nKati V,,EDN Schools,Sales\n");
        var contacts = await app.FileAsync("c.csv", "time,medium,from,to\n2026-11-01T10:00:00Z,mail,kati@gmx.de,leena@solvtech.example\n");
        (await app.RunAsync("import", organisations, people, contacts)).ShouldExit(0);
        await app.ChangeAsync(async db =>
        {
            // Two rows with one name at one place are one person already.
            Assert.Equal(1, await db.People.CountAsync(person => person.Name == "Kati V"));
            return 0;
        });
        var (kept, gone) = (await PersonAsync(app, "Katrin Vogel"), await PersonAsync(app, "Kati V"));
        var (stays, goes) = (await OrganisationAsync(app, "Edunet Integrators"), await OrganisationAsync(app, "EDN Schools"));
        await app.DoAsync<MergeOrganisations, long?>(merge => merge.RunAsync(new MergeOrganisations.Input(stays, null, goes, null, new HashSet<string>())));
        await MergeAsync(app, kept, gone);
        var before = await Dump.OfAsync(app);

        var again = (await app.RunAsync("import", organisations, people, contacts, "--json")).ShouldExit(0).Json;

        Assert.All(again.GetProperty("files").EnumerateArray(), file => Assert.Equal(0, file.GetProperty("created").GetInt32()));
        Assert.Equal(before, await Dump.OfAsync(app));
        Assert.Equal((1, 2), await app.ReadAsync(async db => (await db.Partnerships.CountAsync(), await db.Organisations.CountAsync())));
    }

    [Fact]
    public async Task An_import_whose_record_was_merged_since_keeps_what_belongs_to_the_other()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var kept = await app.PersonAsync("Katrin Vogel", slug, "katrin@edunet.example");
        var batch = (await app.RunAsync("import", await app.FileAsync("p.csv", "name,email\nKati V,kati@gmx.de\n"), "--json")).ShouldExit(0).Json.GetProperty("batch").GetString()!;
        var merge = await MergeAsync(app, kept.Id, await PersonAsync(app, "Kati V"));

        var undone = (await app.RunAsync("undo", batch, "--json")).ShouldExit(0).Json;

        Assert.Equal("merged since", undone.GetProperty("kept")[0].GetProperty("reason").GetString());
        Assert.Equal(2, await app.ReadAsync(db => db.PersonEmails.CountAsync(email => email.PersonId == kept.Id)));
        await app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(merge)));
        Assert.Equal("kati@gmx.de", await app.ReadAsync(db => db.PersonEmails.Where(email => email.PersonId != kept.Id).Select(email => email.Address).SingleAsync()));
    }

    [Fact]
    public async Task Contacts_of_an_address_that_only_the_two_shared_find_their_owner()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        (await app.RunAsync("import", await app.FileAsync("p.csv", "name,email\nAnna Holm,info@shared.example\nAnn Holm,info@shared.example\n"), await app.FileAsync("c.csv", "time,medium,from,to\n2026-11-01T10:00:00Z,mail,info@shared.example,leena@solvtech.example\n"))).ShouldExit(0);
        var (kept, gone) = (await PersonAsync(app, "Anna Holm"), await PersonAsync(app, "Ann Holm"));
        var before = await Dump.OfAsync(app);

        var merge = await MergeAsync(app, kept, gone);

        Assert.Equal(Medium.Mail, await app.ReadAsync(db => db.ContactPeople.Where(part => part.PersonId == kept).Join(db.Contacts, part => part.ContactId, contact => contact.Id, (_, contact) => contact.Medium).SingleAsync()));
        Assert.Equal(0, await app.DoAsync<FindSharedAddresses, int>(find => find.CountWaitingAsync()));
        await app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(merge)));
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Who_met_each_other_or_both_sign_in_are_two_and_so_is_our_own_firm()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var leena = await app.PersonAsync("Leena Aho");
        var liina = await app.PersonAsync("Liina Aho");
        var katrin = await app.PersonAsync("Leena Aho", slug);
        await app.ContactAsync(slug, new DateTime(2026, 11, 1, 10, 0, 0, DateTimeKind.Utc), leena, katrin);
        await app.UserAsync(Role.Member, leena.Id, "a@solvtech.example");
        await app.UserAsync(Role.Member, liina.Id, "b@solvtech.example");
        var manager = await app.UserAsync(Role.Manager, email: "m@solvtech.example");
        var firm = await OrganisationAsync(app, "SolvTech");
        var edunet = await OrganisationAsync(app, "Edunet");
        var before = await Dump.OfAsync(app);

        await RefusedAsync("have met each other", () => MergeAsync(app, leena.Id, katrin.Id));
        await RefusedAsync("Both of them sign in", () => MergeAsync(app, leena.Id, liina.Id));
        await RefusedAsync("for owners", () => app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new MergePeople.Input(katrin.Id, null, liina.Id, null, new HashSet<string>())), manager));
        await RefusedAsync("your own firm", () => app.DoAsync<MergeOrganisations, long?>(merge => merge.RunAsync(new MergeOrganisations.Input(edunet, null, firm, null, new HashSet<string>()))));
        await RefusedAsync("not your own firm", () => app.DoAsync<MergeOrganisations, long?>(merge => merge.RunAsync(new MergeOrganisations.Input(firm, null, edunet, null, new HashSet<string>()))));
        await Assert.ThrowsAsync<StaleEdit>(() => app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new MergePeople.Input(katrin.Id, 77, liina.Id, null, new HashSet<string>()))));
        Assert.Null(await app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new MergePeople.Input(katrin.Id, null, katrin.Id, null, new HashSet<string>()))));
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    /// <summary>A new column that names a person or an organisation makes somebody look at whether it moves as it should.</summary>
    [Fact]
    public async Task Everything_that_names_a_record_moves_with_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.ReadAsync(db =>
        {
            Assert.Equal(
                ["Affiliation.PersonId", "ContactPerson.PersonId", "HandOverStep.OtherId", "HandOverStep.OwnId", "HandOverStep.ResponsibleId", "Leave.PersonId", "Note.PersonId", "Partnership.ResponsibleId", "PersonEmail.PersonId", "PersonTag.PersonId", "Rating.OtherId", "Rating.OwnId", "Share.PersonId", "TieNote.OtherId", "TieNote.OwnId", "TodayMark.PersonId", "UndecidedAddress.PersonId", "User.PersonId"],
                Names(References.To(db.Model, typeof(Person))));
            Assert.Equal(
                ["Affiliation.OrganisationId", "ContactOrganisation.OrganisationId", "ContactPerson.OrganisationId", "Firm.OrganisationId", "Follow.OrganisationId", "HandOverStep.OrganisationId", "Note.OrganisationId", "OrganisationDomain.OrganisationId", "OrganisationTag.OrganisationId", "Partnership.OrganisationId", "Share.OrganisationId"],
                Names(References.To(db.Model, typeof(Organisation))));
            return Task.FromResult(0);
        });

        static IEnumerable<string> Names(IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IProperty> properties) => properties.Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}").Order(StringComparer.Ordinal);
    }

    private static async Task RefusedAsync(string why, Func<Task> work) => Assert.Contains(why, (await Assert.ThrowsAsync<RuleViolation>(work)).Message, StringComparison.Ordinal);

    private static async Task<long> MergeAsync(TestApp app, long kept, long gone) =>
        (await app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new MergePeople.Input(kept, null, gone, null, new HashSet<string>()))))!.Value;

    private static Task<long> PersonAsync(TestApp app, string name) => app.ReadAsync(db => db.People.Where(person => person.Name == name).Select(person => person.Id).SingleAsync());

    private static Task<long> OrganisationAsync(TestApp app, string name) => app.ReadAsync(db => db.Organisations.Where(organisation => organisation.Name == name).Select(organisation => organisation.Id).SingleAsync());
}
