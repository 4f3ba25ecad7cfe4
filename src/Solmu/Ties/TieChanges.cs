using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Fairness;
using Solmu.Feeds;
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
using Solmu.Today;
using Solmu.Views;
using Solmu.Webhooks;

namespace Solmu.Ties;

/// <summary>
/// Whose ties a change may have changed. Only what is named here is known to change few or none; anything else means that
/// all ties are measured anew.
/// </summary>
internal sealed class TieChanges
{
    /// <summary>Beyond this many people, measuring all is as quick.</summary>
    private const int MostPeople = 500;

    private static readonly HashSet<Type> Unconcerned =
    [
        typeof(AuditEntry), typeof(Session), typeof(Submission), typeof(OneTimeLink), typeof(RecoveryCode), typeof(ApiKey), typeof(Webhook), typeof(Delivery),
        typeof(TodayMark), typeof(Note), typeof(Mention), typeof(Follow), typeof(UserView), typeof(Tag), typeof(OrganisationTag), typeof(PersonTag),
        typeof(Contract), typeof(StageStep), typeof(PartnershipReview), typeof(HandOverPlan), typeof(HandOverStep), typeof(Proposal), typeof(CalendarFeed), typeof(DigestWish), typeof(Letter), typeof(MailServer), typeof(IgnoredAddress),
    ];

    /// <summary>What decides what somebody sees who does not see everything.</summary>
    private static readonly HashSet<Type> Sights = [typeof(Share), typeof(Team), typeof(TeamMember), typeof(TeamCoverage), typeof(User)];

    private readonly HashSet<long> contacts = [];
    private readonly HashSet<long> people = [];
    private readonly HashSet<long> organisations = [];
    private readonly Sight sight;

    private TieChanges(Sight sight) => this.sight = sight;

    public bool IsNothing => contacts.Count + people.Count + organisations.Count == 0;

    /// <summary>Null when all may have changed.</summary>
    public static TieChanges? Of(IReadOnlyList<Touched> touched, Sight sight)
    {
        var changes = new TieChanges(sight);
        return touched.All(one => !one.IsEverything && one.Kinds.All(changes.IsUnconcerned) && one.Records.All(changes.Take)) ? changes : null;
    }

    /// <summary>The people outside whose ties to measure again; null when that is as good as all.</summary>
    public async Task<HashSet<long>?> OthersAsync(SolmuDb db, TieBook book)
    {
        var others = new HashSet<long>(people);
        foreach (var some in contacts.Chunk(Chunks.Size))
        {
            others.UnionWith(await db.ContactPeople.Where(seat => some.Contains(seat.ContactId) && !seat.IsOurs).Select(seat => seat.PersonId).ToListAsync());
        }

        foreach (var some in organisations.Chunk(Chunks.Size))
        {
            others.UnionWith(await db.Affiliations.Where(affiliation => some.Contains(affiliation.OrganisationId)).Select(affiliation => affiliation.PersonId).Distinct().Take(MostPeople + 1).ToListAsync());
        }

        return others.Count <= MostPeople && !others.Any(book.HasOwn) ? others : null;
    }

    private bool IsUnconcerned(Type kind) => Unconcerned.Contains(kind) || (sight.IsEverything && Sights.Contains(kind));

    private bool Take(object record)
    {
        switch (record)
        {
            // The first mail or meeting that is read of one of ours says that all of theirs come in.
            case Contact contact:
                contacts.Add(contact.Id);
                return contact.Source is ContactSource.Hand;
            case ContactPerson seat:
                contacts.Add(seat.ContactId);
                if (!seat.IsOurs)
                {
                    people.Add(seat.PersonId);
                }

                return true;
            case ContactOrganisation:
                return true;
            case Rating rating:
                return people.Add(rating.OtherId) || true;
            case TieNote note:
                return people.Add(note.OtherId) || true;
            case Person person:
                return people.Add(person.Id) || true;
            case PersonEmail email:
                return people.Add(email.PersonId) || true;
            case Affiliation affiliation:
                return people.Add(affiliation.PersonId) || true;
            case Partnership partnership:
                return (organisations.Add(partnership.OrganisationId) || true) && sight.IsEverything;
            case Organisation organisation:
                return (organisations.Add(organisation.Id) || true) && sight.IsEverything;
            default:
                return IsUnconcerned(record.GetType());
        }
    }
}
