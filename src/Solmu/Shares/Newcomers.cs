using Solmu.Access;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Shares;

/// <summary>
/// Adds organisations and people within a change. Whoever does not see the whole net is given what they write down, or
/// they would not find it again.
/// </summary>
public sealed class Newcomers(Viewer viewer, TimeProvider clock)
{
    /// <summary>Known by its name in addresses, even when the name itself is written down later.</summary>
    public async Task<Organisation> OrganisationAsync(SolmuDb db, string name, string? known = null) => Shown(db, new Organisation(name, await SlugAsync(db, known ?? name)));

    /// <summary>One of which only a mail domain is known.</summary>
    public async Task<Organisation> SuggestAsync(SolmuDb db, string domain) => Shown(db, Organisation.Suggest(domain, await SlugAsync(db, domain), null));

    public void Add(SolmuDb db, Person person)
    {
        db.Add(person);
        if (!viewer.SeesAll && person.Affiliations.Count == 0)
        {
            db.Add(Share.OfPerson(person.Id, viewer.UserId!.Value, clock.GetUtcNow().UtcDateTime));
        }
    }

    private Organisation Shown(SolmuDb db, Organisation organisation)
    {
        db.Add(organisation);
        if (!viewer.SeesAll)
        {
            db.Add(Share.WithUser(organisation.Id, viewer.UserId!.Value, viewer.UserId, clock.GetUtcNow().UtcDateTime));
        }

        return organisation;
    }

    /// <summary>A number behind a name would tell that there is another one of that name.</summary>
    private async Task<string> SlugAsync(SolmuDb db, string name) => viewer.SeesAll ? await Slugs.FreeAsync(db, name) : Slugs.Unguessable(name);
}
