using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Fairness;

/// <summary>
/// Takes a person out of reading, or puts them back: of whom it is said, nothing in mail and calendars becomes a contact.
/// Everybody says it of themselves, owners and managers of anybody. Answers whether there is such a person.
/// </summary>
public sealed class SetReading(Writer writer, Viewer viewer, Moment moment)
{
    public sealed record Input(long PersonId, bool IsRead);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        if (input.PersonId != viewer.PersonId)
        {
            viewer.AsKeeper();
        }

        if (await Visible.To(viewer, db).People.AsTracking().FirstOrDefaultAsync(person => person.Id == input.PersonId) is not { } person)
        {
            return false;
        }

        if (input.IsRead != person.NotReadSince is null)
        {
            if (input.IsRead)
            {
                person.ReadAgain();
            }
            else
            {
                person.LeaveUnread(moment.Now);
            }

            await db.SaveChangesAsync();
        }

        return true;
    });
}
