using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Organisations;

/// <summary>The organisation somebody means by a name: case, accents, punctuation and legal form do not matter.</summary>
public sealed class FindOrganisation(Visible visible)
{
    /// <summary>Null when there is none; refused when several could be meant.</summary>
    public async Task<Organisation?> NamedAsync(string field, string name)
    {
        name = name.Trim();
        var folded = NameFolding.FoldOrganisation(name);
        var found = await visible.Organisations.Where(organisation => organisation.FoldedName == folded).OrderBy(organisation => organisation.Id).ToListAsync();
        if (found.Count > 1 && found.Where(organisation => organisation.Name == name).ToList() is [var exact])
        {
            return exact;
        }

        return found.Count > 1
            ? throw new RuleViolation(field, $"Several organisations are called {name}: {string.Join(", ", found.Select(organisation => $"{organisation.Name} ({organisation.City ?? organisation.Country ?? organisation.Slug})"))}. Rename one of them, so that it is clear which is meant.")
            : found.SingleOrDefault();
    }

    /// <summary>By id or by name; null when there is none.</summary>
    public async Task<long?> MeantAsync(string field, string idOrName) =>
        Ids.TryParse(idOrName, out var id) && await visible.Organisations.AnyAsync(organisation => organisation.Id == id) ? id : (await NamedAsync(field, idOrName))?.Id;

    public async Task<long> RequireAsync(string field, string name) =>
        (await NamedAsync(field, name))?.Id ?? throw new RuleViolation(field, $"{name}: there is no organisation by that name.");
}
