using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Ties;

/// <summary>Who the two ends of ties are on a day, where the others work, and what hangs on those places.</summary>
internal sealed class TiePlaces
{
    private readonly Dictionary<long, TiePerson> own = [];
    private readonly Dictionary<long, (TiePerson Person, TiePlace? Place)> others = [];

    public TiePerson? Own(long id) => own.GetValueOrDefault(id);

    public (TiePerson Person, TiePlace? Place)? Other(long id) => others.TryGetValue(id, out var other) ? other : null;

    public static async Task<TiePlaces> ReadAsync(Visible visible, FocalFirm firm, DateOnly day, IEnumerable<(long Own, long Other)> pairs, TieScope scope)
    {
        var places = new TiePlaces();
        var (ownIds, otherIds) = (pairs.Select(pair => pair.Own).ToHashSet(), pairs.Select(pair => pair.Other).ToHashSet());
        var isWhole = scope.IsWhole;
        var (people, affiliations) = await PeopleAsync(visible, firm, day, isWhole ? null : [.. ownIds, .. otherIds]);
        var at = affiliations.ToLookup(affiliation => affiliation.PersonId);
        var chosen = otherIds.Where(people.ContainsKey).ToDictionary(id => id, id => at[id].Where(affiliation => affiliation.OrganisationId != firm.OrganisationId).On(day));
        var organisations = await OrganisationsAsync(visible, isWhole ? null : chosen.Keys.SelectMany(id => at[id]).Select(affiliation => affiliation.OrganisationId).ToHashSet());
        foreach (var id in ownIds.Where(people.ContainsKey))
        {
            var ours = at[id].Where(affiliation => affiliation.OrganisationId == firm.OrganisationId).ToList();
            places.own[id] = people[id] with { HasLeft = ours.Count > 0 && ours.On(day) is null };
        }

        foreach (var (id, affiliation) in chosen)
        {
            var hasLeft = affiliation is null && at[id].Any(known => known.Until < day);
            var before = at[id].Where(known => known.Until < day && known.OrganisationId != affiliation?.OrganisationId).MaxBy(known => known.Until);
            places.others[id] = (
                people[id] with
                {
                    HasLeft = hasLeft,
                    Since = affiliation?.From,
                    Before = before is not null && organisations.TryGetValue(before.OrganisationId, out var left) ? (left, before.Until!.Value) : null,
                },
                affiliation is null ? null : organisations.GetValueOrDefault(affiliation.OrganisationId));
        }

        return places;
    }

    private static async Task<(Dictionary<long, TiePerson> People, List<Affiliation> Affiliations)> PeopleAsync(Visible visible, FocalFirm firm, DateOnly day, HashSet<long>? ids)
    {
        var people = new Dictionary<long, TiePerson>();
        var affiliations = new List<Affiliation>();
        foreach (var some in Portions(ids))
        {
            var rows = await (some is null ? visible.People : visible.People.Where(person => some.Contains(person.Id))).Select(person => new
            {
                person.Id,
                person.Name,
                person.IsSuggested,
                person.IsIgnored,
                person.NotReadSince,
                Email = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault(),
            }).ToListAsync();
            rows.ForEach(row => people[row.Id] = new TiePerson(row.Id, row.Name, row.Email, row.IsSuggested, false) { IsIgnored = row.IsIgnored, NotReadSince = row.NotReadSince is { } since && firm.Day(since) <= day ? since : null });
            affiliations.AddRange(await (some is null ? visible.Affiliations : visible.Affiliations.Where(affiliation => some.Contains(affiliation.PersonId))).ToListAsync());
        }

        return (people, affiliations);
    }

    private static async Task<Dictionary<long, TiePlace>> OrganisationsAsync(Visible visible, HashSet<long>? ids)
    {
        var places = new Dictionary<long, TiePlace>();
        foreach (var some in Portions(ids))
        {
            var partnerships = (await (some is null ? visible.Partnerships : visible.Partnerships.Where(partnership => some.Contains(partnership.OrganisationId)))
                .Select(partnership => new { partnership.OrganisationId, partnership.Side, partnership.ValueCents, partnership.Importance, partnership.Stage }).ToListAsync()).ToLookup(row => row.OrganisationId);
            foreach (var row in await (some is null ? visible.Organisations : visible.Organisations.Where(organisation => some.Contains(organisation.Id))).Select(organisation => new { organisation.Id, organisation.Name, organisation.Slug }).ToListAsync())
            {
                var held = partnerships[row.Id].ToList();
                places[row.Id] = new TiePlace(
                    row.Id, row.Name, row.Slug, held.Count > 0, held.Count > 0 && held.TrueForAll(one => one.Side == Side.Support),
                    held.Count > 0 && held.TrueForAll(one => one.Stage == Stage.T2),
                    held.Exists(one => one.ValueCents is not null) ? held.Sum(one => one.ValueCents ?? 0) : null, held.Min(one => one.Importance));
            }
        }

        return places;
    }

    /// <summary>One portion that leaves nothing out, or so many that each is one question.</summary>
    private static IEnumerable<long[]?> Portions(HashSet<long>? ids)
    {
        if (ids is null)
        {
            yield return null;
            yield break;
        }

        foreach (var some in ids.Chunk(Chunks.Size))
        {
            yield return some;
        }
    }
}
