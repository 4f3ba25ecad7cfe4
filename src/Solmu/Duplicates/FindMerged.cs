using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Duplicates;

/// <summary>Where a link to a record leads that was merged into another. Null when it was not, or the other is not seen.</summary>
public sealed class FindMerged(Visible visible)
{
    public async Task<string?> PersonAsync(string id) => Ids.TryParse(id, out var gone) && await visible.NowAsync(Twice.Person, gone) is { } now ? Ids.Text(now) : null;

    public async Task<string?> OrganisationAsync(string id) => Ids.TryParse(id, out var gone) && await visible.NowAsync(Twice.Organisation, gone) is { } now ? Ids.Text(now) : null;

    public async Task<string?> SlugAsync(string slug) =>
        await visible.NowAsync(slug) is { } now ? await visible.Organisations.Where(organisation => organisation.Id == now).Select(organisation => organisation.Slug).FirstOrDefaultAsync() : null;
}
