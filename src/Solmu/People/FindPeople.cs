using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.People;

/// <summary>The list of people: ours, theirs, and those seen in contacts only.</summary>
public sealed class FindPeople(Visible visible, Moment moment, FocalFirms firms, PersonRows rows)
{
    public const int PageSize = 50;

    /// <summary>Counting stops here: a filter that lets more through is answered with "more than".</summary>
    public const int MostCounted = 1000;

    /// <summary>Up to here it is cheaper to sort those found than to walk along all names.</summary>
    private const int MostGathered = 4000;

    /// <summary>Only names stand in an index; by anything else no more than these are sorted.</summary>
    public const int MostSorted = 20_000;

    /// <summary>What the list can be sorted by; a minus in front turns the order round.</summary>
    public static readonly IReadOnlyList<string> Sorts = ["name", "organisation", "role", "address", "country", "contact"];

    private (string Fragment, List<string> Found)? roles;
    private (Filter Filter, List<long>? Few)? gathered;

    public sealed record Filter(
        Whose Whose = Whose.All, long? OrganisationId = null, string? Country = null, string? Role = null,
        string? Tag = null, string? Search = null, int Page = 1, string Sort = "name");


    public async Task<List<PersonRow>> RunAsync(Filter filter, int? take = PageSize)
    {
        IQueryable<Person> people = InOrder(await MatchingAsync(filter), filter.Sort, await moment.DayAsync());
        if (take is { } size)
        {
            people = people.Skip((filter.Page - 1) * PageSize).Take(size);
        }

        return await rows.ReadAsync(people);
    }

    /// <summary>The filter as it can be answered: sorted by name where more are let through than can be sorted by anything else.</summary>
    public async Task<Filter> BoundAsync(Filter filter) =>
        filter.Sort is "name" or "-name" || await (await MatchingAsync(filter)).Select(person => person.Id).Take(MostSorted + 1).CountAsync() <= MostSorted ? filter : filter with { Sort = "name" };

    /// <summary>Those that are let through, as many as asked for at most.</summary>
    public async Task<List<long>> IdsAsync(Filter filter, int most) => await (await MatchingAsync(filter)).OrderBy(person => person.Id).Select(person => person.Id).Take(most).ToListAsync();

    public async Task<Portion<PersonRow>> PortionAsync(Filter filter, PortionOf ask)
    {
        var portion = await (await MatchingAsync(filter with { Search = ask.Search })).Select(person => new Place<string> { Key = person.SortName, Id = person.Id }).TakeAsync(ask);
        return portion.Fill(await rows.ReadAsync(visible.People.Where(person => portion.Items.Contains(person.Id))), row => row.Id);
    }

    /// <summary>How many the filter lets through; one more than <see cref="MostCounted"/> when there are more.</summary>
    public async Task<int> CountAsync(Filter filter) =>
        await (await MatchingAsync(filter)).Select(person => person.Id).Take(MostCounted + 1).CountAsync();

    /// <summary>
    /// When one of the filters lets few people through, these are looked at and nobody else. Otherwise the list is
    /// walked along the names, and a page of it is full soon, because what is asked for is common.
    /// </summary>
    internal async Task<IQueryable<Person>> MatchingAsync(Filter filter)
    {
        var holding = visible.Affiliations.HoldingOn(await moment.DayAsync());
        var narrow = new NarrowPeople(visible, holding, filter, filter.Role is { } role ? await RolesAsync(role) : []);
        var focalId = (await firms.ReadAsync())?.OrganisationId ?? 0;
        var people = NameFolding.FoldText(filter.Search ?? "") is { Length: > 0 } fragment ? visible.PeopleMatching(fragment)
            : await FewAsync(filter, narrow) is { } few ? visible.People.Where(person => EF.Parameter(few).Contains(person.Id))
            : visible.People;
        people = filter.Whose switch
        {
            Whose.Ignored => people.Where(person => person.IsIgnored),
            Whose.Suggested => people.Where(person => person.IsSuggested && !person.IsIgnored),
            Whose.Ours => people.Where(person => !person.IsIgnored && holding.Where(affiliation => affiliation.OrganisationId == focalId).Select(affiliation => affiliation.PersonId).Contains(person.Id)),
            Whose.Theirs => people.Where(person => !person.IsIgnored && !holding.Any(affiliation => affiliation.PersonId == person.Id && affiliation.OrganisationId == focalId)),
            _ => people.Where(person => !person.IsIgnored),
        };
        return narrow.Of(people);
    }

    /// <summary>Every order ends in name and id, so that pages neither repeat nor skip a row; what is not known comes last either way.</summary>
    private IOrderedQueryable<Person> InOrder(IQueryable<Person> people, string sort, DateOnly day)
    {
        var isTurned = sort.StartsWith('-');
        var unknown = isTurned ? "" : "\U0010FFFF";
        var never = DateTime.SpecifyKind(isTurned ? DateTime.UnixEpoch.AddYears(-1900) : DateTime.MaxValue.Date, DateTimeKind.Utc);
        var now = moment.Now;
        var holding = visible.Affiliations.HoldingOn(day);
        IOrderedQueryable<Person> By<TKey>(Expression<Func<Person, TKey>> key) => (isTurned ? people.OrderByDescending(key) : people.OrderBy(key)).ThenBy(person => person.SortName).ThenBy(person => person.Id);
        return sort.TrimStart('-') switch
        {
            "organisation" => By(person => holding.Where(affiliation => affiliation.PersonId == person.Id).OrderByDescending(affiliation => affiliation.From ?? DateOnly.MinValue).ThenBy(affiliation => affiliation.Id)
                .Join(visible.Organisations, affiliation => affiliation.OrganisationId, organisation => organisation.Id, (affiliation, organisation) => organisation.SortName).FirstOrDefault() ?? unknown),
            "role" => By(person => holding.Where(affiliation => affiliation.PersonId == person.Id).OrderByDescending(affiliation => affiliation.From ?? DateOnly.MinValue).ThenBy(affiliation => affiliation.Id).Select(affiliation => affiliation.Role).FirstOrDefault() ?? unknown),
            "address" => By(person => visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() ?? unknown),
            "country" => By(person => person.Country ?? unknown),
            "contact" => By(person => visible.ContactPeople.Where(part => part.PersonId == person.Id && part.At <= now).Max(part => (DateTime?)part.At) ?? never),
            _ when isTurned => people.OrderByDescending(person => person.SortName).ThenByDescending(person => person.Id),
            _ => people.OrderBy(person => person.SortName).ThenBy(person => person.Id),
        };
    }

    /// <summary>Asked for once, although the list is read and counted.</summary>
    private async Task<List<string>> RolesAsync(string fragment) =>
        roles is { } last && last.Fragment == fragment ? last.Found : (roles = (fragment, await visible.RolesMatchingAsync(fragment))).Value.Found;

    private async Task<List<long>?> FewAsync(Filter filter, NarrowPeople narrow)
    {
        var key = filter with { Page = 1, Whose = Whose.All };
        if (gathered is { } last && last.Filter == key)
        {
            return last.Few;
        }

        List<long>? few = null;
        foreach (var ids in narrow.Candidates())
        {
            var found = await ids.Take(MostGathered + 1).ToListAsync();
            if (found.Count <= MostGathered)
            {
                few = [.. found.Distinct()];
                break;
            }
        }

        gathered = (key, few);
        return few;
    }
}

/// <summary>Which people a list is about.</summary>
public enum Whose
{
    All,
    Ours,
    Theirs,
    Suggested,
    Ignored,
}
