using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Absences;
using Solmu.Analysis.Identities;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Fairness;
using Solmu.Feeds;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Inbox;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Proposals;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Ties;
using Solmu.Today;
using Solmu.Views;
using Solmu.Webhooks;

namespace Solmu.Access;

/// <summary>
/// What a viewer may see. Every page, answer, count, search and export starts from these sets and from nothing else;
/// a test keeps the other files away from the tables. Looking a record up here is the check.
/// <para>
/// Owners and managers see all. Others see the partnerships they answer for, those of organisations shared with them or
/// with a team of theirs, and those a team of theirs covers; and what hangs on them (docs/access.md). The rules stand at
/// the end, each once; every step of them is one look into an index.
/// </para>
/// </summary>
public sealed class Visible
{
    private readonly SolmuDb db;
    private readonly bool all;
    private readonly long user;
    private readonly long self;

    private Visible(SolmuDb db, Viewer viewer)
    {
        // No record has the number 0: whoever is nobody of ours is responsible for nothing, not for what nobody is.
        (this.db, all, user, self) = (db, viewer.SeesAll, viewer.Self, viewer.PersonId ?? 0);
        Viewer = viewer;
    }

    public Viewer Viewer { get; }

    internal SolmuDb Db => db;

    /// <summary>Whether nothing but private notes is kept from this viewer: one question then serves all such viewers.</summary>
    internal bool IsWhole => all && !Viewer.IsConsole;

    public IQueryable<Firm> Firms => db.Firms;

    public IQueryable<Organisation> Organisations => AtSeen(db.Organisations, organisation => organisation.Id);

    public IQueryable<OrganisationDomain> OrganisationDomains => AtSeen(db.OrganisationDomains, domain => domain.OrganisationId);

    public IQueryable<Partnership> Partnerships => all ? db.Partnerships : db.Partnerships.Where(IsSeenPartnership);

    public IQueryable<StageStep> StageSteps => all ? db.StageSteps
        : db.StageSteps.Where(step => Partnerships.Any(partnership => partnership.Id == step.PartnershipId));

    public IQueryable<Contract> Contracts => all ? db.Contracts
        : db.Contracts.Where(contract => Partnerships.Any(partnership => partnership.Id == contract.PartnershipId));

    public IQueryable<PartnershipReview> PartnershipReviews => all ? db.PartnershipReviews
        : db.PartnershipReviews.Where(review => Partnerships.Any(partnership => partnership.Id == review.PartnershipId));

    public IQueryable<HandOverStep> HandOverSteps => all ? db.HandOverSteps
        : db.HandOverSteps.Where(step => Partnerships.Any(partnership => partnership.OrganisationId == step.OrganisationId));

    /// <summary>The own ones, and those with a step that is seen.</summary>
    public IQueryable<HandOverPlan> HandOverPlans => all ? db.HandOverPlans
        : db.HandOverPlans.Where(plan => plan.AuthorId == user || HandOverSteps.Any(step => step.PlanId == plan.Id));

    /// <summary>Those whose name is told: it may name people and partners, and only whoever wrote it or sees all may see each of them.</summary>
    public IQueryable<HandOverPlan> NamedPlans => all ? db.HandOverPlans : db.HandOverPlans.Where(plan => plan.AuthorId == user);

    public IQueryable<Person> People => OfSeen(db.People, person => person.Id);

    /// <summary>For a change: each with the addresses, and with those affiliations that are seen.</summary>
    public IQueryable<Person> WholePeople => all
        ? db.People.Include(person => person.Emails).Include(person => person.Affiliations)
        : People.Include(person => person.Emails).Include(person => person.Affiliations.Where(affiliation => Organisations.Any(organisation => organisation.Id == affiliation.OrganisationId)));

    public IQueryable<PersonEmail> PersonEmails => OfSeen(db.PersonEmails, email => email.PersonId);

    public IQueryable<Affiliation> Affiliations => AtSeen(db.Affiliations, affiliation => affiliation.OrganisationId);

    /// <summary>A meeting that was taken back is none any more.</summary>
    public IQueryable<Contact> Contacts => InSeen(db.Contacts.Where(contact => !contact.IsCancelled), contact => contact.Id);

    public IQueryable<ContactPerson> ContactPeople => InSeen(OfSeen(db.ContactPeople, part => part.PersonId), part => part.ContactId);

    public IQueryable<ContactOrganisation> ContactOrganisations => InSeen(AtSeen(db.ContactOrganisations, filed => filed.OrganisationId), filed => filed.ContactId);

    /// <summary>Whose a shared address is, only they can say who see everybody who shares it.</summary>
    public IQueryable<UndecidedAddress> UndecidedAddresses => all ? db.UndecidedAddresses : db.UndecidedAddresses.Where(_ => false);

    /// <summary>Notes marked private are their author's alone.</summary>
    public IQueryable<Note> Notes => Viewer.IsConsole ? db.Notes
        : all ? db.Notes.Where(note => !note.IsPrivate || note.AuthorId == Viewer.Self)
        : db.Notes.Where(note => (!note.IsPrivate || note.AuthorId == user)
            && (Organisations.Any(organisation => organisation.Id == note.OrganisationId) || People.Any(person => person.Id == note.PersonId)));

    /// <summary>Those on something that is seen; a word that only others use is not there.</summary>
    public IQueryable<Tag> Tags => all ? db.Tags
        : db.Tags.Where(tag => OrganisationTags.Any(link => link.TagId == tag.Id) || PersonTags.Any(link => link.TagId == tag.Id));

    public IQueryable<OrganisationTag> OrganisationTags => AtSeen(db.OrganisationTags, link => link.OrganisationId);

    public IQueryable<PersonTag> PersonTags => OfSeen(db.PersonTags, link => link.PersonId);

    public IQueryable<Rating> Ratings => OfSeen(OfSeen(db.Ratings, rating => rating.OwnId), rating => rating.OtherId);

    /// <summary>An import tells what came in, whoever may see it.</summary>
    public IQueryable<Import> Imports => all ? db.Imports : db.Imports.Where(_ => false);

    /// <summary>Who is not to be read is told to nobody but those who bring mail in.</summary>
    public IQueryable<IgnoredAddress> IgnoredAddresses => all ? db.IgnoredAddresses : db.IgnoredAddresses.Where(_ => false);

    /// <summary>What was merged, and who is two, is for those who see both.</summary>
    public IQueryable<Merge> Merges => all ? db.Merges : db.Merges.Where(_ => false);

    public IQueryable<Apart> Aparts => all ? db.Aparts : db.Aparts.Where(_ => false);

    /// <summary>What was done to the records that may be seen, less what is private to somebody else.</summary>
    public IQueryable<AuditEntry> AuditEntries => AuditSight.Of(this, db);

    /// <summary>Who works with Solmu and in which team is no part of the net; everybody who signs in may know.</summary>
    public IQueryable<User> Users => db.Users;

    public IQueryable<Team> Teams => db.Teams;

    public IQueryable<TeamMember> TeamMembers => db.TeamMembers;

    public IQueryable<TeamCoverage> TeamCoverages => db.TeamCoverages;

    public IQueryable<Share> Shares => all ? db.Shares
        : db.Shares.Where(share => Organisations.Any(organisation => organisation.Id == share.OrganisationId) || (share.PersonId != null && share.UserId == user));

    /// <summary>A key is shown to its user; owners see all.</summary>
    public IQueryable<ApiKey> ApiKeys => Viewer.MayOwn ? db.ApiKeys : db.ApiKeys.Where(key => key.UserId == user);

    public IQueryable<Webhook> Webhooks => Viewer.MayOwn ? db.Webhooks : db.Webhooks.Where(_ => false);

    public IQueryable<Delivery> Deliveries => Viewer.MayOwn ? db.Deliveries : db.Deliveries.Where(_ => false);

    /// <summary>The own ones and those that were shared with everybody.</summary>
    public IQueryable<UserView> UserViews => db.UserViews.Where(view => view.IsShared || view.UserId == Viewer.Self);

    /// <summary>Where the viewer is named, as long as the note is in sight.</summary>
    public IQueryable<Mention> Mentions => db.Mentions.Where(mention => mention.UserId == Viewer.Self && Notes.Any(note => note.Id == mention.NoteId));

    public IQueryable<Follow> Follows => db.Follows.Where(follow => follow.UserId == Viewer.Self && Organisations.Any(organisation => organisation.Id == follow.OrganisationId));

    public IQueryable<TodayMark> TodayMarks => db.TodayMarks.Where(mark => mark.UserId == Viewer.Self && People.Any(person => person.Id == mark.PersonId));

    /// <summary>The address of somebody's calendar is nobody else's.</summary>
    public IQueryable<CalendarFeed> CalendarFeeds => db.CalendarFeeds.Where(feed => feed.UserId == Viewer.Self);

    public IQueryable<DigestWish> DigestWishes => db.DigestWishes.Where(wish => wish.UserId == Viewer.Self);

    /// <summary>The own ones; owners see to it that all arrive.</summary>
    public IQueryable<Letter> Letters => Viewer.MayOwn ? db.Letters : db.Letters.Where(letter => letter.UserId == user);

    public IQueryable<MailServer> MailServers => Viewer.MayOwn ? db.MailServers : db.MailServers.Where(_ => false);

    /// <summary>Whether letters leave at all; everybody may know that.</summary>
    public Task<bool> SendsMailAsync() => db.MailServers.AnyAsync();

    /// <summary>By what ties are measured is no secret of anybody.</summary>
    public IQueryable<TieConventions> TieConventions => db.TieConventions;

    public IQueryable<TieNote> TieNotes => OfSeen(OfSeen(db.TieNotes, note => note.OwnId), note => note.OtherId);

    public IQueryable<Holiday> Holidays => db.Holidays;

    /// <summary>When somebody is away is theirs, and of those who look after the whole net.</summary>
    public IQueryable<Leave> Leaves => all ? db.Leaves : db.Leaves.Where(leave => leave.PersonId == self);

    /// <summary>For measuring alone, never to be shown: a tie stands the same for everybody who sees it.</summary>
    internal IQueryable<Leave> LeavesTakenOut => db.Leaves;

    public bool SeesLeaveOf(long personId) => all || personId == self;

    /// <summary>Whether any mail and any calendar was read at all; everybody may know that.</summary>
    public async Task<(bool Mail, bool Calendars)> ReadsAsync() =>
        (await db.Contacts.AnyAsync(contact => contact.Source == ContactSource.Mail), await db.Contacts.AnyAsync(contact => contact.Source == ContactSource.Calendar));

    /// <summary>Those made for the viewer; owners and managers decide on all.</summary>
    public IQueryable<Proposal> Proposals => all ? db.Proposals : db.Proposals.Where(proposal => proposal.UserId == user);

    /// <summary>The one function.</summary>
    public static Visible To(Viewer viewer, SolmuDb db) =>
        viewer.IsNobody ? throw new InvalidOperationException("Nobody is signed in, so nothing may be seen.") : new Visible(db, viewer);

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

    /// <summary>Where a record that was merged into another leads now; null when it was not, or that one is not seen.</summary>
    public async Task<long?> NowAsync(Twice kind, long goneId)
    {
        var id = goneId;
        while (await db.Merges.Where(merge => merge.GoneId == id && merge.Kind == kind && merge.UndoneAt == null).Select(merge => (long?)merge.KeptId).FirstOrDefaultAsync() is { } next)
        {
            id = next;
        }

        var isSeen = id != goneId && (kind == Twice.Person ? await People.AnyAsync(person => person.Id == id) : await Organisations.AnyAsync(organisation => organisation.Id == id));
        return isSeen ? id : null;
    }

    /// <summary>The same by the name in the address.</summary>
    public async Task<long?> NowAsync(string goneSlug) =>
        await db.Merges.Where(merge => merge.GoneSlug == goneSlug && merge.UndoneAt == null).OrderByDescending(merge => merge.At).Select(merge => (long?)merge.GoneId).FirstOrDefaultAsync() is { } gone
            ? await NowAsync(Twice.Organisation, gone)
            : null;

    /// <summary>Whether all partnerships with the organisation are seen, on whatever side: one that is not cannot be told from one that is not there.</summary>
    public async Task<bool> IsWholeAsync(long organisationId) => all || await Given.AnyAsync(share => share.OrganisationId == organisationId);

    private IQueryable<T> AtSeen<T>(IQueryable<T> set, Expression<Func<T, long>> organisationId) => all ? set : set.Where(IsSeenOrganisation.On(organisationId));

    private IQueryable<T> OfSeen<T>(IQueryable<T> set, Expression<Func<T, long>> personId) => all ? set : set.Where(IsSeenPerson.On(personId));

    private IQueryable<T> InSeen<T>(IQueryable<T> set, Expression<Func<T, long>> contactId) => all ? set : set.Where(IsSeenContact.On(contactId));

    /// <summary>What was shared with the viewer or with a team of theirs.</summary>
    private IQueryable<Share> Given => db.Shares.Where(share =>
        share.UserId == user || db.TeamMembers.Any(member => member.TeamId == share.TeamId && member.UserId == user));

    /// <summary>What the viewer or a team of theirs looks after: an open country or side stands for each.</summary>
    private IQueryable<Partnership> Tended => db.Partnerships.Where(partnership =>
        partnership.ResponsibleId == self
        || db.TeamCoverages.Any(part =>
            (part.Side == null || part.Side == partnership.Side)
            && (part.Country == null || db.Organisations.Any(organisation => organisation.Id == partnership.OrganisationId && organisation.Country == part.Country))
            && db.TeamMembers.Any(member => member.TeamId == part.TeamId && member.UserId == user)));

    private IQueryable<ContactOrganisation> OutOfSight => db.ContactOrganisations.Where(IsSeenOrganisation.Not<ContactOrganisation>(filed => filed.OrganisationId));

    private Expression<Func<Partnership, bool>> IsSeenPartnership => partnership =>
        Given.Any(share => share.OrganisationId == partnership.OrganisationId) || Tended.Any(tended => tended.Id == partnership.Id);

    /// <summary>Our own firm, the partners among what is seen, and what was shared although it is no partner.</summary>
    private Expression<Func<long, bool>> IsSeenOrganisation => id =>
        db.Firms.Any(firm => firm.OrganisationId == id)
        || Given.Any(share => share.OrganisationId == id)
        || Tended.Any(tended => tended.OrganisationId == id);

    /// <summary>Ours, and whoever works or worked at an organisation that is seen.</summary>
    private Expression<Func<long, bool>> IsSeenPerson => id =>
        Affiliations.Any(affiliation => affiliation.PersonId == id) || Given.Any(share => share.PersonId == id);

    /// <summary>The viewer took part, or everybody outside stood for organisations that are seen.</summary>
    private Expression<Func<long, bool>> IsSeenContact => id =>
        db.ContactPeople.Any(part => part.ContactId == id && part.PersonId == self)
        || (db.ContactOrganisations.Any(filed => filed.ContactId == id)
            && !OutOfSight.Any(filed => filed.ContactId == id));
}

/// <summary>A record that a search index found.</summary>
public sealed class Match<T>
{
    public required long Id { get; init; }

    public required T Record { get; init; }
}
