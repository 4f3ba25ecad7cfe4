using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Audit;
using Solmu.Bulk;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Feeds;
using Solmu.Imports;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Proposals;
using Solmu.Shares;
using Solmu.Reviews;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Tests.Testing;
using Solmu.Views;
using Solmu.Webhooks;

namespace Solmu.Tests.Access;

/// <summary>
/// One installation with a partner that a member and a reader see and another member does not, and everybody who may
/// knock at it: without a session, with one, with one that is over, and with keys of every reach.
/// </summary>
public sealed class MatrixHouse : IAsyncLifetime
{
    private static readonly DateTime Spring = new(2026, 4, 8, 9, 0, 0, DateTimeKind.Utc);

    internal TestApp App { get; private set; } = null!;

    internal KeptRows Rows { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal IReadOnlyList<Actor> Actors { get; private set; } = [];

    /// <summary>What the marks in <see cref="MatrixRequests"/> stand for.</summary>
    internal Dictionary<string, string> There { get; } = [];

    /// <summary>The same marks, for what is not there.</summary>
    internal Dictionary<string, string> Nowhere { get; } = [];

    /// <summary>The same marks, for what is there and out of sight for the member.</summary>
    internal Dictionary<string, string> Hidden { get; } = [];

    public async ValueTask InitializeAsync()
    {
        // What goes on by itself in the background would be taken for the doing of whoever asked last.
        App = await TestApp.StartWithFirmAsync(services =>
        {
            foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.Method.ReturnType is { } type && (type == typeof(DeliverWebhooks) || type == typeof(DeliverLetters))).ToList())
            {
                services.Remove(service);
            }
        });
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = App.Address };
        var hash = App.Services.GetRequiredService<Passwords>().Hash(TestApp.OwnerPassword);
        var mika = await App.PersonAsync("Mika Salo", email: "mika.salo@solvtech.example", role: "Regional manager");
        var olli = await App.PersonAsync("Olli Ranta", email: "olli.ranta@solvtech.example");
        var member = Somebody("member", Role.Member, hash, mika);
        await App.SaveAsync(member);
        await TellAsync(mika, member);
        await HideAsync(olli);
        Actors = await InviteAsync(member, Somebody("outsider", Role.Member, hash, olli), hash);
        await NameVersionsAsync();
        foreach (var (mark, record) in There)
        {
            Hidden.TryAdd(mark, record);
        }

        Rows = await KeptRows.KeepAsync(App);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Rows.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>A person counts all changes for who sees all, and what they see for others.</summary>
    internal Dictionary<string, string> For(Actor actor, Dictionary<string, string> records) => actor.User is { Role: Role.Member or Role.Reader } ? new(records) { ["personVersion"] = There["personVersionSeen"] } : records;

    private async Task TellAsync(Person mika, User member)
    {
        var slug = await App.PartnerAsync("Hafnir Labs", country: "NO", facts: A.Facts with { ResponsibleId = mika.Id }, domains: "nordlys.example");
        var nordlys = (await App.ReadAsync(slug)).Id;
        var jari = await App.PersonAsync("Jari Koski", slug, "jari.koski@nordlys.example", "Sales director");
        var leena = await App.PersonAsync("Leena Aho", slug, "leena.aho@nordlys.example");
        var contact = await App.ContactAsync(slug, Spring, mika, jari, about: "Spring talks");
        var suggested = new Person("Pekka Puro", isSuggested: true);
        suggested.Join(nordlys, null, null, null);
        var partnership = await App.PartnershipAsync(slug);
        var (contract, tag, note, personNote) = (new Contract(partnership, "Frame", null, new DateOnly(2027, 1, 1), null), new Tag("nordic"), new Note(nordlys, null, "Prefers mornings", false, member.Id, Spring), new Note(null, jari.Id, "Likes tea", false, member.Id, Spring));
        var review = new PartnershipReview(partnership, new ReviewFacts(new DateOnly(2026, 4, 1), ShareOnTime: 0.9));
        var plan = new HandOverPlan("Second ties", Spring, null);
        var planStep = new HandOverStep(plan.Id, new StepFacts(nordlys, jari.Id, mika.Id, mika.Id, new DateOnly(2026, 12, 1), null));
        var away = await App.PersonAsync("Sanna Laine", email: "sanna.laine@solvtech.example", until: new DateOnly(2026, 8, 31));
        var (leave, holiday) = (new Leave(away.Id, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 14)), new Holiday(new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 26), "Christmas"));
        await App.SaveAsync(plan, planStep, leave, holiday);
        await App.SaveAsync(review, suggested, contract, tag, new OrganisationTag(nordlys, tag.Id), note, personNote, new UndecidedAddress(contact.Id, "sales@nordlys.example", Part.To), new PersonEmail(jari.Id, "sales@nordlys.example", 1, null), new PersonEmail(leena.Id, "sales@nordlys.example", 1, null));
        await App.FileAsync("partners.csv", "name,side\nKauri Systems,upstream\n");
        (await App.RunAsync("import", Path.Combine(App.Installation.Folder, "partners.csv"))).ShouldExit(0);
        var import = await App.ReadAsync(db => db.Imports.Select(one => one.Id).SingleAsync());
        await HoldSampleAsync();

        var version = await App.ReadAsync(db => db.People.Where(person => person.Id == jari.Id).Select(person => person.Version).SingleAsync());
        await App.DoAsync<EditPerson>(edit => edit.RunAsync(new(jari.Id, version, new("Jari Koski", "jari.koski@nordlys.example, sales@nordlys.example", "040 123"))));
        var entry = await App.ReadAsync(db => db.AuditEntries.Where(one => one.RecordId == jari.Id && one.Act == Act.Changed).OrderByDescending(one => one.Id).Select(one => one.Id).FirstAsync());
        var affiliation = await App.ReadAsync(db => db.Affiliations.Where(one => one.PersonId == jari.Id).Select(one => one.Id).SingleAsync());

        var webhook = new Webhook("https://example.com/hook", ["contract.created"], "sealed", null, Spring);
        var delivery = new Delivery(webhook.Id, "contract.created", _ => "{}", Spring);
        var view = new UserView(member.Id, ListKind.Partners, "Ours", "country=NO", true, false, Spring);
        var proposal = new Proposal(ProposalKind.Note, ProposedRecords.Write(new ProposedNote(Ids.Text(nordlys), null, "Prefers Thursdays")), null, new Viewer(member.Id, member.Email, member.Name, member.Role, mika.Id), Spring);
        await App.SaveAsync(webhook, delivery, view, proposal);

        var (twin, third, twinOrganisation) = (await App.PersonAsync("J. Koski", slug), await App.PersonAsync("Jari Koskinen", slug), new Organisation("Hafnir", "hafnir"));
        var apart = new Apart(Twice.Person, third.Id, leena.Id, Spring, null);
        await App.SaveAsync(twinOrganisation, apart);
        var fourth = await App.PersonAsync("Jari Koskinenn", slug);
        var merge = await App.DoAsync<MergePeople, long?>(one => one.RunAsync(new(third.Id, null, fourth.Id, null, new HashSet<string>())));

        Name("slug", slug, "no-such-partner");
        Name("own", Ids.Text(mika.Id), Ids.Text(mika.Id));
        Name("side", "downstream", "sideways");
        foreach (var (mark, id) in new[]
        {
            ("organisation", nordlys), ("partnership", partnership), ("person", jari.Id), ("suggestion", suggested.Id), ("affiliation", affiliation), ("contact", contact.Id),
            ("contract", contract.Id), ("review", review.Id), ("plan", plan.Id), ("planStep", planStep.Id), ("note", note.Id), ("personNote", personNote.Id), ("tag", tag.Id), ("import", import), ("entry", entry), ("webhook", webhook.Id), ("delivery", delivery.Id), ("proposal", proposal.Id), ("view", view.Id),
            ("away", away.Id), ("leave", leave.Id), ("holiday", holiday.Id), ("twin", twin.Id), ("twinOrganisation", twinOrganisation.Id), ("apart", apart.Id), ("merge", merge!.Value),
        })
        {
            Name(mark, Ids.Text(id), Ids.Text(Ids.New()));
        }
    }

    /// <summary>A partner with all that hangs on it, which only owners and managers see.</summary>
    private async Task HideAsync(Person olli)
    {
        var slug = await App.PartnerAsync("Tundra Works", country: "SE", facts: A.Facts with { ResponsibleId = olli.Id }, domains: "tundra.example");
        var organisation = (await App.ReadAsync(slug)).Id;
        var person = await App.PersonAsync("Anna Berg", slug, "anna.berg@tundra.example", "Chief scientist");
        var contact = await App.ContactAsync(slug, Spring, olli, person, about: "The prototype");
        var suggested = new Person("Per Strand", isSuggested: true);
        suggested.Join(organisation, null, null, null);
        var partnership = await App.PartnershipAsync(slug);
        var (contract, tag, note, personNote) = (new Contract(partnership, "Secrecy", null, new DateOnly(2027, 1, 1), null), new Tag("moonshot"), new Note(organisation, null, "Hush", false, null, Spring), new Note(null, person.Id, "Tired", false, null, Spring));
        var review = new PartnershipReview(partnership, new ReviewFacts(new DateOnly(2026, 4, 1), ShareOnTime: 0.9));
        var plan = new HandOverPlan("Second ties there", Spring, null);
        var planStep = new HandOverStep(plan.Id, new StepFacts(organisation, person.Id, olli.Id, olli.Id, new DateOnly(2026, 12, 1), null));
        await App.SaveAsync(plan, planStep);
        await App.SaveAsync(review, suggested, contract, tag, new OrganisationTag(organisation, tag.Id), note, personNote);
        var entry = await App.ReadAsync(db => db.AuditEntries.Where(one => one.RecordId == person.Id).Select(one => one.Id).FirstAsync());
        var affiliation = await App.ReadAsync(db => db.Affiliations.Where(one => one.PersonId == person.Id).Select(one => one.Id).SingleAsync());
        Hidden["slug"] = slug;
        foreach (var (mark, id) in new[]
        {
            ("organisation", organisation), ("partnership", partnership), ("person", person.Id), ("suggestion", suggested.Id), ("affiliation", affiliation), ("contact", contact.Id),
            ("contract", contract.Id), ("review", review.Id), ("plan", plan.Id), ("planStep", planStep.Id), ("note", note.Id), ("personNote", personNote.Id), ("tag", tag.Id), ("entry", entry),
        })
        {
            Hidden[mark] = Ids.Text(id);
        }
    }

    /// <summary>The firm holds a sample net that brought nothing in, so that it can be asked for and removed at no cost.</summary>
    private Task HoldSampleAsync() => App.ChangeAsync(async db =>
    {
        var sample = new Import("the sample net", Spring, null);
        db.Add(sample);
        (await db.Firms.AsTracking().SingleAsync()).HoldSample(sample.Id);
        return await db.SaveChangesAsync();
    });

    private static User Somebody(string name, Role role, string hash, Person? person = null)
    {
        var user = new User($"{(role == Role.Owner && name == "owner" ? TestApp.OwnerEmail.Split('@')[0] : name)}@solvtech.example", name, role, hash, Spring);
        if (person is not null)
        {
            user.IsPerson(person.Id);
        }

        return user;
    }

    private async Task<IReadOnlyList<Actor>> InviteAsync(User member, User outsider, string hash)
    {
        var (owner, manager, reader, gone) = (Somebody("owner", Role.Owner, hash), Somebody("manager", Role.Manager, hash), Somebody("reader", Role.Reader, hash), Somebody("gone", Role.Owner, hash));
        var organisation = (await App.ReadAsync(There["slug"])).Id;
        await App.SaveAsync(owner, manager, reader, gone, outsider);
        await App.SaveAsync(Share.WithUser(organisation, member.Id, null, Spring), Share.WithUser(organisation, reader.Id, null, Spring));

        var (spareUser, team) = (Somebody("spare", Role.Member, hash), new Team("Nordics"));
        await App.SaveAsync(spareUser, team);
        var share = Share.WithUser(organisation, spareUser.Id, member.Id, Spring);
        await App.SaveAsync(share);
        await App.Services.GetRequiredService<Sessions>().StartAsync(owner.Id, "test");
        var session = await App.ReadAsync(db => db.Sessions.SingleAsync(one => one.UserId == owner.Id));
        foreach (var (mark, id) in new[] { ("user", spareUser.Id), ("team", team.Id), ("share", share.Id), ("session", session.Number) })
        {
            Name(mark, Ids.Text(id), Ids.Text(Ids.New()));
        }

        var feed = CalendarFeed.NewToken();
        var letter = new Letter(spareUser.Id, spareUser.Email, "Nobody needs you this week", "Good morning", "<p>Good morning</p>", Spring);
        await App.SaveAsync(new CalendarFeed(spareUser.Id, feed, Spring), letter, new MailServer(new("mail.solvtech.example", 587, MailSecurity.StartTls, null, null, "solmu@solvtech.example")));
        Name("letter", Ids.Text(letter.Id), Ids.Text(Ids.New()));
        Name("feed", feed + ".ics", CalendarFeed.NewToken() + ".ics");
        var spare = await KeyAsync("spare", KeyScope.Read, owner);
        Name("key", Ids.Text(spare.Id), Ids.Text(Ids.New()));
        var (ended, disabled) = (await SessionAsync("ended", owner), await SessionAsync("disabled", gone));
        await App.Services.GetRequiredService<Sessions>().EndAsync(ended.Session!["solmu=".Length..]);
        var (expired, revoked, orphan) = (await KeyAsync("expired", KeyScope.Admin, owner), await KeyAsync("revoked", KeyScope.Admin, owner), await KeyAsync("orphan", KeyScope.Admin, gone));
        await App.DoAsync<RevokeKey>(revoke => revoke.RunAsync(new(revoked.Id)), owner);
        await App.ChangeAsync(async db =>
        {
            (await db.Users.AsTracking().SingleAsync(user => user.Id == gone.Id)).Disable(Spring);
            await db.SaveChangesAsync();
            return await db.ApiKeys.Where(key => key.Id == expired.Id).ExecuteUpdateAsync(set => set.SetProperty(key => key.ExpiresAt, Spring));
        });

        var front = await SessionAsync("owner", owner);
        List<Actor> actors =
        [
            await StrangerAsync(), ended, disabled, await SessionAsync("reader", reader), await SessionAsync("outsider", outsider), await SessionAsync("member", member), await SessionAsync("manager", manager), front, front with { Name = "owner without form", Token = "" },
            Program("expired key", expired), Program("revoked key", revoked), Program("key of disabled", orphan),
        ];
        foreach (var (user, scopes) in new[] { (reader, new[] { KeyScope.Read }), (outsider, [KeyScope.Read, KeyScope.Write]), (member, [KeyScope.Read, KeyScope.Write]), (manager, [KeyScope.Read, KeyScope.Write]), (owner, [KeyScope.Read, KeyScope.Write, KeyScope.Admin]) })
        {
            foreach (var scope in scopes)
            {
                var name = $"{(user == owner ? "owner" : user.Name)} key {scope.ToString().ToLowerInvariant()}";
                actors.Add(Program(name, await KeyAsync(name, scope, user)) with { User = user });
            }
        }

        actors.Add(Program("operator key write", await KeyAsync("operator", KeyScope.Write, null)));
        using var read = await Client.GetAsync("/feeds/calendar/" + There["feed"]);
        foreach (var actor in actors.Where(actor => actor.Bearer is not null))
        {
            // The time of first use is noted now, and not again while the clock stands still.
            using var warm = actor.Ask(HttpMethod.Get, "/api/v1/people", null);
            using var answer = await Client.SendAsync(warm);
        }

        return actors;
    }

    private async Task<AddKey.Made> KeyAsync(string name, KeyScope scope, User? user) => await App.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new(name, scope, null)), user);

    private static Actor Program(string name, AddKey.Made key) => new(name, null, key.Token, null, "");

    private async Task<Actor> SessionAsync(string name, User user) => await WithFormAsync(new Actor(name, $"solmu={await App.Services.GetRequiredService<Sessions>().StartAsync(user.Id, "test")}", null, null, "") { User = user }, "/settings");

    private Task<Actor> StrangerAsync() => WithFormAsync(new Actor("anonymous", null, null, null, ""), "/sign-in");

    /// <summary>The form of one page serves for all: its token belongs to the session.</summary>
    private async Task<Actor> WithFormAsync(Actor actor, string page)
    {
        using var answer = await Client.SendAsync(actor.Ask(HttpMethod.Get, page, null));
        var html = await answer.Content.ReadAsStringAsync();
        return actor with { FormCookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("solmu-forms=", StringComparison.Ordinal)).Split(';')[0], Token = Regex.Match(html, "name=\"token\" value=\"([^\"]*)\"").Groups[1].Value };
    }

    private async Task NameVersionsAsync()
    {
        async Task VersionAsync(string mark, Func<SolmuDb, long, IQueryable<int>> of)
        {
            var id = Ids.Require(There[mark]);
            var version = (await App.ReadAsync(db => of(db, id).SingleAsync())).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Name($"{mark}Version", version, version);
        }

        await VersionAsync("organisation", (db, id) => db.Organisations.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("partnership", (db, id) => db.Partnerships.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("person", (db, id) => db.People.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("twin", (db, id) => db.People.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("twinOrganisation", (db, id) => db.Organisations.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("contact", (db, id) => db.Contacts.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("contract", (db, id) => db.Contracts.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("review", (db, id) => db.PartnershipReviews.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("plan", (db, id) => db.HandOverPlans.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("planStep", (db, id) => db.HandOverSteps.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("note", (db, id) => db.Notes.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("personNote", (db, id) => db.Notes.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("view", (db, id) => db.UserViews.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("user", (db, id) => db.Users.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("team", (db, id) => db.Teams.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("key", (db, id) => db.ApiKeys.Where(one => one.Id == id).Select(one => one.Version));
        await VersionAsync("own", (db, _) => from firm in db.Firms join organisation in db.Organisations on firm.OrganisationId equals organisation.Id select firm.Version + organisation.Version);
        var jari = await App.ReadAsync(db => db.People.Include(person => person.Emails).Include(person => person.Affiliations).SingleAsync(person => person.Name == "Jari Koski"));
        var seen = jari.VersionFor(new Viewer(1, "", "", Role.Member, null)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var seal = Chosen.Seal([(Ids.Require(There["partnership"]), int.Parse(There["partnershipVersion"], System.Globalization.CultureInfo.InvariantCulture))]);
        Name("partnershipSeal", seal, seal);
        Name("personSeal", Chosen.Seal([(jari.Id, 0)]), Chosen.Seal([(jari.Id, 0)]));
        Name("personVersionSeen", seen, seen);
        Name("firmVersion", There["ownVersion"], There["ownVersion"]);
    }

    private void Name(string mark, string there, string nowhere) => (There[mark], Nowhere[mark]) = (there, nowhere);

    /// <summary>Somebody who knocks, with all they have to show.</summary>
    internal sealed record Actor(string Name, string? Session, string? Bearer, string? FormCookie, string Token)
    {
        public User? User { get; init; }

        public HttpRequestMessage Ask(HttpMethod method, string path, HttpContent? content)
        {
            var request = new HttpRequestMessage(method, path) { Content = content };
            if (Bearer is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Bearer}");
            }

            if (string.Join("; ", new[] { Session, FormCookie }.OfType<string>()) is { Length: > 0 } cookies)
            {
                request.Headers.TryAddWithoutValidation("Cookie", cookies);
            }

            return request;
        }
    }
}
