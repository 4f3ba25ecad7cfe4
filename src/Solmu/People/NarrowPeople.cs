using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;

namespace Solmu.People;

/// <summary>
/// The filters of the list of people, each in two shapes: the ids it lets through, read from an index, and a question
/// about one person.
/// </summary>
internal sealed class NarrowPeople(Visible visible, IQueryable<Affiliation> holding, FindPeople.Filter filter, List<string> roles)
{
    private string? Tag => filter.Tag is { } tag ? NameFolding.FoldText(tag) : null;

    /// <summary>For each filter that is set, the ids it lets through; the same one may come twice.</summary>
    public IEnumerable<IQueryable<long>> Candidates()
    {
        if (filter.OrganisationId is { } organisationId)
        {
            yield return holding.Where(affiliation => affiliation.OrganisationId == organisationId).Select(affiliation => affiliation.PersonId);
        }

        if (Tag is { } tag)
        {
            yield return from word in visible.Tags join link in visible.PersonTags on word.Id equals link.TagId where word.FoldedName == tag select link.PersonId;
        }

        if (filter.Role is not null)
        {
            yield return holding.Where(affiliation => EF.Parameter(roles).Contains(affiliation.Role!)).Select(affiliation => affiliation.PersonId);
        }

        if (filter.Country is { } country)
        {
            var employed = from organisation in visible.Organisations
                           join affiliation in holding on organisation.Id equals affiliation.OrganisationId
                           join person in visible.People on affiliation.PersonId equals person.Id
                           where organisation.Country == country && person.Country == null
                           select person.Id;
            yield return visible.People.Where(person => person.Country == country).Select(person => person.Id).Concat(employed);
        }
    }

    public IQueryable<Person> Of(IQueryable<Person> people)
    {
        if (filter.OrganisationId is { } organisationId)
        {
            people = people.Where(person => holding.Any(affiliation => affiliation.PersonId == person.Id && affiliation.OrganisationId == organisationId));
        }

        if (Tag is { } tag)
        {
            people = people.Where(person => visible.PersonTags.Any(link => link.PersonId == person.Id && visible.Tags.Any(word => word.Id == link.TagId && word.FoldedName == tag)));
        }

        if (filter.Role is not null)
        {
            people = people.Where(person => holding.Any(affiliation => affiliation.PersonId == person.Id && EF.Parameter(roles).Contains(affiliation.Role!)));
        }

        if (filter.Country is { } country)
        {
            // Somebody whose own country is not known is where the employer is. Written as one value, because for an "or"
            // the embedded database would gather everybody whose country is not known.
            people = people.Where(person => (person.Country ?? (holding.Any(affiliation =>
                affiliation.PersonId == person.Id && visible.Organisations.Any(organisation => organisation.Id == affiliation.OrganisationId && organisation.Country == country)) ? country : null)) == country);
        }

        return people;
    }
}
