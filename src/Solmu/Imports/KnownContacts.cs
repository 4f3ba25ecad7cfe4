using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;

namespace Solmu.Imports;

/// <summary>
/// The contacts that are there already: those from files by the key of their row, all by what they say. Only those at
/// the moments of rows with an unknown key are looked at more closely.
/// </summary>
internal sealed class KnownContacts(ImportPlan plan)
{
    private readonly HashSet<UInt128> keys = [];
    private readonly Dictionary<long, List<Stored>> storedAt = [];
    private readonly Dictionary<Content, List<Stored>> byContent = [];
    private readonly HashSet<long> taken = [];
    private IReadOnlySet<UInt128> keysOfFile = new HashSet<UInt128>();

    private sealed record Stored(long Id, UInt128? Key);

    /// <summary>A contact without its id: everything that a row of our own columns can say of it.</summary>
    private sealed record Content(long Second, Medium Medium, int? Minutes, string? About, string People, string? FiledUnder);

    private sealed record Participant(long ContactId, long PersonId, Part Part, long? OrganisationId);

    /// <summary>Files tell times to the second.</summary>
    public static long Second(DateTime time) => time.Ticks / TimeSpan.TicksPerSecond;

    public async Task LoadAsync(DateTime first, DateTime last, HashSet<long> seconds)
    {
        var until = last.AddSeconds(1);
        var contacts = plan.Db.Contacts.Where(contact => contact.At >= first && contact.At < until).Select(contact => new { contact.Id, contact.At, contact.SourceKey });
        await foreach (var contact in contacts.AsAsyncEnumerable())
        {
            UInt128? key = contact.SourceKey is { } bytes ? BinaryPrimitives.ReadUInt128LittleEndian(bytes) : null;
            if (key is { } known)
            {
                keys.Add(known);
            }

            if (seconds.Contains(Second(contact.At)))
            {
                Put(storedAt, Second(contact.At), new Stored(contact.Id, key));
            }
        }
    }

    /// <summary>Whether any contact is at a moment of the rows.</summary>
    public bool AreAny => storedAt.Count > 0;

    public bool AreAt(DateTime time) => storedAt.ContainsKey(Second(time));

    public bool HasKey(UInt128 key) => keys.Contains(key);

    public void Add(UInt128 key) => keys.Add(key);

    /// <summary>Reads what the contacts of these seconds say.</summary>
    public async Task LookCloserAsync(HashSet<long> seconds)
    {
        var stored = seconds.Select(second => storedAt.GetValueOrDefault(second) ?? []).SelectMany(at => at).ToDictionary(one => one.Id);
        foreach (var chunk in stored.Keys.Chunk(Chunks.Size))
        {
            var people = (await plan.Db.ContactPeople.Where(part => chunk.Contains(part.ContactId)).Select(part => new Participant(part.ContactId, part.PersonId, part.Part, part.OrganisationId)).ToListAsync()).ToLookup(part => part.ContactId);
            var undecided = (await plan.Db.UndecidedAddresses.Where(address => chunk.Contains(address.ContactId)).ToListAsync()).ToLookup(address => address.ContactId);
            var filed = (await (from link in plan.Db.ContactOrganisations
                                join organisation in plan.Db.Organisations on link.OrganisationId equals organisation.Id
                                where chunk.Contains(link.ContactId)
                                select new { link.ContactId, organisation.Id, organisation.Name }).ToListAsync()).ToLookup(link => link.ContactId);
            foreach (var contact in await plan.Db.Contacts.Where(contact => chunk.Contains(contact.Id)).Select(contact => new { contact.Id, contact.At, contact.Medium, contact.Minutes, contact.About }).ToListAsync())
            {
                var content = new Content(
                    Second(contact.At), contact.Medium, contact.Minutes, contact.About, Participants(people[contact.Id], undecided[contact.Id]),
                    First(filed[contact.Id].Where(organisation => people[contact.Id].All(part => part.OrganisationId != organisation.Id)).Select(organisation => organisation.Name)));
                Put(byContent, content, stored[contact.Id]);
            }
        }
    }

    /// <summary>Before the rows of a file: contacts that its rows name by their key are theirs.</summary>
    public void Start(IReadOnlySet<UInt128> keysOfFile)
    {
        taken.Clear();
        this.keysOfFile = keysOfFile;
    }

    /// <summary>Whether a contact that says the same is there; each answers for one row of a file.</summary>
    public bool TakeEqual(Contact contact, IReadOnlyList<UndecidedAddress> undecided)
    {
        if (byContent.Count == 0 || !AreAt(contact.At))
        {
            return false;
        }

        var people = contact.People.ConvertAll(part => new Participant(part.ContactId, part.PersonId, part.Part, part.OrganisationId));
        var filed = contact.Organisations.Select(filing => filing.OrganisationId).Where(id => people.TrueForAll(part => part.OrganisationId != id)).Select(id => plan.Organisations.ById(id)!.Entity.Name);
        var content = new Content(Second(contact.At), contact.Medium, contact.Minutes, contact.About, Participants(people, undecided), First(filed));
        return byContent.GetValueOrDefault(content)?.Find(one => !(one.Key is { } key && keysOfFile.Contains(key)) && taken.Add(one.Id)) is not null;
    }

    private static string Participants(IEnumerable<Participant> people, IEnumerable<UndecidedAddress> undecided) =>
        string.Join(';', people.Select(part => $"{part.Part} {part.PersonId}").Concat(undecided.Where(address => address.PersonId is null).Select(address => $"{address.Part} {address.Address}")).Order(StringComparer.Ordinal));

    /// <summary>A row has room for one organisation; export writes the first by name.</summary>
    private static string? First(IEnumerable<string> names) => names.Order(StringComparer.Ordinal).FirstOrDefault();

    private static void Put<TKey>(Dictionary<TKey, List<Stored>> index, TKey key, Stored stored)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var same))
        {
            index[key] = same = [];
        }

        same.Add(stored);
    }
}
