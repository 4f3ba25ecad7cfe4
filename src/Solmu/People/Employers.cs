using Solmu.Access;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Shares;

namespace Solmu.People;

/// <summary>The organisation somebody names as an employer: one that is here, or a new one that is no partner.</summary>
internal static class Employers
{
    public static async Task<Organisation> NamedAsync(SolmuDb db, Visible visible, Newcomers newcomers, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new RuleViolation("organisation", "Name the organisation.");
        }

        if (await new FindOrganisation(visible).NamedAsync("organisation", name) is { } known)
        {
            return known;
        }

        return await newcomers.OrganisationAsync(db, name);
    }
}
