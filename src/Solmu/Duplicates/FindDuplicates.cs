using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Duplicates;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Duplicates;

/// <summary>Pairs that may be one, those left out of which somebody has said that they are two.</summary>
public sealed class FindDuplicates(Visible visible, Likenesses likenesses, PersonRows people)
{
    public const int PageSize = 25;

    /// <summary>Words are what tells a record from others of its name; of two, the one with the higher rank is more likely to be kept.</summary>
    public sealed record Known(long Id, string Name, string Path, IReadOnlyList<string> Words, int Rank);

    public sealed record Pair(Likeness Why, Known One, Known Other);

    public sealed record Answer(IReadOnlyList<Pair> Pairs, int Count);

    public async Task<int> CountAsync(Twice kind) => (await OpenAsync(kind)).Count;

    public async Task<Answer> RunAsync(Twice kind, int page)
    {
        var open = await OpenAsync(kind);
        var shown = open.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var known = await KnownAsync(kind, [.. shown.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct()]);
        return new Answer([.. shown.Where(pair => known.ContainsKey(pair.First) && known.ContainsKey(pair.Second)).Select(pair => known[pair.First].Rank >= known[pair.Second].Rank
            ? new Pair(pair, known[pair.First], known[pair.Second])
            : new Pair(pair, known[pair.Second], known[pair.First]))], open.Count);
    }

    public Task<Dictionary<long, Known>> KnownAsync(Twice kind, IReadOnlyList<long> ids) => kind == Twice.Person ? PeopleAsync(ids) : OrganisationsAsync(ids);

    private async Task<List<Likeness>> OpenAsync(Twice kind)
    {
        var apart = (await visible.Aparts.Where(one => one.Kind == kind).Select(one => new { one.FirstId, one.SecondId }).ToListAsync()).Select(one => (one.FirstId, one.SecondId)).ToHashSet();
        return [.. (await likenesses.ReadAsync(kind, visible)).Where(pair => !apart.Contains((pair.First, pair.Second)))];
    }

    private async Task<Dictionary<long, Known>> PeopleAsync(IReadOnlyList<long> ids) =>
        (await people.ReadAsync(visible.People.Where(person => ids.Contains(person.Id)))).ToDictionary(row => row.Id, row => new Known(
            row.Id, row.DisplayName, "/people/" + Database.Ids.Text(row.Id),
            [.. new[] { row.Employer is { } employer ? string.Join(", ", new[] { row.Role, employer.Name }.OfType<string>()) : row.Role, row.IsOurs ? "one of ours" : null, row.IsSuggested ? "only suggested" : null }
                .Concat(row.Emails.Where(email => email != row.DisplayName)).OfType<string>()],
            (row.IsOurs ? 1000 : 0) + (row.IsSuggested ? 0 : 500) + (row.LastContactAt is null ? 0 : 200) + (row.Name?.Length ?? 0)));

    private async Task<Dictionary<long, Known>> OrganisationsAsync(IReadOnlyList<long> ids)
    {
        var found = await visible.Organisations.Where(organisation => ids.Contains(organisation.Id)).Select(organisation => new
        {
            organisation.Id,
            organisation.Name,
            organisation.Slug,
            organisation.Country,
            organisation.City,
            organisation.IsSuggested,
            People = visible.Affiliations.Count(affiliation => affiliation.OrganisationId == organisation.Id),
            Partnerships = visible.Partnerships.Count(partnership => partnership.OrganisationId == organisation.Id),
        }).ToListAsync();
        var domains = (await visible.OrganisationDomains.Where(domain => ids.Contains(domain.OrganisationId)).ToListAsync()).ToLookup(domain => domain.OrganisationId, domain => domain.Domain);
        return found.ToDictionary(one => one.Id, one => new Known(
            one.Id, one.Name, "/partners/" + one.Slug,
            [.. new[]
            {
                one.Partnerships > 0 ? "partner" : one.IsSuggested ? "only suggested" : "no partner",
                one.Country is { } code ? string.Join(", ", new[] { one.City, Countries.Name(code) }.OfType<string>()) : one.City,
                one.People > 0 ? Ui.Say.Count(one.People, "person", "people") : null,
            }.Concat(domains[one.Id].Order(StringComparer.Ordinal).Where(domain => domain != one.Name)).OfType<string>()],
            (one.Partnerships * 10_000) + (one.IsSuggested ? 0 : 5_000) + one.People));
    }
}
