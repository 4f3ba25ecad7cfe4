using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Tags;

namespace Solmu.Access;

/// <summary>
/// What a viewer may see. Every page, answer, count, search and export starts from these sets and from nothing else;
/// a test keeps the other files away from the tables. Looking a record up here is the check.
/// </summary>
public sealed class Visible
{
    private readonly SolmuDb db;

    private Visible(SolmuDb db, Viewer viewer)
    {
        this.db = db;
        Viewer = viewer;
        Notes = viewer.IsConsole ? db.Notes : db.Notes.Where(note => !note.IsPrivate || note.AuthorId == viewer.UserId);
    }

    public Viewer Viewer { get; }

    public IQueryable<Firm> Firms => db.Firms;

    public IQueryable<Organisation> Organisations => db.Organisations;

    public IQueryable<OrganisationDomain> OrganisationDomains => db.OrganisationDomains;

    public IQueryable<Partnership> Partnerships => db.Partnerships;

    public IQueryable<StageStep> StageSteps => db.StageSteps;

    public IQueryable<Contract> Contracts => db.Contracts;

    public IQueryable<Person> People => db.People;

    public IQueryable<PersonEmail> PersonEmails => db.PersonEmails;

    public IQueryable<Affiliation> Affiliations => db.Affiliations;

    public IQueryable<Contact> Contacts => db.Contacts;

    public IQueryable<ContactPerson> ContactPeople => db.ContactPeople;

    public IQueryable<ContactOrganisation> ContactOrganisations => db.ContactOrganisations;

    public IQueryable<UndecidedAddress> UndecidedAddresses => db.UndecidedAddresses;

    /// <summary>Notes marked private are their author's alone.</summary>
    public IQueryable<Note> Notes { get; }

    public IQueryable<Tag> Tags => db.Tags;

    public IQueryable<OrganisationTag> OrganisationTags => db.OrganisationTags;

    public IQueryable<PersonTag> PersonTags => db.PersonTags;

    public IQueryable<Rating> Ratings => db.Ratings;

    public IQueryable<Import> Imports => db.Imports;

    public IQueryable<User> Users => db.Users;

    /// <summary>The one function. Roles beside the owner narrow these sets when they come.</summary>
    public static Visible To(Viewer viewer, SolmuDb db) => viewer.Role switch
    {
        _ when viewer.IsNobody => throw new InvalidOperationException("Nobody is signed in, so nothing may be seen."),
        Role.Owner => new Visible(db, viewer),
        _ => throw new InvalidOperationException($"No sight is defined for {viewer.Role}."),
    };

    /// <summary>The words for roles that hold a fragment. They are for narrowing what is visible, not for showing: they may be of people who are not.</summary>
    public async Task<List<string>> RolesMatchingAsync(string fragment)
    {
        var folded = NameFolding.FoldText(fragment);
        return folded.Length == 0 ? [] : (await db.RolesAsync()).FindAll(role => NameFolding.FoldText(role).Contains(folded, StringComparison.Ordinal));
    }

    public IQueryable<Organisation> OrganisationsMatching(string fragment) =>
        OrganisationMatches(fragment).Select(match => match.Record);

    public IQueryable<Person> PeopleMatching(string fragment) => PersonMatches(fragment).Select(match => match.Record);

    /// <summary>
    /// Joined, not "in", and with the id as the index tells it: sorted by that id, the index hands over one match after
    /// the other, and a limit stops it.
    /// </summary>
    public IQueryable<Match<Organisation>> OrganisationMatches(string fragment) =>
        from id in db.IdsMatching("organisations", fragment)
        join organisation in Organisations on id equals organisation.Id
        select new Match<Organisation> { Id = id, Record = organisation };

    public IQueryable<Match<Person>> PersonMatches(string fragment) =>
        from id in db.IdsMatching("people", fragment)
        join person in People on id equals person.Id
        select new Match<Person> { Id = id, Record = person };
}

/// <summary>A record that a search index found.</summary>
public sealed class Match<T>
{
    public required long Id { get; init; }

    public required T Record { get; init; }
}
