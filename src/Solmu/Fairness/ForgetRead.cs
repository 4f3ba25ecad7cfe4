using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Fairness;

/// <summary>
/// Takes somebody out of reading, and out of every contact that came from mail or a calendar. A contact that then
/// joins nobody with us goes. What somebody wrote down by hand stays. It cannot be taken back; answers how many contacts
/// it was, or null when there is no such person.
/// </summary>
public sealed class ForgetRead(Writer writer, Viewer viewer, Moment moment)
{
    private const int AtOnce = 500;

    public Task<int?> RunAsync(long personId) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var visible = Visible.To(viewer, db);
        if (await visible.People.AsTracking().FirstOrDefaultAsync(person => person.Id == personId) is not { } person)
        {
            return (int?)null;
        }

        if (person.NotReadSince is null)
        {
            // Otherwise the next import would bring all of it back.
            person.LeaveUnread(moment.Now);
        }

        var addresses = await visible.PersonEmails.Where(email => email.PersonId == personId).Select(email => email.Address).ToListAsync();
        var ids = await (from contact in db.Contacts
                         where (contact.Source == ContactSource.Mail || contact.Source == ContactSource.Calendar) && db.ContactPeople.Any(seat => seat.ContactId == contact.Id && seat.PersonId == personId)
                         select contact.Id).ToListAsync();
        foreach (var some in ids.Chunk(AtOnce))
        {
            await db.UndecidedAddresses.Where(one => some.Contains(one.ContactId) && (one.PersonId == personId || addresses.Contains(one.Address))).ExecuteDeleteAsync();
            await db.ContactPeople.Where(seat => some.Contains(seat.ContactId) && seat.PersonId == personId).ExecuteDeleteAsync();
            await db.Contacts.Where(contact => some.Contains(contact.Id)
                && (!db.ContactPeople.Any(seat => seat.ContactId == contact.Id && seat.IsOurs)
                    || !(db.ContactPeople.Any(seat => seat.ContactId == contact.Id && !seat.IsOurs) || db.UndecidedAddresses.Any(one => one.ContactId == contact.Id)))).ExecuteDeleteAsync();

            // It stands on the timelines of those who are still on it.
            await db.ContactOrganisations.Where(filed => some.Contains(filed.ContactId) && !db.UndecidedAddresses.Any(one => one.ContactId == filed.ContactId)
                && !db.ContactPeople.Any(seat => seat.ContactId == filed.ContactId && seat.OrganisationId == filed.OrganisationId)).ExecuteDeleteAsync();
        }

        db.Tell(Act.Forgotten, nameof(Person), personId, ("contacts", ids.Count));
        await db.SaveChangesAsync();
        return ids.Count;
    });
}
