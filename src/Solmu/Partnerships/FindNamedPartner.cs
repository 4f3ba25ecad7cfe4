using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Organisations;

namespace Solmu.Partnerships;

/// <summary>Which partner somebody means by a name, a slug or a domain.</summary>
public sealed class FindNamedPartner(Visible visible)
{
    private const int MostClose = 5;

    public sealed record Candidate(long Id, string Name, string Slug, string? Country);

    /// <summary>One match is the partner, several are candidates; with none, <paramref name="Close"/> holds names that look like it.</summary>
    public sealed record Answer(IReadOnlyList<Candidate> Matches, IReadOnlyList<string> Close);

    public async Task<Answer> RunAsync(string name)
    {
        var slug = name.Trim().ToLowerInvariant();
        var folded = NameFolding.FoldOrganisation(name);
        var matches = await ListAsync(Partners.Where(organisation => organisation.Slug == slug));
        if (matches.Count == 0 && folded.Length > 0)
        {
            matches = await ListAsync(Partners.Where(organisation => organisation.FoldedName == folded));
        }

        if (matches.Count == 0 && MailDomains.TryDomainFromWebsite(slug, out var domain))
        {
            matches = await ListAsync(Partners.Where(organisation => visible.OrganisationDomains.Any(known => known.Domain == domain && known.OrganisationId == organisation.Id)));
        }

        return new Answer(matches, matches.Count == 0 ? await CloseAsync(folded) : []);
    }

    private IQueryable<Organisation> Partners => visible.Organisations.Where(organisation => visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id));

    private static Task<List<Candidate>> ListAsync(IQueryable<Organisation> organisations) => organisations
        .OrderBy(organisation => organisation.SortName).ThenBy(organisation => organisation.Id)
        .Select(organisation => new Candidate(organisation.Id, organisation.Name, organisation.Slug, organisation.Country)).ToListAsync();

    /// <summary>Partners whose name shares a word, or the beginning of one, with what was asked for.</summary>
    private async Task<List<string>> CloseAsync(string folded)
    {
        var close = new List<string>();
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length).Take(3))
        {
            foreach (var fragment in new[] { word, word[..Math.Min(word.Length, 4)] }.Distinct())
            {
                var found = visible.OrganisationsMatching(fragment).Where(organisation => visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id));
                close.AddRange(await found.OrderBy(organisation => organisation.SortName).ThenBy(organisation => organisation.Id).Take(MostClose).Select(organisation => organisation.Name).ToListAsync());
            }
        }

        return [.. close.Distinct().Take(MostClose)];
    }
}
