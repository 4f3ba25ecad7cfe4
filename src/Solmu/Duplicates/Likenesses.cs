using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Duplicates;
using Solmu.Database;

namespace Solmu.Duplicates;

/// <summary>
/// All pairs in the net that may be one, worked out once for whoever sees everything and kept until something changes.
/// </summary>
public sealed class Likenesses(Changes changes) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<Twice, (long Stamp, IReadOnlyList<Likeness> Pairs)> kept = [];

    public async Task<IReadOnlyList<Likeness>> ReadAsync(Twice kind, Visible visible)
    {
        if (!visible.Viewer.SeesAll)
        {
            return [];
        }

        await gate.WaitAsync();
        try
        {
            var stamp = changes.Stamp;
            if (!kept.TryGetValue(kind, out var last) || last.Stamp != stamp)
            {
                kept[kind] = last = (stamp, kind == Twice.Person ? LikePeople.Find(await PeopleAsync(visible)) : LikeOrganisations.Find(await OrganisationsAsync(visible)));
            }

            return last.Pairs;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>Whoever was set aside is not asked about.</summary>
    private static async Task<List<PersonTraits>> PeopleAsync(Visible visible)
    {
        var addresses = (await visible.PersonEmails.OrderBy(email => email.Position).Select(email => new { email.PersonId, email.Address }).ToListAsync()).ToLookup(email => email.PersonId, email => email.Address);
        var places = (await visible.Affiliations.Select(affiliation => new { affiliation.PersonId, affiliation.OrganisationId }).ToListAsync()).ToLookup(one => one.PersonId, one => one.OrganisationId);
        var people = await visible.People.Where(person => !person.IsIgnored).Select(person => new { person.Id, person.Name, person.Phone }).ToListAsync();
        return people.ConvertAll(person => new PersonTraits(person.Id, person.Name, [.. addresses[person.Id]], person.Phone, [.. places[person.Id].Distinct()]));
    }

    private static async Task<List<OrganisationTraits>> OrganisationsAsync(Visible visible)
    {
        var domains = (await visible.OrganisationDomains.Select(domain => new { domain.OrganisationId, domain.Domain }).ToListAsync()).ToLookup(domain => domain.OrganisationId, domain => domain.Domain);
        var organisations = await visible.Organisations.Select(organisation => new { organisation.Id, organisation.Name, organisation.Country, organisation.City }).ToListAsync();
        return organisations.ConvertAll(organisation => new OrganisationTraits(organisation.Id, organisation.Name, [.. domains[organisation.Id]], organisation.Country, organisation.City));
    }
}
