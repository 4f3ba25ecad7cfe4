using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Ties;
using Solmu.Database;

namespace Solmu.Contacts;

/// <summary>The list of contacts: a page of it, in any order. By anything but the time no more are sorted than can be at once.</summary>
public sealed class ListContacts(Visible visible, FindContacts find)
{
    public const int PageSize = 50;

    public const int MostCounted = 1000;

    public const int MostSorted = 20_000;

    private const int MostNamed = 200;

    /// <summary>What the list can be sorted by; a minus in front turns the order round.</summary>
    public static readonly IReadOnlyList<string> Sorts = ["time", "medium", "own", "with", "minutes", "about"];

    public sealed record Filter(string? Search = null, long? OrganisationId = null, long? PersonId = null, Medium? Medium = null, DateTime? From = null, DateTime? Before = null, string Sort = "-time", int Page = 1)
    {
        public bool IsAll => this with { Sort = "-time", Page = 1 } == new Filter();
    }

    public async Task<List<ContactRow>> RunAsync(Filter filter)
    {
        var ids = await InOrder(await MatchingAsync(filter), filter.Sort).Select(contact => contact.Id).Skip((filter.Page - 1) * PageSize).Take(PageSize).ToListAsync();
        var rows = (await find.ByIdsAsync(ids)).ToDictionary(row => row.Id);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>All that are let through, in the order of the list.</summary>
    public async Task<List<long>> IdsAsync(Filter filter) => await InOrder(await MatchingAsync(filter), filter.Sort).Select(contact => contact.Id).ToListAsync();

    /// <summary>How many are let through; one more than <see cref="MostCounted"/> when there are more.</summary>
    public async Task<int> CountAsync(Filter filter) => await (await MatchingAsync(filter)).Select(contact => contact.Id).Take(MostCounted + 1).CountAsync();

    /// <summary>The filter as it can be answered: sorted by time where more are let through than can be sorted by anything else.</summary>
    public async Task<Filter> BoundAsync(Filter filter) =>
        filter.Sort is "time" or "-time" || await (await MatchingAsync(filter)).Select(contact => contact.Id).Take(MostSorted + 1).CountAsync() <= MostSorted ? filter : filter with { Sort = "-time" };

    /// <summary>All that are let through, in no order.</summary>
    private async Task<IQueryable<Contact>> MatchingAsync(Filter filter)
    {
        var contacts = await InSightAsync();
        contacts = filter.Medium is { } medium ? contacts.Where(contact => contact.Medium == medium) : contacts;
        contacts = filter.From is { } from ? contacts.Where(contact => contact.At >= from) : contacts;
        contacts = filter.Before is { } before ? contacts.Where(contact => contact.At < before) : contacts;
        contacts = filter.OrganisationId is { } organisation ? contacts.Where(contact => visible.ContactOrganisations.Where(filed => filed.OrganisationId == organisation).Select(filed => filed.ContactId).Contains(contact.Id)) : contacts;
        contacts = filter.PersonId is { } person ? contacts.Where(contact => visible.ContactPeople.Where(part => part.PersonId == person).Select(part => part.ContactId).Contains(contact.Id)) : contacts;
        return NameFolding.FoldText(filter.Search ?? "") is { Length: > 0 } fragment ? await NamedAsync(contacts, fragment) : contacts;
    }

    /// <summary>
    /// Whoever sees a part of the net is answered from that part: to walk along all contacts for the few that are seen
    /// would take long.
    /// </summary>
    private async Task<IQueryable<Contact>> InSightAsync()
    {
        if (visible.Viewer.SeesAll)
        {
            return visible.Contacts;
        }

        var organisations = await visible.Organisations.Select(organisation => organisation.Id).ToListAsync();
        var self = visible.Viewer.PersonId ?? 0;
        var ids = visible.ContactPeople.Where(part => part.PersonId == self).Select(part => part.ContactId)
            .Union(visible.ContactOrganisations.Where(filed => EF.Parameter(organisations).Contains(filed.OrganisationId)).Select(filed => filed.ContactId));
        return visible.Contacts.Where(contact => ids.Contains(contact.Id));
    }

    /// <summary>Contacts of those whose name holds the fragment. Of a fragment that many share, the first ones.</summary>
    private async Task<IQueryable<Contact>> NamedAsync(IQueryable<Contact> contacts, string fragment)
    {
        var people = await visible.PersonMatches(fragment).OrderBy(match => match.Id).Select(match => match.Id).Take(MostNamed).ToListAsync();
        var organisations = await visible.OrganisationMatches(fragment).OrderBy(match => match.Id).Select(match => match.Id).Take(MostNamed).ToListAsync();
        var ids = visible.ContactPeople.Where(part => EF.Parameter(people).Contains(part.PersonId)).Select(part => part.ContactId)
            .Union(visible.ContactOrganisations.Where(filed => EF.Parameter(organisations).Contains(filed.OrganisationId)).Select(filed => filed.ContactId));
        return contacts.Where(contact => ids.Contains(contact.Id));
    }

    /// <summary>Every order ends in time and id, so that pages neither repeat nor skip a row; what is not known comes last either way.</summary>
    private IOrderedQueryable<Contact> InOrder(IQueryable<Contact> contacts, string sort)
    {
        var isTurned = sort.StartsWith('-');
        var unknown = isTurned ? "" : "\U0010FFFF";
        var unknownMinutes = isTurned ? int.MinValue : int.MaxValue;
        IOrderedQueryable<Contact> By<TKey>(Expression<Func<Contact, TKey>> key) => (isTurned ? contacts.OrderByDescending(key) : contacts.OrderBy(key)).ThenByDescending(contact => contact.At).ThenByDescending(contact => contact.Id);
        return sort.TrimStart('-') switch
        {
            "medium" => By(contact => contact.Medium),
            "minutes" => By(contact => contact.Minutes ?? unknownMinutes),
            "about" => By(contact => contact.About ?? unknown),
            "own" => By(contact => visible.ContactPeople.Where(part => part.ContactId == contact.Id && part.IsOurs).Join(visible.People, part => part.PersonId, person => person.Id, (part, person) => person.SortName).Min() ?? unknown),
            "with" => By(contact => visible.ContactPeople.Where(part => part.ContactId == contact.Id && !part.IsOurs).Join(visible.People, part => part.PersonId, person => person.Id, (part, person) => person.SortName).Min() ?? unknown),
            _ when isTurned => contacts.OrderByDescending(contact => contact.At).ThenByDescending(contact => contact.Id),
            _ => contacts.OrderBy(contact => contact.At).ThenBy(contact => contact.Id),
        };
    }
}
