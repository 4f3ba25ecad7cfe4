using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Notes;
using Solmu.People;
using Solmu.Plans;
using Solmu.Proposals;
using Solmu.Reviews;
using Solmu.Sample;
using Solmu.Teams;
using Solmu.Tests.Testing;
using Solmu.Webhooks;

namespace Solmu.BrowserTests;

/// <summary>One installation with the sample net and an owner who has a password, made when the first test asks for it.</summary>
public sealed class SampleHouse : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private TestApp? app;
    private Task<(IReadOnlyCollection<string> Pages, IReadOnlyList<string> Unreached)>? pages;

    public async Task<TestApp> OpenAsync()
    {
        await gate.WaitAsync();
        try
        {
            return app ??= await BuildAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Every page there is, and the routes that none leads to.</summary>
    public async Task<(IReadOnlyCollection<string> Pages, IReadOnlyList<string> Unreached)> FindPagesAsync()
    {
        var open = await OpenAsync();
        await gate.WaitAsync();
        try
        {
            return await (pages ??= EveryPage.FindAsync(open));
        }
        finally
        {
            gate.Release();
        }
    }

    public static async Task<TestApp> BuildAsync()
    {
        var app = await TestApp.StartFreshWithFirmAsync();
        var hash = app.Services.GetRequiredService<Passwords>().Hash(TestApp.OwnerPassword);
        await app.SaveAsync(new User(TestApp.OwnerEmail, "Outi Virta", Role.Owner, hash, app.Clock.GetUtcNow().UtcDateTime));
        await app.DoAsync<LoadSample, LoadSample.Loaded>(load => load.RunAsync());
        await AddCornersAsync(app);
        await AddDuplicatesAsync(app);
        return app;
    }

    /// <summary>What the sample net does not have: an address that waits for a decision, one that is decided, notes on people, other programs.</summary>
    private static Task AddCornersAsync(TestApp app) => app.ChangeAsync(async db =>
    {
        var edunet = await db.Organisations.SingleAsync(organisation => organisation.Name == "Edunet Integrators");
        var people = await db.People.Where(person => db.Affiliations.Any(affiliation => affiliation.PersonId == person.Id && affiliation.OrganisationId == edunet.Id)).OrderBy(person => person.Id).Take(2).ToListAsync();
        var contacts = await db.ContactOrganisations.Where(filed => filed.OrganisationId == edunet.Id).OrderByDescending(filed => filed.At).Select(filed => filed.ContactId).Take(2).ToListAsync();
        foreach (var (address, contact) in new[] { "info@edunet.example", "sales@edunet.example" }.Zip(contacts))
        {
            db.AddRange(people.Select(person => new PersonEmail(person.Id, address, 9, null)));
            db.Add(new UndecidedAddress(contact, address, Part.To));
        }

        var now = app.Clock.GetUtcNow().UtcDateTime;
        var webhook = new Webhook("https://hooks.partner.example/solmu", ["import.removed"], "sealed", null, now);
        var (taken, vain) = (new Delivery(webhook.Id, "import.created", _ => "{}", now), new Delivery(webhook.Id, "import.removed", _ => "{}", now));
        taken.Take(now, 204);
        vain.GiveUp("There was no connection.");
        var calls = new Proposal(ProposalKind.Note, ProposedRecords.Write(new ProposedNote(Ids.Text(edunet.Id), null, "Their buyer leaves in March")), "From a mail", Viewer.Console, now);
        var refused = new Proposal(ProposalKind.Contact, ProposedRecords.Write(new ProposedContact(now, Analysis.Ties.Medium.Phone, null, null, [], [Ids.Text(people[0].Id), "new@edunet.example"])), null, Viewer.Console, now);
        var asked = new Proposal(ProposalKind.Contact, ProposedRecords.Write(new ProposedContact(now, Analysis.Ties.Medium.Video, 30, "Spring", [], [Ids.Text(people[1].Id), "new@edunet.example"])), "In the calendar", Viewer.Console, now);
        refused.Refuse(Viewer.Console, now);
        var team = new Team("Nordic sales");
        team.Change("Nordic sales", [], [new Coverage("NO", null), new Coverage(null, Side.Upstream)]);
        db.AddRange(calls, refused, asked, team);
        db.AddRange(webhook, taken, vain, new ApiKey(ApiKey.NewToken(), "nightly export", KeyScope.Read, null, now, now.AddYears(1)));

        var owner = await db.Users.OrderBy(user => user.Id).FirstOrDefaultAsync();
        if (owner is not null)
        {
            db.Add(new Letter(owner.Id, owner.Email, "Nobody needs you this week", "Good morning\n", "<p>Good morning</p>", now));
        }

        // Whichever person the search for pages meets first has a note that can be edited; likewise each partnership has a review.
        db.AddRange((await db.People.Select(person => person.Id).ToListAsync()).ConvertAll(id => new Note(null, id, "Likes short calls", false, null, app.Clock.GetUtcNow().UtcDateTime)));
        db.AddRange((await db.Partnerships.Where(partnership => partnership.Stage != Stage.T2).Select(partnership => partnership.Id).ToListAsync()).ConvertAll(id => new PartnershipReview(id, new ReviewFacts(DateOnly.FromDateTime(now), Goal: 100, Actual: 82, ShareOnTime: 0.9, Viability: Viability.Sound, ReviewsPlanned: 4, ReviewsHeld: 2))));
        var plan = new HandOverPlan("Second ties at Edunet", now, null);
        db.AddRange(plan, new HandOverStep(plan.Id, new StepFacts(edunet.Id, people[0].Id, null, null, DateOnly.FromDateTime(now).AddDays(40), "At the fair")));
        await db.SaveChangesAsync();
        (await db.UndecidedAddresses.AsTracking().SingleAsync(one => one.Address == "sales@edunet.example")).Decide(people[0].Id, false);
        return await db.SaveChangesAsync();
    });

    /// <summary>Two organisations and three people who are written down twice, one pair of which was merged already.</summary>
    private static async Task AddDuplicatesAsync(TestApp app)
    {
        var slugs = new[] { await app.PartnerAsync("Twice Systems"), await app.PartnerAsync("Twice Systems Nordic") };
        var people = new List<Person>();
        foreach (var name in new[] { "Petra Zweimal", "P. Zweimal", "Petra Zweimahl" })
        {
            people.Add(await app.PersonAsync(name, slugs[0]));
        }

        await app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new MergePeople.Input(people[0].Id, null, people[1].Id, null, new HashSet<string>())));
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        gate.Dispose();
    }
}
