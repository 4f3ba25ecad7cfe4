using Solmu.Absences;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Shares;
using Solmu.Ties;

namespace Solmu.Audit;

/// <summary>Which entries a viewer may see; a part of <see cref="Visible"/>.</summary>
internal static class AuditSight
{
    private static readonly string[] PrivateKinds = [.. typeof(AuditSight).Assembly.GetTypes().Where(type => type.IsClass && typeof(IPrivate).IsAssignableFrom(type)).Select(type => type.Name)];

    public static IQueryable<AuditEntry> Of(Visible visible, SolmuDb db)
    {
        var viewer = visible.Viewer;
        return viewer.IsConsole ? db.AuditEntries
            : viewer.SeesAll ? WithoutPrivate(db, viewer.UserId)
            : OfSeenRecords(visible, WithoutPrivate(db, viewer.UserId));
    }

    /// <summary>What was private to somebody else once, and what was before that, stays so.</summary>
    private static IQueryable<AuditEntry> WithoutPrivate(SolmuDb db, long? userId) => db.AuditEntries.Where(entry =>
        (entry.PrivateTo == null || entry.PrivateTo == userId)
        && (!PrivateKinds.Contains(entry.Kind) || !db.AuditEntries.Any(later => later.RecordId == entry.RecordId && later.Id >= entry.Id && later.PrivateTo != null && later.PrivateTo != userId)));

    /// <summary>Of records that are gone, whoever does not see all sees what was removed by the own hand.</summary>
    private static IQueryable<AuditEntry> OfSeenRecords(Visible visible, IQueryable<AuditEntry> entries)
    {
        var userId = visible.Viewer.UserId;
        return entries.Where(entry =>
            (entry.Act == Act.Removed && entry.UserId == userId)
            || (entry.Kind == nameof(Organisation) && visible.Organisations.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Person) && visible.People.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Partnership) && visible.Partnerships.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Contract) && visible.Contracts.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(PartnershipReview) && visible.PartnershipReviews.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(HandOverPlan) && visible.NamedPlans.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(HandOverStep) && visible.HandOverSteps.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Contact) && visible.Contacts.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Note) && visible.Notes.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Share) && visible.Shares.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(TieNote) && visible.TieNotes.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Leave) && visible.Leaves.Any(record => record.Id == entry.RecordId))
            || (entry.Kind == nameof(Rating) && visible.Ratings.Any(record => record.Id == entry.RecordId)));
    }
}
