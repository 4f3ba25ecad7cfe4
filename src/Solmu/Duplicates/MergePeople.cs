using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Duplicates;

/// <summary>
/// Makes one person of two: everything that hangs on the one who goes comes to hang on the one who stays, and of each fact
/// both values are kept, one on the record and one in a note. Answers the merge, or null when one of them is not there.
/// </summary>
public sealed class MergePeople(Writer writer, Viewer viewer, OnceOnly once, Moment moment)
{
    /// <summary>Taken are the facts of which the value of the one who goes is wanted; a version that is not given is not compared.</summary>
    public sealed record Input(long KeptId, int? KeptVersion, long GoneId, int? GoneVersion, IReadOnlySet<string> Taken, OnceKey? Once = null);

    public async Task<long?> RunAsync(Input input)
    {
        var text = await writer.RunAsync(viewer.AsKeeper(), db => once.RunAsync(db, viewer, input.Once, async () => await RunAsync(db, input) is { } id ? Ids.Text(id) : ""));
        return Ids.TryParse(text, out var merge) ? merge : null;
    }

    private async Task<long?> RunAsync(SolmuDb db, Input input)
    {
        var people = await Visible.To(viewer, db).WholePeople.AsSplitQuery().Where(person => person.Id == input.KeptId || person.Id == input.GoneId).ToListAsync();
        if (people.Find(person => person.Id == input.KeptId) is not { } kept || people.Find(person => person.Id == input.GoneId) is not { } gone || kept == gone)
        {
            return null;
        }

        StaleEdit.Refuse(kept.DisplayName, input.KeptVersion ?? kept.Version, kept.Version);
        StaleEdit.Refuse(gone.DisplayName, input.GoneVersion ?? gone.Version, gone.Version);
        await RefuseAsync(db, kept, gone);

        var merge = new Merge(Twice.Person, kept.Id, gone.Id, gone.DisplayName, null, moment.Now, viewer.UserId);
        var merging = new Merging(db, merge, viewer);
        await TakeSharedContactsAsync(db, kept, gone);
        await JoinTieNotesAsync(db, kept, gone);
        merging.Leave(Difference.Of(kept, gone), input.Taken);
        var addresses = gone.Emails.OrderBy(email => email.Position).Select(email => email.Address).Except(kept.Emails.Select(email => email.Address)).ToList();
        await merging.MoveAsync(typeof(Person), gone.Id, kept.Id);
        Settle(kept, gone, addresses, input.Taken);
        merging.Tidy(kept.Affiliations.Concat(db.ChangeTracker.Entries<Affiliation>().Select(row => row.Entity).Where(one => one.PersonId == kept.Id)).Distinct().ToList());
        await merging.SaveAsync(gone);
        return merge.Id;
    }

    /// <summary>Who stood on both sides of one contact are two.</summary>
    private async Task RefuseAsync(SolmuDb db, Person kept, Person gone)
    {
        var facing = await (from one in db.ContactPeople
                            join other in db.ContactPeople on one.ContactId equals other.ContactId
                            where one.PersonId == kept.Id && other.PersonId == gone.Id && one.IsOurs != other.IsOurs
                            select one.ContactId).CountAsync();
        if (facing > 0 || await db.Ratings.AnyAsync(rating => (rating.OwnId == kept.Id && rating.OtherId == gone.Id) || (rating.OwnId == gone.Id && rating.OtherId == kept.Id))
            || await db.TieNotes.AnyAsync(note => (note.OwnId == kept.Id && note.OtherId == gone.Id) || (note.OwnId == gone.Id && note.OtherId == kept.Id)))
        {
            throw new RuleViolation(null, $"{kept.DisplayName} and {gone.DisplayName} have met each other, one on our side and one outside, so they are two.");
        }

        var users = await db.Users.Where(user => user.PersonId == kept.Id || user.PersonId == gone.Id).Select(user => user.PersonId).ToListAsync();
        if (users.Count > 1)
        {
            throw new RuleViolation(null, "Both of them sign in here, so they are two.");
        }

        if (users.Contains(gone.Id))
        {
            // What a user sees hangs on which person they are.
            viewer.AsOwner();
        }
    }

    /// <summary>What is said of a tie of both: the cadence of the one who stays where there is one, and the earlier day.</summary>
    private static async Task JoinTieNotesAsync(SolmuDb db, Person kept, Person gone)
    {
        var notes = await db.TieNotes.AsTracking().Where(note => note.OwnId == kept.Id || note.OwnId == gone.Id || note.OtherId == kept.Id || note.OtherId == gone.Id).ToListAsync();
        foreach (var note in notes.Where(note => note.OwnId == kept.Id || note.OtherId == kept.Id))
        {
            if (notes.Find(other => other != note && (note.OwnId == kept.Id ? other.OwnId == gone.Id && other.OtherId == note.OtherId : other.OtherId == gone.Id && other.OwnId == note.OwnId)) is { } twin)
            {
                note.Change(note.CadenceDays ?? twin.CadenceDays, twin.FirstMet < (note.FirstMet ?? DateOnly.MaxValue) ? twin.FirstMet : note.FirstMet);
            }
        }
    }

    private static void Settle(Person kept, Person gone, List<string> addresses, IReadOnlySet<string> taken)
    {
        var name = Difference.Choose(taken, Difference.Name, kept.Name, gone.Name);
        var others = new[] { kept.Name, gone.Name }.Concat(gone.EveryOtherName).OfType<string>().ToList();
        kept.Rename(name);
        others.ForEach(kept.AlsoCall);
        kept.Describe(
            Difference.Choose(taken, "phone", kept.Phone, gone.Phone), Difference.Choose(taken, "city", kept.City, gone.City),
            Difference.Choose(taken, "country", kept.Country, gone.Country), Difference.Choose(taken, "language", kept.Language, gone.Language));
        if ((kept.IsSuggested && !gone.IsSuggested) || (kept.IsIgnored && !gone.IsIgnored && !gone.IsSuggested))
        {
            kept.Accept();
        }

        if (gone.NotReadSince is { } since)
        {
            kept.LeaveUnread(since);
        }

        kept.UseEmails([.. kept.Emails.Where(email => !addresses.Contains(email.Address)).OrderBy(email => email.Position).Select(email => email.Address), .. addresses]);
    }

    /// <summary>Contacts of an address that only the two share belonged to nobody; now it is known whose they are.</summary>
    private static async Task TakeSharedContactsAsync(SolmuDb db, Person kept, Person gone)
    {
        var firm = await FocalFirms.RequireAsync(db);
        foreach (var address in kept.Emails.Select(email => email.Address).Intersect(gone.Emails.Select(email => email.Address)).ToList())
        {
            if (await db.PersonEmails.AnyAsync(email => email.Address == address && email.PersonId != kept.Id && email.PersonId != gone.Id))
            {
                continue;
            }

            var domains = MailDomains.Candidates(MailAddresses.DomainOf(address));
            var at = await db.OrganisationDomains.Where(domain => domains.Contains(domain.Domain)).OrderByDescending(domain => domain.Domain.Length).ThenBy(domain => domain.OrganisationId).Select(domain => (long?)domain.OrganisationId).FirstOrDefaultAsync();
            var open = await db.UndecidedAddresses.AsTracking().Where(one => one.Address == address && one.PersonId == null).ToListAsync();
            foreach (var some in open.Chunk(500))
            {
                var ids = some.Select(one => one.ContactId).ToList();
                var contacts = await db.Contacts.AsTracking().Include(contact => contact.People).Include(contact => contact.Organisations).AsSplitQuery().Where(contact => ids.Contains(contact.Id)).ToDictionaryAsync(contact => contact.Id);
                foreach (var one in some)
                {
                    Decide(contacts[one.ContactId], one);
                }
            }

            void Decide(Contact contact, UndecidedAddress one)
            {
                if (contact.People.Exists(part => part.PersonId == gone.Id))
                {
                    // The one who goes brings the part along.
                    one.Decide(gone.Id, false);
                    return;
                }

                var organisation = kept.Affiliations.Concat(gone.Affiliations).ToList().Around(firm.Day(contact.At))?.OrganisationId ?? at;
                one.Decide(kept.Id, contact.Decide(null, new ContactPerson(contact.Id, kept.Id, one.Part, organisation == firm.OrganisationId, organisation, contact.At), null));
            }
        }
    }
}
