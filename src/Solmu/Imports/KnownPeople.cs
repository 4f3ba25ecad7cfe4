using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.People;

namespace Solmu.Imports;

/// <summary>
/// Finds the person a row means: by address and name, one of the names missing counts as equal. Two names on one
/// address stay two people.
/// </summary>
internal sealed class KnownPeople(long importId)
{
    private readonly Dictionary<string, List<PersonDraft>> byAddress = [];
    private readonly Dictionary<string, List<PersonDraft>> byName = [];
    private readonly Dictionary<long, PersonDraft> byId = [];

    /// <summary>Addresses whose names are one name, with the way to write it.</summary>
    private readonly Dictionary<string, string> spelled = [];

    public List<PersonDraft> Made { get; } = [];

    public IEnumerable<PersonDraft> All => byId.Values;

    public async Task LoadAsync(SolmuDb db, IEnumerable<string> addresses, IEnumerable<string> names, long focalId)
    {
        var ids = (await db.Affiliations.Where(affiliation => affiliation.OrganisationId == focalId).Select(affiliation => affiliation.PersonId).ToListAsync()).ToHashSet();
        foreach (var chunk in addresses.Distinct().Chunk(Chunks.Size))
        {
            ids.UnionWith(await db.PersonEmails.Where(email => chunk.Contains(email.Address)).Select(email => email.PersonId).ToListAsync());
        }

        var folded = names.Select(NameFolding.FoldPerson).Where(name => name.Length > 0).Distinct().ToList();
        foreach (var chunk in folded.Chunk(Chunks.Size))
        {
            ids.UnionWith(await db.People.Where(person => chunk.Contains(person.FoldedName)).Select(person => person.Id).ToListAsync());
        }

        // Few have other names: they are looked through, not looked up.
        var wanted = folded.ToHashSet();
        ids.UnionWith((await db.People.Where(person => person.OtherNames != null).Select(person => new { person.Id, person.OtherNames }).ToListAsync())
            .Where(person => person.OtherNames!.Split('\n').Any(name => wanted.Contains(NameFolding.FoldPerson(name)))).Select(person => person.Id));

        foreach (var chunk in ids.Chunk(Chunks.Size))
        {
            foreach (var person in await db.People.AsTracking().AsSplitQuery().Include(person => person.Emails).Include(person => person.Affiliations).Where(person => chunk.Contains(person.Id)).ToListAsync())
            {
                Know(new PersonDraft(person, isNew: false));
            }
        }
    }

    /// <summary>The addresses that several people have.</summary>
    public IEnumerable<string> SharedAddresses => byAddress.Where(pair => pair.Value.Count > 1).Select(pair => pair.Key);

    public IReadOnlyList<PersonDraft> ByAddress(string address) => byAddress.GetValueOrDefault(address) ?? (IReadOnlyList<PersonDraft>)[];

    public IReadOnlyList<PersonDraft> ByName(string name) => byName.GetValueOrDefault(NameFolding.FoldPerson(name)) ?? (IReadOnlyList<PersonDraft>)[];

    /// <summary>
    /// What mail and calendars call people: where all names of an address may be one, written in several ways, they are one
    /// person's. As soon as two of them are clearly two, each name stays a person.
    /// </summary>
    public void Hear(IReadOnlyDictionary<string, HashSet<string>> written)
    {
        foreach (var (address, names) in written)
        {
            var all = names.Concat(ByAddress(address).SelectMany(draft => draft.Entity.EveryOtherName.Append(draft.Entity.Name)).OfType<string>()).Distinct().ToList();
            if (all.DistinctBy(NameFolding.FoldPerson).Skip(1).Any() && NameSpellings.AreAllOne(all))
            {
                spelled[address] = NameSpellings.Best(all);
            }
        }
    }

    /// <summary>The name to call somebody by whom mail and calendars write in several ways.</summary>
    public string? BestName(string address, string? name) => name is null ? null : spelled.GetValueOrDefault(address, name);

    /// <summary>Whether all that is written beside the address is one name of one person.</summary>
    public bool IsSpelledInWays(string address) => spelled.ContainsKey(address) && ByAddress(address).Count == 1;

    /// <summary>As <see cref="One"/>, and a name may be written in another way where all of the address are one.</summary>
    public PersonDraft? OneAsWritten(string address, string? name, out bool isAmbiguous)
    {
        var found = One(address, name, out isAmbiguous);
        if (found is not null || isAmbiguous || !spelled.ContainsKey(address))
        {
            return found;
        }

        var sharing = ByAddress(address);
        isAmbiguous = sharing.Count > 1;
        return sharing.Count == 1 ? sharing[0] : null;
    }

    /// <summary>The one person with this address and, if given, this name; null when nobody or several fit.</summary>
    public PersonDraft? One(string address, string? name, out bool isAmbiguous)
    {
        var sharing = ByAddress(address);
        var folded = name is null ? "" : NameFolding.FoldPerson(name);
        var fitting = sharing.Count <= 1 && folded.Length == 0 ? sharing : [.. sharing.Where(draft => Fits(draft, folded))];
        if (fitting.Count > 1 && folded.Length > 0)
        {
            fitting = [.. fitting.Where(draft => draft.Entity.IsCalled(folded))];
        }

        isAmbiguous = fitting.Count > 1 || (folded.Length == 0 && sharing.Count > 1);
        return fitting.Count == 1 && !isAmbiguous ? fitting[0] : null;

        static bool Fits(PersonDraft draft, string folded) => folded.Length == 0 || draft.Entity.FoldedName.Length == 0 || draft.Entity.IsCalled(folded);
    }

    public PersonDraft Make(string? name, bool isSuggested)
    {
        var draft = new PersonDraft(new Person(name, isSuggested, importId), isNew: true);
        Made.Add(draft);
        Know(draft);
        return draft;
    }

    public bool AddEmail(PersonDraft draft, string address)
    {
        if (!draft.Entity.AddEmail(address, importId))
        {
            return false;
        }

        draft.HasGrown = true;
        Put(byAddress, address, draft);
        return true;
    }

    public void Name(PersonDraft draft, string name)
    {
        draft.Entity.Rename(name);
        Put(byName, draft.Entity.FoldedName, draft);
    }

    private void Know(PersonDraft draft)
    {
        byId[draft.Entity.Id] = draft;
        foreach (var email in draft.Entity.Emails)
        {
            Put(byAddress, email.Address, draft);
        }

        if (draft.Entity.FoldedName.Length > 0)
        {
            Put(byName, draft.Entity.FoldedName, draft);
        }

        foreach (var name in draft.Entity.EveryOtherName)
        {
            Put(byName, NameFolding.FoldPerson(name), draft);
        }
    }

    private static void Put(Dictionary<string, List<PersonDraft>> index, string key, PersonDraft draft)
    {
        if (!index.TryGetValue(key, out var same))
        {
            index[key] = same = [];
        }

        if (!same.Contains(draft))
        {
            same.Add(draft);
        }
    }
}
