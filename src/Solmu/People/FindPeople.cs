using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Firms;

namespace Solmu.People;

/// <summary>The list of people: ours, theirs, and those seen in contacts only.</summary>
public sealed class FindPeople(Visible visible, Moment moment, FocalFirms firms, PersonRows rows)
{
    public const int PageSize = 50;

    /// <summary>Counting stops here: a filter that lets more through is answered with "more than".</summary>
    public const int MostCounted = 1000;

    public sealed record Filter(
        Whose Whose = Whose.All, long? OrganisationId = null, string? Country = null, string? Role = null,
        string? Tag = null, string? Search = null, int Page = 1);

    public async Task<List<PersonRow>> RunAsync(Filter filter, int? take = PageSize)
    {
        // Every order ends in the id, so that pages neither repeat nor skip a row.
        IQueryable<Person> people = (await MatchingAsync(filter)).OrderBy(person => person.SortName).ThenBy(person => person.Id);
        if (take is { } size)
        {
            people = people.Skip((filter.Page - 1) * PageSize).Take(size);
        }

        return await rows.ReadAsync(people);
    }

    /// <summary>How many the filter lets through; one more than <see cref="MostCounted"/> when there are more.</summary>
    public async Task<int> CountAsync(Filter filter) =>
        await (await MatchingAsync(filter)).Select(person => person.Id).Take(MostCounted + 1).CountAsync();

    private async Task<IQueryable<Person>> MatchingAsync(Filter filter)
    {
        var holding = visible.Affiliations.HoldingOn(await moment.DayAsync());
        var focalId = (await firms.ReadAsync())?.OrganisationId ?? 0;
        var people = NameFolding.FoldText(filter.Search ?? "") is { Length: > 0 } fragment ? visible.PeopleMatching(fragment) : visible.People;
        people = filter.Whose switch
        {
            Whose.Ignored => people.Where(person => person.IsIgnored),
            Whose.Suggested => people.Where(person => person.IsSuggested && !person.IsIgnored),
            Whose.Ours => people.Where(person => !person.IsIgnored && holding.Where(affiliation => affiliation.OrganisationId == focalId).Select(affiliation => affiliation.PersonId).Contains(person.Id)),
            Whose.Theirs => people.Where(person => !person.IsIgnored && !holding.Any(affiliation => affiliation.PersonId == person.Id && affiliation.OrganisationId == focalId)),
            _ => people.Where(person => !person.IsIgnored),
        };
        return Narrowed(people, holding, filter);
    }

    private IQueryable<Person> Narrowed(IQueryable<Person> people, IQueryable<Affiliation> holding, Filter filter)
    {
        if (filter.OrganisationId is { } organisationId)
        {
            people = people.Where(person => holding.Where(affiliation => affiliation.OrganisationId == organisationId).Select(affiliation => affiliation.PersonId).Contains(person.Id));
        }

        if (filter.Country is { } country)
        {
            // Somebody whose own country is not known is where the employer is.
            var employed = from affiliation in holding
                           join organisation in visible.Organisations on affiliation.OrganisationId equals organisation.Id
                           where organisation.Country == country
                           select affiliation.PersonId;
            people = people.Where(person => person.Country == country || (person.Country == null && employed.Contains(person.Id)));
        }

        if (filter.Role?.Trim().ToLowerInvariant() is { Length: > 0 } role)
        {
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database, which knows one culture only.
            people = people.Where(person => holding.Where(affiliation => affiliation.Role!.ToLower().Contains(role)).Select(affiliation => affiliation.PersonId).Contains(person.Id));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (filter.Tag is { } tag)
        {
            var folded = NameFolding.FoldText(tag);
            var tagged = from link in visible.PersonTags join word in visible.Tags on link.TagId equals word.Id where word.FoldedName == folded select link.PersonId;
            people = people.Where(person => tagged.Contains(person.Id));
        }

        return people;
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
