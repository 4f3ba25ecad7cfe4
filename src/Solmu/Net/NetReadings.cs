using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Net;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ties;

namespace Solmu.Net;

/// <summary>
/// Reads the net once and keeps it until something changes or the day does. Readings are kept for each sight apart; a few are kept,
/// the oldest goes first.
/// </summary>
public sealed class NetReadings(SolmuDbs dbs, Changes changes, FocalFirms firms)
{
    public const int Days = 365;
    private const int MostKept = 24;
    private const int MostTags = 200;

    private readonly LinkedList<Kept> kept = [];

    public Task<NetReading> ReadAsync(Viewer viewer, DateOnly day, IReadOnlyList<Tie> ties)
    {
        var stamp = changes.Stamp;
        lock (kept)
        {
            foreach (var known in kept)
            {
                if (known.Sight == viewer.Sight && known.Stamp == stamp && known.Day == day && ReferenceEquals(known.Ties, ties) && !known.Reading.IsFaulted)
                {
                    return known.Reading;
                }
            }

            for (var node = kept.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Stamp != stamp || (node.Value.Sight == viewer.Sight && node.Value.Day == day) || node.Value.Reading.IsFaulted || kept.Count >= MostKept)
                {
                    kept.Remove(node);
                }

                node = next;
            }

            var reading = Task.Run(() => ComputeAsync(viewer, day, ties));
            kept.AddLast(new Kept(viewer.Sight, stamp, day, ties, reading));
            return reading;
        }
    }

    private async Task<NetReading> ComputeAsync(Viewer viewer, DateOnly day, IReadOnlyList<Tie> ties)
    {
        var firm = await firms.RequireAsync();
        await using var db = dbs.Open();
        var visible = Visible.To(viewer, db);
        var (first, last) = (firm.StartOf(day.AddDays(1 - Days)), firm.EndOf(day));

        var rows = await (from partnership in visible.Partnerships
                          join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
                          orderby partnership.Id
                          select new
                          {
                              partnership.Id,
                              partnership.OrganisationId,
                              organisation.Name,
                              organisation.Slug,
                              organisation.Country,
                              partnership.Side,
                              partnership.Type,
                              partnership.Stage,
                              partnership.ResponsibleId,
                              Contacts = visible.ContactOrganisations.Count(contact => contact.OrganisationId == organisation.Id && contact.At >= first && contact.At <= last),
                              LastAt = visible.ContactOrganisations.Where(contact => contact.OrganisationId == organisation.Id && contact.At <= last).Max(contact => (DateTime?)contact.At),
                          }).ToListAsync();
        var people = await PeopleAsync(visible, firm.OrganisationId, day, rows.Select(row => row.ResponsibleId).OfType<long>().ToHashSet());
        var placeOf = people.Select((person, place) => (person.Id, place)).ToDictionary(entry => entry.Id, entry => entry.place);

        var pairs = await (from partner in visible.Partnerships.Select(partnership => partnership.OrganisationId).Distinct()
                           join contact in visible.ContactOrganisations on partner equals contact.OrganisationId
                           where contact.At >= first && contact.At <= last
                           join person in visible.ContactPeople on contact.ContactId equals person.ContactId
                           where person.IsOurs
                           group contact by new { person.PersonId, contact.OrganisationId } into pair
                           select new { pair.Key.PersonId, pair.Key.OrganisationId, Count = pair.Count() }).ToListAsync();
        var byOrganisation = pairs.Where(pair => placeOf.ContainsKey(pair.PersonId)).ToLookup(pair => pair.OrganisationId, pair => new NetContacts(placeOf[pair.PersonId], 0, pair.Count));
        var strongest = Strongest(ties, placeOf);
        return new NetReading
        {
            From = day.AddDays(1 - Days),
            Until = day,
            Zone = firm.Zone,
            HomeCountry = firm.Country,
            Partners = rows.ConvertAll(row => new NetReading.Partner(
                row.Id, row.OrganisationId, row.Name, row.Slug, row.Country, row.Side, row.Type, row.Stage,
                row.ResponsibleId is { } id && placeOf.TryGetValue(id, out var responsible) ? responsible : null,
                row.Contacts, row.LastAt is { } at ? firm.Day(at) : null)),
            People = people,
            ContactsOf = [.. rows.Select((row, place) => With(byOrganisation[row.OrganisationId], strongest[row.OrganisationId]).Select(pair => pair with { Partner = place })
                .OrderByDescending(pair => pair.Strength ?? -1).ThenByDescending(pair => pair.Count).ThenBy(pair => people[pair.Person].Name, StringComparer.Ordinal).ThenBy(pair => pair.Person).ToArray())],
            HaveLeft = pairs.Where(pair => !placeOf.ContainsKey(pair.PersonId)).Select(pair => pair.PersonId).Distinct().Count(),
            Tags = [.. (await visible.Tags.OrderBy(tag => tag.Name).Select(tag => new { tag.Name, tag.FoldedName }).Take(MostTags).ToListAsync()).DistinctBy(tag => tag.FoldedName).Select(tag => tag.Name)],
        };
    }

    /// <summary>The strongest tie of each of our people at each organisation.</summary>
    private static ILookup<long, (int Person, Tie Tie)> Strongest(IReadOnlyList<Tie> ties, Dictionary<long, int> placeOf)
    {
        var seen = new HashSet<(long Own, long Place)>();
        return ties.Where(tie => tie is { Place: not null, Score: { Strength: not null, State: not TieState.Closed } } && placeOf.ContainsKey(tie.Own.Id) && seen.Add((tie.Own.Id, tie.Place.Id)))
            .ToLookup(tie => tie.Place!.Id, tie => (placeOf[tie.Own.Id], tie));
    }

    /// <summary>Contacts of the year with the strength of the tie; without such contacts, only ties that are live.</summary>
    private static IEnumerable<NetContacts> With(IEnumerable<NetContacts> contacts, IEnumerable<(int Person, Tie Tie)> ties)
    {
        var known = ties.ToDictionary(entry => entry.Person, entry => entry.Tie);
        foreach (var pair in contacts)
        {
            yield return known.Remove(pair.Person, out var tie) ? pair with { Strength = tie.Score.Strength, State = tie.Score.State } : pair;
        }

        foreach (var (person, tie) in known.Where(entry => entry.Value.Score.IsLive))
        {
            yield return new NetContacts(person, 0, 0, tie.Score.Strength, tie.Score.State);
        }
    }

    /// <summary>Who is one of us that day, and whoever is named as responsible though no longer one of us.</summary>
    private static async Task<List<NetReading.Person>> PeopleAsync(Visible visible, long firmId, DateOnly day, HashSet<long> responsible)
    {
        var ours = await (from affiliation in visible.Affiliations
                          where affiliation.OrganisationId == firmId && (affiliation.From == null || affiliation.From <= day) && (affiliation.Until == null || affiliation.Until >= day)
                          join person in visible.People on affiliation.PersonId equals person.Id
                          select new { person.Id, person.Name, person.Country, Address = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault(), affiliation.Role, affiliation.From }).ToListAsync();
        var people = ours.GroupBy(row => row.Id).Select(rows => rows.OrderByDescending(row => row.From).ThenBy(row => row.Role, StringComparer.Ordinal).First())
            .Select(row => new NetReading.Person(row.Id, row.Name ?? row.Address ?? Nameless, row.Role, true, row.Country)).ToList();
        responsible.ExceptWith(people.Select(person => person.Id));
        if (responsible.Count > 0)
        {
            var ids = responsible.ToList();
            var gone = await visible.People.Where(person => ids.Contains(person.Id))
                .Select(person => new { person.Id, person.Name, person.Country, Address = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() }).ToListAsync();
            people.AddRange(gone.Select(row => new NetReading.Person(row.Id, row.Name ?? row.Address ?? Nameless, null, false, row.Country)));
        }

        people.Sort((a, b) => a.Id.CompareTo(b.Id));
        return people;
    }

    private const string Nameless = "Somebody without a name";

    private sealed record Kept(Sight Sight, long Stamp, DateOnly Day, IReadOnlyList<Tie> Ties, Task<NetReading> Reading);
}
