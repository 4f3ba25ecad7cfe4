using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;

namespace Bench;

/// <summary>An installation filled with made-up records, kept for the next run when it is complete.</summary>
internal sealed class World
{
    private const int ContactsAtATime = 200_000;
    private const int OwnPeople = 80;
    private static readonly string[] Syllables = ["ka", "lo", "mi", "ren", "sta", "vor", "du", "pel", "nim", "tas", "bru", "gol", "fey", "zan", "hul", "rik", "ost", "ved", "wim", "xar"];

    private readonly Random random = new(42);
    private readonly Installation installation;

    private World(WorldSize size, string folder)
    {
        Size = size;
        installation = new Installation(folder, null);
    }

    public WorldSize Size { get; }

    public string Folder => installation.Folder;

    /// <summary>Partners to open, with one of ours and one of theirs for a new contact.</summary>
    public List<(string Slug, long OrganisationId, long Own, long Other)> Some { get; } = [];

    public List<string> Fragments { get; } = [];

    /// <summary>The cookie of somebody who is signed in.</summary>
    public string Session { get; private set; } = "";

    public static async Task<World> MakeAsync(WorldSize size, string folder)
    {
        var world = new World(size, folder);
        var complete = Path.Combine(folder, "complete");
        if (!File.Exists(complete))
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            var started = Stopwatch.GetTimestamp();
            await world.FillAsync();
            await File.WriteAllTextAsync(complete, "");
            Console.Error.WriteLine($"{size.Name}: {size.Partners:N0} partners, {size.People:N0} people, {size.Contacts:N0} contacts made in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        }

        await world.PrepareAsync();
        return world;
    }

    private async Task FillAsync()
    {
        using var dbs = new SolmuDbs(installation);
        await Migrator.MigrateAsync(dbs);
        await using var writer = new Writer(dbs, new Changes(), TimeProvider.System);
        var firm = await new SetUpFirm(writer, new CurrentViewer { Viewer = Viewer.Console }, TimeProvider.System).RunAsync(new SetUpFirm.Input("SolvTech", "FI", ["solvtech.example"], "Europe/Helsinki"));
        var organisations = MakeOrganisations();
        var own = MakePeople(OwnPeople, _ => firm, "solvtech.example");
        var others = MakePeople(Size.People - OwnPeople, i => organisations[i % organisations.Count].Id, null);
        var partnerships = organisations.Select((organisation, i) => MakePartnership(organisation, own[i % own.Count].Id)).ToList();
        await writer.RunAsync(Viewer.Console, async db =>
        {
            db.Add(new User("owner@solvtech.example", "Owner", Role.Owner, "none", DateTime.UnixEpoch));
            await db.SaveChangesAsync();
            await BulkInsert.WriteAsync(db, organisations);
            await BulkInsert.WriteAsync(db, organisations.SelectMany(organisation => organisation.Domains).ToList());
            await BulkInsert.WriteAsync(db, [.. own, .. others]);
            await BulkInsert.WriteAsync(db, own.Concat(others).SelectMany(person => person.Emails).ToList());
            await BulkInsert.WriteAsync(db, own.Concat(others).SelectMany(person => person.Affiliations).ToList());
            await BulkInsert.WriteAsync(db, partnerships);
        });
        for (var made = 0; made < Size.Contacts; made += ContactsAtATime)
        {
            await WriteContactsAsync(writer, own, others, firm, Math.Min(ContactsAtATime, Size.Contacts - made));
        }
    }

    private async Task WriteContactsAsync(Writer writer, List<Person> own, List<Person> others, long firm, int count)
    {
        var now = DateTimeOffset.Now.UtcDateTime;
        var contacts = Enumerable.Range(0, count).Select(_ =>
        {
            var at = now.AddMinutes(-random.Next(5 * 365 * 24 * 60));
            var contact = new Contact(at, (Medium)random.Next(6), random.Next(5, 90), "Talked about the offer for the city and the next delivery", at, null);
            var other = others[random.Next(others.Count)];
            var organisation = other.Affiliations[0].OrganisationId;
            contact.Add(own[(int)(organisation % own.Count)].Id, Part.From, isOurs: true, firm);
            contact.Add(other.Id, Part.To, isOurs: false, organisation);
            return contact;
        }).ToList();
        await writer.RunAsync(Viewer.Console, async db =>
        {
            await BulkInsert.WriteAsync(db, contacts);
            await BulkInsert.WriteAsync(db, contacts.SelectMany(contact => contact.People).ToList());
            await BulkInsert.WriteAsync(db, contacts.SelectMany(contact => contact.Organisations).ToList());
        });
    }

    private List<Organisation> MakeOrganisations() => [.. Enumerable.Range(0, Size.Partners).Select(i =>
    {
        var name = $"{Word()} {Word()} {i}";
        var organisation = new Organisation(name, Slugs.Of(name));
        organisation.Describe(Countries.All[random.Next(Countries.All.Count)].Key, Word(), random.Next(3, 500), null, null);
        organisation.AddDomain($"p{i}.example");
        return organisation;
    })];

    private List<Person> MakePeople(int count, Func<int, long> organisation, string? domain) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var person = new Person($"{Word()} {Word()}");
        person.AddEmail($"person{i}@{domain ?? $"p{i % Size.Partners}.example"}");
        person.Join(organisation(i), "Sales manager", new DateOnly(2015, 1, 1).AddDays(random.Next(2000)));
        return person;
    })];

    private Partnership MakePartnership(Organisation organisation, long responsible)
    {
        var partnership = new Partnership(organisation.Id, random.Next(20) == 0 ? Side.Upstream : Side.Downstream, "reseller");
        partnership.Describe(new PartnershipFacts("reseller", RelativeSize.Smaller, random.Next(1, 4), 0.01, 0.1, random.Next(1_000_000), responsible, new DateOnly(2016, 5, 1)));
        partnership.Start(Stage.M2);
        return partnership;
    }

    private string Word()
    {
        var word = string.Concat(Enumerable.Range(0, 3).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    /// <summary>A fresh session, and what the requests ask for.</summary>
    private async Task PrepareAsync()
    {
        using var dbs = new SolmuDbs(installation);
        await Migrator.MigrateAsync(dbs);
        await using var writer = new Writer(dbs, new Changes(), TimeProvider.System);
        await using var db = dbs.Open();
        var owner = await db.Users.SingleAsync();
        Session = await new Sessions(dbs, writer, TimeProvider.System).StartAsync(owner.Id, "bench");
        var own = await db.People.Where(person => db.Affiliations.Any(affiliation => affiliation.PersonId == person.Id && db.Firms.Any(firm => firm.OrganisationId == affiliation.OrganisationId))).Select(person => person.Id).FirstAsync();
        await writer.RunAsync(Viewer.Console, change => change.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.PersonId, own)));
        foreach (var partner in await db.Organisations.Where(organisation => db.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id)).OrderBy(organisation => organisation.Id).Take(200).ToListAsync())
        {
            var other = await db.Affiliations.Where(affiliation => affiliation.OrganisationId == partner.Id).Select(affiliation => affiliation.PersonId).FirstAsync();
            Some.Add((partner.Slug, partner.Id, own, other));
            Fragments.Add(partner.Name.Split(' ')[0][1..]);
        }
    }
}
