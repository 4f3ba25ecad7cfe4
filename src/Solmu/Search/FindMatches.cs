using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.People;

namespace Solmu.Search;

/// <summary>
/// Organisations and people whose name, domain or address holds a fragment: first those that begin with it, by name,
/// then a few of the rest. Nothing is counted or sorted beyond what is shown, so a common fragment is as fast as a rare one.
/// </summary>
public sealed class FindMatches(Visible visible, PersonRows rows)
{
    public const int Most = 20;

    public const int LongestFragment = 200;

    public sealed record Found(string Fragment, IReadOnlyList<OrganisationMatch> Organisations, bool HasMoreOrganisations, IReadOnlyList<PersonRow> People, bool HasMorePeople);

    public sealed record OrganisationMatch(long Id, string Name, string Slug, string? Country, IReadOnlyList<string> Domains, bool IsPartner, bool IsSuggested)
    {
        public string Path => new Employer(Id, Name, Slug, IsPartner).Path;
    }

    public async Task<Found> RunAsync(string? typed, int most = Most)
    {
        var fragment = NameFolding.FoldText(typed is { Length: > LongestFragment } ? typed[..LongestFragment] : typed ?? "");
        if (fragment.Length == 0)
        {
            return new Found("", [], false, [], false);
        }

        var organisations = await OrganisationIdsAsync(fragment, most);
        var people = await PeopleIdsAsync(fragment, most);
        return new Found(
            fragment,
            await OrganisationsAsync([.. organisations.Take(most)]), organisations.Count > most,
            await PeopleAsync([.. people.Take(most)]), people.Count > most);
    }

    private async Task<List<long>> OrganisationIdsAsync(string fragment, int most)
    {
        var upTo = fragment + "\U0010FFFF";
        var beginning = await visible.Organisations
            .Where(organisation => organisation.SortName.CompareTo(fragment) >= 0 && organisation.SortName.CompareTo(upTo) < 0)
            .OrderBy(organisation => organisation.SortName).ThenBy(organisation => organisation.Id).Select(organisation => organisation.Id).Take(most + 1).ToListAsync();
        return await WithOthersAsync(most, beginning, visible.OrganisationMatches(fragment).OrderBy(match => match.Id).Select(match => match.Id));
    }

    private async Task<List<long>> PeopleIdsAsync(string fragment, int most)
    {
        var upTo = fragment + "\U0010FFFF";
        var people = visible.People.Where(person => !person.IsIgnored);
        var beginning = await people
            .Where(person => person.SortName.CompareTo(fragment) >= 0 && person.SortName.CompareTo(upTo) < 0)
            .OrderBy(person => person.SortName).ThenBy(person => person.Id).Select(person => person.Id).Take(most + 1).ToListAsync();
        return await WithOthersAsync(most, beginning, visible.PersonMatches(fragment).Where(match => !match.Record.IsIgnored).OrderBy(match => match.Id).Select(match => match.Id));
    }

    private static async Task<List<long>> WithOthersAsync(int most, List<long> beginning, IQueryable<long> inOrderOfId)
    {
        if (beginning.Count > most)
        {
            return beginning;
        }

        var more = await inOrderOfId.Take(most + 1 + beginning.Count).ToListAsync();
        return [.. beginning.Concat(more.Except(beginning)).Take(most + 1)];
    }

    private async Task<List<OrganisationMatch>> OrganisationsAsync(long[] ids)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var found = await visible.Organisations.Where(organisation => ids.Contains(organisation.Id)).Select(organisation => new
        {
            organisation.Id,
            organisation.Name,
            organisation.Slug,
            organisation.Country,
            organisation.IsSuggested,
            IsPartner = visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id),
        }).ToDictionaryAsync(organisation => organisation.Id);
        var domains = (await visible.OrganisationDomains.Where(domain => ids.Contains(domain.OrganisationId))
            .Select(domain => new { domain.OrganisationId, domain.Domain }).ToListAsync()).ToLookup(domain => domain.OrganisationId, domain => domain.Domain);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(one => new OrganisationMatch(
            one.Id, one.Name, one.Slug, one.Country, [.. domains[one.Id].Order(StringComparer.Ordinal)], one.IsPartner, one.IsSuggested))];
    }

    private async Task<List<PersonRow>> PeopleAsync(long[] ids)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var found = (await rows.ReadAsync(visible.People.Where(person => ids.Contains(person.Id)))).ToDictionary(row => row.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
