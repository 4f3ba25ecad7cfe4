using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Imports;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.People;
using Solmu.Sample;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Sample;

public sealed class TheSampleNetTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(SampleNet.Zone);

    [Fact]
    public void It_has_the_shape_of_a_small_global_factory()
    {
        var net = Make(Today);

        Assert.Equal(80, net.People.Count(person => person.Affiliations.Any(a => a.OrganisationId == net.FirmId && a.HoldsOn(Today))) - 1); // one came over from a partner
        Assert.Equal(7, net.People.Where(person => person.Affiliations[0].OrganisationId == net.FirmId).Select(person => person.City).Distinct().Count(city => city != "Tampere"));
        var downstream = net.Partnerships.Where(partnership => partnership.Side == Side.Downstream && partnership.Stage >= Stage.F1).Select(partnership => partnership.OrganisationId).Distinct().ToList();
        Assert.InRange(downstream.Count, 115, 125);
        Assert.True(net.Organisations.Where(organisation => downstream.Contains(organisation.Id)).Select(organisation => organisation.Country).Distinct().Count() > 70);
        Assert.InRange(net.Partnerships.Count(partnership => partnership.Type == "strategic partner"), 18, 22);
        Assert.InRange(net.Contacts.Count, 14_000, 16_000);
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Contains(net.Partnerships, partnership => partnership.Stage == stage));
        Assert.All(Enum.GetValues<Medium>(), medium => Assert.Contains(net.Contacts, contact => contact.Medium == medium));
        Assert.Contains(net.Partnerships, partnership => partnership.ResponsibleId is null);
        Assert.InRange(net.Reviews.Select(review => review.PartnershipId).Distinct().Count(), 40, 90);
        Assert.Contains(net.Reviews, review => review is { BufferDays: 45, ReplaceDays: 240 });
        Assert.All(net.Reviews, review => Assert.True(review.On <= Today));
        Assert.All(net.People.SelectMany(person => person.Emails), email => Assert.EndsWith(".example", email.Address, StringComparison.Ordinal));
        Assert.All(net.Organisations, organisation => Assert.Contains(Countries.All, country => country.Key == organisation.Country));
    }

    [Fact]
    public void The_same_day_gives_the_same_net_to_the_last_letter() =>
        Assert.Equal(Text(Make(Today)), Text(Make(Today)));

    [Fact]
    public void Dates_move_with_the_day_it_is_made_for()
    {
        var later = Make(Today.AddDays(400));

        Assert.Equal(Make(Today).Organisations.Select(organisation => organisation.Id), later.Organisations.Select(organisation => organisation.Id));
        Assert.InRange((later.Contacts.Max(contact => contact.At) - later.MadeAt).TotalDays, -5, 0);
    }

    [Fact]
    public void Nobody_has_a_contact_before_joining_or_after_leaving()
    {
        var net = Make(Today);
        var people = net.People.ToDictionary(person => person.Id);

        Assert.All(net.Contacts.SelectMany(contact => contact.People), part =>
            Assert.Contains(people[part.PersonId].Affiliations, a => a.OrganisationId == part.OrganisationId && a.HoldsOn(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(part.At, Zone)))));
    }

    [Fact]
    public void Three_partnerships_hang_on_Leena_Aho_alone()
    {
        var net = Make(Today);
        var leena = net.People.Single(person => person.Name == "Leena Aho").Id;
        var since = net.MadeAt.AddYears(-2);

        var alone = net.Organisations.Where(organisation =>
        {
            var ours = net.Contacts.Where(contact => contact.At > since && contact.Organisations.Any(o => o.OrganisationId == organisation.Id))
                .SelectMany(contact => contact.People).Where(part => part.IsOurs).Select(part => part.PersonId).ToHashSet();
            return ours.SetEquals([leena]);
        });

        Assert.Superset(new HashSet<string> { "Edunet Integrators", "Lingua Systèmes", "Nordvision" }, alone.Select(organisation => organisation.Name).ToHashSet());
    }

    [Fact]
    public async Task Loading_it_into_a_Solmu_without_a_firm_sets_up_the_invented_one()
    {
        await using var app = await TestApp.StartAsync();

        await LoadAsync(app);

        await using var db = Open(app);
        Assert.Equal(SampleNet.FirmName, await db.Organisations.Where(organisation => db.Firms.Any(firm => firm.OrganisationId == organisation.Id)).Select(organisation => organisation.Name).SingleAsync());
        var import = await db.Imports.SingleAsync();
        Assert.Equal(import.Id, (await db.Firms.SingleAsync()).SampleImportId);
        Assert.All(await db.Contacts.Select(contact => contact.ImportId).ToListAsync(), id => Assert.Equal(import.Id, id));
    }

    [Fact]
    public async Task Loading_it_twice_is_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await LoadAsync(app);
        var before = await CountsAsync(app);

        await Assert.ThrowsAsync<RuleViolation>(() => LoadAsync(app));

        Assert.Equal(before, await CountsAsync(app));
    }

    [Fact]
    public async Task Removing_all_of_it_leaves_what_was_there_and_nothing_else()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (real, own) = await AddOwnNetAsync(app);
        var before = await CountsAsync(app);
        await LoadAsync(app);
        await app.ChangeAsync(async db =>
        {
            var sample = await db.People.SingleAsync(person => person.Name == "Katrin Vogel");
            var edunet = await db.Organisations.SingleAsync(organisation => organisation.Name == "Edunet Integrators");
            var gone = new Contact(app.Clock.GetUtcNow().UtcDateTime, Medium.Phone, 5, "with the sample only", app.Clock.GetUtcNow().UtcDateTime, null);
            gone.Add(own, Part.From, isOurs: true, null);
            gone.Add(sample.Id, Part.To, isOurs: false, edunet.Id);
            var newcomer = new Person("Somebody New");
            newcomer.Join(edunet.Id, null, null);
            db.AddRange(gone, newcomer, new Note(edunet.Id, null, "by hand", false, null, app.Clock.GetUtcNow().UtcDateTime));
            var kept = await db.Contacts.Include(contact => contact.People).SingleAsync(contact => contact.About == "ours and theirs");
            kept.Add(sample.Id, Part.Cc, isOurs: false, edunet.Id);
            return await db.SaveChangesAsync();
        });

        var removed = await UseAsync(app, services => services.GetRequiredService<ClearSample>().RunAsync());

        Assert.Equal(1, removed.ContactsSince);
        Assert.Equal(1, removed.PeopleSince);
        Assert.Equal(before, await CountsAsync(app));
        await using var left = Open(app);
        Assert.Equal(real, await left.People.Where(person => person.Name == "Real Person").Select(person => person.Id).SingleAsync());
        Assert.Null((await left.Firms.SingleAsync()).SampleImportId);
        Assert.Empty(await left.IdsMatching("organisations", "edunet").ToListAsync());
        await LoadAsync(app);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Removing_it_or_undoing_its_import_leaves_what_was_added_or_edited_and_names_it(bool asImport)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await LoadAsync(app);
        await app.ChangeAsync(async db =>
        {
            var (now, firm) = (app.Clock.GetUtcNow().UtcDateTime, await db.Firms.SingleAsync());
            var own = new Person("Own Person");
            own.Join(firm.OrganisationId, null, null);
            var katrin = await db.People.SingleAsync(person => person.Name == "Katrin Vogel");
            var edunet = await db.Organisations.SingleAsync(organisation => organisation.Name == "Edunet Integrators");
            var contact = new Contact(now, Medium.Phone, 5, "logged by hand", now, null);
            contact.Add(own.Id, Part.From, isOurs: true, firm.OrganisationId);
            contact.Add(katrin.Id, Part.To, isOurs: false, edunet.Id);
            var newcomer = new Person("Somebody New");
            newcomer.Join(edunet.Id, null, null);
            var lingua = await db.Organisations.AsTracking().SingleAsync(organisation => organisation.Name == "Lingua Systèmes");
            lingua.Describe(lingua.Country, "Lyon", 70, null, null);
            var nordvision = await db.Organisations.SingleAsync(organisation => organisation.Name == "Nordvision");
            db.AddRange(own, contact, newcomer, new Note(nordvision.Id, null, "by hand", false, null, now));
            return await db.SaveChangesAsync();
        });

        var result = await UseAsync(app, async services => asImport
            ? (await services.GetRequiredService<UndoImport>().RunAsync((await services.GetRequiredService<Visible>().Imports.SingleAsync()).Id))!
            : await services.GetRequiredService<RemoveSample>().RunAsync());

        Assert.Equal(
            ["Edunet Integrators used since", "Katrin Vogel used since", "Lingua Systèmes edited since", "Nordvision used since"],
            result.Records.Select(kept => $"{kept.Name} {kept.Reason}").Order(StringComparer.Ordinal));
        await using var left = Open(app);
        Assert.Equal(["Katrin Vogel", "Own Person", "Somebody New"], await left.People.Select(person => person.Name!).OrderBy(name => name).ToListAsync());
        Assert.Equal(["Edunet Integrators", "Lingua Systèmes", "Nordvision", "SolvTech"], await left.Organisations.Select(organisation => organisation.Name).OrderBy(name => name).ToListAsync());
        Assert.Equal((1, 1, 0), (await left.Contacts.CountAsync(), await left.Notes.CountAsync(), await left.Partnerships.CountAsync()));
        Assert.Null((await left.Firms.SingleAsync()).SampleImportId);
        Assert.Contains("Edunet Integrators", (await Assert.ThrowsAsync<RuleViolation>(() => LoadAsync(app))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_loads_and_removes_it_on_the_pages()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        await LoadAsync(app);

        var page = await app.Client.GetStringAsync("/settings/sample/removal");
        Assert.Contains("came with the sample net", page, StringComparison.Ordinal);
        var answer = await app.SubmitAsync("/settings/sample/removal", "/settings/sample/removal");

        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Client.GetAsync("/settings/sample/removal")).StatusCode);
    }

    [Fact]
    public async Task Serving_with_the_sample_loads_it_once_and_only_where_there_are_no_partners()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        await SampleSlice.LoadIntoEmptyAsync(app.Services);
        var before = await CountsAsync(app);
        await SampleSlice.LoadIntoEmptyAsync(app.Services);

        Assert.Equal(before, await CountsAsync(app));
    }

    private static SampleNet Make(DateOnly today) => SampleNet.Make(today, Zone, 1, 2);

    private static string Text(SampleNet net) => JsonSerializer.Serialize(new
    {
        net.Organisations,
        net.People,
        net.Partnerships,
        net.StageSteps,
        net.Contracts,
        net.Contacts,
        net.Notes,
        net.Tags,
        net.OrganisationTags,
        net.Ratings,
    });

    private static Task<LoadSample.Loaded> LoadAsync(TestApp app) => UseAsync(app, services => services.GetRequiredService<LoadSample>().RunAsync());

    private static async Task<T> UseAsync<T>(TestApp app, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = Viewer.Console;
        return await work(scope.ServiceProvider);
    }

    private static SolmuDb Open(TestApp app) => app.Services.GetRequiredService<SolmuDbs>().Open();

    private static async Task<(long Real, long Own)> AddOwnNetAsync(TestApp app)
    {
        var organisation = new Organisation("Real Partner", "real-partner");
        var (real, own) = (new Person("Real Person"), new Person("Own Person"));
        real.Join(organisation.Id, "boss", null);
        await app.ChangeAsync(async db =>
        {
            own.Join((await db.Firms.SingleAsync()).OrganisationId, null, null);
            var contact = new Contact(app.Clock.GetUtcNow().UtcDateTime, Medium.Met, 30, "ours and theirs", app.Clock.GetUtcNow().UtcDateTime, null);
            contact.Add(own.Id, Part.From, isOurs: true, null);
            contact.Add(real.Id, Part.To, isOurs: false, organisation.Id);
            db.AddRange(organisation, real, own, contact);
            return await db.SaveChangesAsync();
        });
        return (real.Id, own.Id);
    }

    private static async Task<string> CountsAsync(TestApp app)
    {
        await using var db = Open(app);
        int[] counts =
        [
            await db.Organisations.CountAsync(), await db.OrganisationDomains.CountAsync(), await db.Partnerships.CountAsync(), await db.StageSteps.CountAsync(), await db.Contracts.CountAsync(),
            await db.People.CountAsync(), await db.PersonEmails.CountAsync(), await db.Affiliations.CountAsync(), await db.Contacts.CountAsync(), await db.ContactPeople.CountAsync(),
            await db.ContactOrganisations.CountAsync(), await db.Notes.CountAsync(), await db.Tags.CountAsync(), await db.OrganisationTags.CountAsync(), await db.PersonTags.CountAsync(),
            await db.Ratings.CountAsync(), await db.Imports.CountAsync(), await db.ImportChanges.CountAsync(),
        ];
        return string.Join(' ', counts);
    }
}
