using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Notes;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Shares;
using Solmu.Tests.Testing;
using Solmu.Ties;

namespace Solmu.Tests.Ties;

/// <summary>What a server keeps of the ties equals what is measured anew, whatever has changed in between.</summary>
public sealed class KeptTiesTests
{
    private static readonly DateTime Then = new(2026, 11, 12, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task After_every_kind_of_change_the_kept_ties_are_those_measured_anew()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var net = await NetAsync(app);
        foreach (var (what, change) in Changes(app, net))
        {
            await change();
            foreach (var user in new[] { net.Manager, net.Member })
            {
                var kept = await WordsAsync(app, user, Door.Page);
                var anew = await WordsAsync(app, user, Door.Command);
                Assert.True(kept.SequenceEqual(anew, StringComparer.Ordinal), $"after \"{what}\" a {user.Role} has\n{string.Join('\n', kept)}\ninstead of\n{string.Join('\n', anew)}");
            }
        }
    }

    [Fact]
    public async Task One_more_contact_measures_the_ties_of_its_people_and_leaves_the_others_as_they_are()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var net = await NetAsync(app);
        var before = await TiesAsync(app, net.Manager, Door.Page);

        await LogAsync(app, net.Ben, net.Theirs[1]);
        var after = await TiesAsync(app, net.Manager, Door.Page);

        var same = before.Intersect(after, ReferenceEqualityComparer.Instance).Cast<Tie>().ToList();
        Assert.DoesNotContain(same, tie => tie.Other.Id == net.Theirs[1].Id);
        Assert.Equal(before.Count(tie => tie.Other.Id != net.Theirs[1].Id), same.Count);
        Assert.Contains(after, tie => tie.Own.Id == net.Ben.Id && tie.Other.Id == net.Theirs[1].Id);
    }

    [Fact]
    public async Task What_has_nothing_to_do_with_ties_leaves_them_all_as_they_are()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var net = await NetAsync(app);
        var before = await TiesAsync(app, net.Manager, Door.Page);

        await app.DoAsync<WriteNote>(write => write.RunAsync(new WriteNote.Input(null, net.Theirs[0].Id, "Likes sailing", false)), net.Manager);
        await app.SignInAsync();

        Assert.Same(before, await TiesAsync(app, net.Manager, Door.Page));
    }

    [Fact]
    public async Task After_an_hour_all_are_measured_in_the_background_and_on_the_next_day_at_once()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        var net = await NetAsync(app);
        var first = (await TiesAsync(app, net.Manager, Door.Page))[0].Score.Strength;

        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(first, (await TiesAsync(app, net.Manager, Door.Page))[0].Score.Strength);
        var anew = await WordsAsync(app, net.Manager, Door.Command);
        for (var tries = 0; tries < 200 && !anew.SequenceEqual(await WordsAsync(app, net.Manager, Door.Page), StringComparer.Ordinal); tries++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(anew, await WordsAsync(app, net.Manager, Door.Page));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(await WordsAsync(app, net.Manager, Door.Command), await WordsAsync(app, net.Manager, Door.Page));
    }

    private static IEnumerable<(string What, Func<Task> Change)> Changes(TestApp app, Net net)
    {
        var (katrin, jon) = (net.Theirs[0], net.Theirs[1]);
        long logged = 0;
        yield return ("nothing", () => Task.CompletedTask);
        yield return ("a contact", async () => logged = await LogAsync(app, net.Ben, katrin));
        yield return ("a contact with somebody unknown", () => app.DoAsync<LogContact, long>(log => log.RunAsync(new LogContact.Input(Then, Medium.Phone, null, null, [net.Ben.Id], [], ["new.one@one.example"])), net.Manager));
        yield return ("another moment of a contact", () => app.DoAsync<EditContact>(async edit => await edit.RunAsync(new EditContact.Input(logged, await SeenAsync(app, logged), Then.AddDays(-40), Medium.Mail, null, "commercial")), net.Manager));
        yield return ("somebody else on a contact", () => app.DoAsync<EditContact>(async edit => await edit.RunAsync(new EditContact.Input(logged, await SeenAsync(app, logged), Then, Medium.Met, null, null, new EditContact.People([katrin.Id], [net.Anna.Id], [jon.Id], []))), net.Manager));
        yield return ("a contact that is gone", () => app.DoAsync<RemoveContact>(async remove => await remove.RunAsync(new RemoveContact.Input(logged, await SeenAsync(app, logged))), net.Manager));
        yield return ("a rating", () => app.DoAsync<RateTie>(rate => rate.RunAsync(new RateTie.Input(katrin.Id, net.Anna.Id, 5, 4, null)), net.Manager));
        yield return ("another employer", () => app.DoAsync<ChangeEmployer>(async change => await change.RunAsync(new ChangeEmployer.Input(jon.Id, await VersionAsync(app, jon.Id), "Two", null, new DateOnly(2026, 11, 20))), net.Manager));
        yield return ("one of ours who leaves", () => app.DoAsync<ChangeEmployer>(async change => await change.RunAsync(new ChangeEmployer.Input(net.Ben.Id, await VersionAsync(app, net.Ben.Id), "Elsewhere", null, new DateOnly(2026, 11, 20))), net.Manager));
        yield return ("another value", async () =>
        {
            var id = await app.PartnershipAsync("one");
            await app.DoAsync<EditPartnership>(async edit => await edit.RunAsync(new EditPartnership.Input(id, (await app.ReadAsync("one")).Partnerships[0].Version, A.Facts with { ValueCents = 7_700_000 })), net.Manager);
        }
        );
        yield return ("an import", async () =>
        {
            await app.FileAsync("contacts.csv", "time,medium,from,to\n2026-11-18T10:00:00Z,met,anna@solvtech.example,katrin@one.example\n2026-11-19T10:00:00Z,phone,anna@solvtech.example,third@two.example\n");
            (await app.RunAsync("import", "contacts.csv", "--json")).ShouldExit(0);
        }
        );
        yield return ("another half-life", () => app.DoAsync<ChangeTieConventions>(change => change.RunAsync(new(TieParameters.Default with { HalfLifeDays = 45 })), net.Manager));
        yield return ("a holiday", () => app.DoAsync<AddHolidays>(add => add.RunAsync(new([new(new(2026, 11, 14), new(2026, 11, 17), "Moving house")])), net.Manager));
        yield return ("leave", () => app.DoAsync<AddLeave>(add => add.RunAsync(new(net.Anna.Id, new(2026, 11, 18), new(2026, 11, 19))), net.Manager));
        yield return ("a cadence", () => app.DoAsync<DescribeTie>(describe => describe.RunAsync(new(net.Anna.Id, katrin.Id, 1, new(2019, 1, 1))), net.Manager));
        yield return ("a share", () => app.DoAsync<SharePartner>(async share => await share.RunAsync(new SharePartner.Input((await app.ReadAsync("one")).Id, net.Member.Id)), net.Manager));
        yield return ("a merge", () => app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new MergePeople.Input(katrin.Id, null, jon.Id, null, new HashSet<string>())), net.Manager));
        yield return ("an import taken back", async () => (await app.RunAsync("undo", (await app.ReadAsync(db => db.Imports.Select(import => Ids.Text(import.Id)).SingleAsync())), "--json")).ShouldExit(0));
        yield return ("a partner who answers to somebody else", async () =>
        {
            var id = await app.PartnershipAsync("two");
            await app.DoAsync<EditPartnership>(async edit => await edit.RunAsync(new EditPartnership.Input(id, (await app.ReadAsync("two")).Partnerships[0].Version, A.Facts with { ResponsibleId = net.Anna.Id })), net.Manager);
        }
        );
    }

    private static Task<int> VersionAsync(TestApp app, long personId) => app.ReadAsync(db => db.People.Where(person => person.Id == personId).Select(person => person.Version).SingleAsync());

    private static Task<int> SeenAsync(TestApp app, long contactId) => app.ReadAsync(db => db.Contacts.Where(contact => contact.Id == contactId).Select(contact => contact.Version).SingleAsync());

    private static Task<long> LogAsync(TestApp app, Person own, Person other) =>
        app.DoAsync<LogContact, long>(log => log.RunAsync(new LogContact.Input(Then, Medium.Video, 30, null, [own.Id], [other.Id], [])));

    private static async Task<IReadOnlyList<Tie>> TiesAsync(TestApp app, User user, Door door)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer(user.Id, user.Email, user.Name, user.Role, user.PersonId) { Door = door };
        return await scope.ServiceProvider.GetRequiredService<FindTies>().RunAsync(new TieScope());
    }

    private static async Task<List<string>> WordsAsync(TestApp app, User user, Door door) =>
        [.. (await TiesAsync(app, user, door)).Select(tie => $"{tie.Own} {tie.Other} {tie.Place} {tie.LastBy} {tie.Score.Strength:R} {tie.Score.Low:R} {tie.Score.High:R} {tie.Score.Confidence:R} {tie.Score.State} {tie.Score.LastContact} {tie.Answering.Ours.Count} {tie.Answering.Theirs.Count}")];

    private static async Task<Net> NetAsync(TestApp app)
    {
        await app.PartnerAsync("One", domains: ["one.example"]);
        await app.PartnerAsync("Two", domains: ["two.example"]);
        var (anna, ben) = (await app.PersonAsync("Anna Aalto", email: "anna@solvtech.example"), await app.PersonAsync("Ben Berg", email: "ben@solvtech.example"));
        var theirs = new List<Person> { await app.PersonAsync("Katrin Vogel", "one", "katrin@one.example"), await app.PersonAsync("Jon Dahl", "one", "jon@one.example"), await app.PersonAsync("Third Person", "two", "third@two.example") };
        for (var day = 1; day < 25; day++)
        {
            await app.ContactAsync(day % 3 == 2 ? "two" : "one", Then.AddDays(-3 * day), day % 2 == 0 ? anna : ben, theirs[day % 3], (Medium)(day % 4));
        }

        return new Net(anna, ben, theirs, await app.UserAsync(Role.Manager), await app.UserAsync(Role.Member, ben.Id));
    }

    private sealed record Net(Person Anna, Person Ben, IReadOnlyList<Person> Theirs, User Manager, User Member);
}
