using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Duplicates;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Duplicates;

/// <summary>Two records side by side: what only one value of can stay, and what is simply put together.</summary>
public sealed class ComparePair(Visible visible, FindDuplicates duplicates, Likenesses likenesses)
{
    /// <summary>One of the two, with its version and what belongs to it.</summary>
    public sealed record Half(FindDuplicates.Known Known, int Version, IReadOnlyDictionary<string, string> Belongings);

    public sealed record Pair(Twice Kind, Half Kept, Half Gone, IReadOnlyList<Difference> Differences, IReadOnlyList<string> Reasons, IReadOnlySet<string> Taken);

    /// <summary>Null when one of them is not there, or they are one already.</summary>
    public Task<Pair?> RunAsync(Twice kind, long keptId, long goneId) => kind == Twice.Person ? PeopleAsync(keptId, goneId) : OrganisationsAsync(keptId, goneId);

    private async Task<Pair?> PeopleAsync(long keptId, long goneId)
    {
        var people = await visible.People.AsNoTracking().Where(person => person.Id == keptId || person.Id == goneId).ToListAsync();
        if (people.Find(person => person.Id == keptId) is not { } kept || people.Find(person => person.Id == goneId) is not { } gone || keptId == goneId)
        {
            return null;
        }

        var known = await duplicates.KnownAsync(Twice.Person, [keptId, goneId]);
        return new Pair(
            Twice.Person, new Half(known[keptId], kept.Version, await OfPersonAsync(keptId)), new Half(known[goneId], gone.Version, await OfPersonAsync(goneId)),
            Difference.Of(kept, gone), await ReasonsAsync(Twice.Person, keptId, goneId), new HashSet<string>());
    }

    private async Task<Pair?> OrganisationsAsync(long keptId, long goneId)
    {
        var both = await visible.Organisations.AsNoTracking().Where(organisation => organisation.Id == keptId || organisation.Id == goneId).ToListAsync();
        if (both.Find(one => one.Id == keptId) is not { } kept || both.Find(one => one.Id == goneId) is not { } gone || keptId == goneId)
        {
            return null;
        }

        var known = await duplicates.KnownAsync(Twice.Organisation, [keptId, goneId]);
        return new Pair(
            Twice.Organisation, new Half(known[keptId], kept.Version, await OfOrganisationAsync(keptId)), new Half(known[goneId], gone.Version, await OfOrganisationAsync(goneId)),
            Difference.Of(kept, gone), await ReasonsAsync(Twice.Organisation, keptId, goneId),
            Difference.IsOnlyDomain(kept) && !Difference.IsOnlyDomain(gone) ? new HashSet<string> { Difference.Name } : new HashSet<string>());
    }

    private async Task<IReadOnlyList<string>> ReasonsAsync(Twice kind, long one, long other)
    {
        var (first, second) = (Math.Min(one, other), Math.Max(one, other));
        return (await likenesses.ReadAsync(kind, visible)).FirstOrDefault(pair => pair.First == first && pair.Second == second)?.Reasons ?? [];
    }

    private async Task<IReadOnlyDictionary<string, string>> OfPersonAsync(long id) => new Dictionary<string, string>
    {
        ["Addresses"] = string.Join(", ", await visible.PersonEmails.Where(email => email.PersonId == id).OrderBy(email => email.Position).Select(email => email.Address).ToListAsync()),
        ["Works or worked at"] = string.Join(", ", (await visible.Affiliations.Where(one => one.PersonId == id).Join(visible.Organisations, one => one.OrganisationId, place => place.Id, (one, place) => new { one.Role, place.Name }).ToListAsync()).Select(one => one.Role is null ? one.Name : $"{one.Role}, {one.Name}")),
        ["Contacts"] = Some(await visible.ContactPeople.CountAsync(part => part.PersonId == id)),
        ["Tags"] = string.Join(", ", await visible.PersonTags.Where(link => link.PersonId == id).Join(visible.Tags, link => link.TagId, tag => tag.Id, (_, tag) => tag.Name).OrderBy(name => name).ToListAsync()),
        ["Notes"] = Some(await visible.Notes.CountAsync(note => note.PersonId == id)),
        ["Own ratings"] = Some(await visible.Ratings.CountAsync(rating => rating.OwnId == id || rating.OtherId == id)),
        ["Responsible for"] = Some(await visible.Partnerships.CountAsync(partnership => partnership.ResponsibleId == id)),
    };

    private async Task<IReadOnlyDictionary<string, string>> OfOrganisationAsync(long id)
    {
        var partnerships = await visible.Partnerships.Where(partnership => partnership.OrganisationId == id).OrderBy(partnership => partnership.Side).Select(partnership => new { partnership.Id, partnership.Side }).ToListAsync();
        var ids = partnerships.ConvertAll(partnership => partnership.Id);
        return new Dictionary<string, string>
        {
            ["Mail domains"] = string.Join(", ", await visible.OrganisationDomains.Where(domain => domain.OrganisationId == id).OrderBy(domain => domain.Domain).Select(domain => domain.Domain).ToListAsync()),
            ["Partnerships"] = string.Join(", ", partnerships.Select(partnership => Words.Of(partnership.Side))),
            ["Contracts"] = Some(await visible.Contracts.CountAsync(contract => ids.Contains(contract.PartnershipId))),
            ["People"] = Some(await visible.Affiliations.Where(affiliation => affiliation.OrganisationId == id).Select(affiliation => affiliation.PersonId).Distinct().CountAsync()),
            ["Contacts"] = Some(await visible.ContactOrganisations.CountAsync(filed => filed.OrganisationId == id)),
            ["Tags"] = string.Join(", ", await visible.OrganisationTags.Where(link => link.OrganisationId == id).Join(visible.Tags, link => link.TagId, tag => tag.Id, (_, tag) => tag.Name).OrderBy(name => name).ToListAsync()),
            ["Notes"] = Some(await visible.Notes.CountAsync(note => note.OrganisationId == id)),
        };
    }

    private static string Some(int count) => count == 0 ? "" : Say.Number(count);
}
