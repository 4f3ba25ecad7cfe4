using Solmu.Access;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.People;

/// <summary>The organisation somebody names as an employer: one that is here, or a new one that is no partner.</summary>
internal static class Employers
{
    public static async Task<Organisation> NamedAsync(SolmuDb db, Visible visible, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new RuleViolation("organisation", "Name the organisation.");
        }

        if (await new FindOrganisation(visible).NamedAsync("organisation", name) is { } known)
        {
            return known;
        }

        var organisation = new Organisation(name, await Slugs.FreeAsync(db, name));
        db.Add(organisation);
        return organisation;
    }
}
