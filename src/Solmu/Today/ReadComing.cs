using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Firms;

namespace Solmu.Today;

/// <summary>The next meetings of one of ours: shown, not counted.</summary>
public sealed class ReadComing(Visible visible, Moment moment, FindContacts contacts)
{
    private const int Most = 5;

    public async Task<IReadOnlyList<ContactRow>> RunAsync(long ownId)
    {
        var now = moment.Now;
        var ids = await visible.ContactPeople.Where(seat => seat.PersonId == ownId && seat.At > now).OrderBy(seat => seat.At).ThenBy(seat => seat.ContactId).Select(seat => seat.ContactId).Take(Most).ToListAsync();
        return [.. (await contacts.ByIdsAsync(ids)).OrderBy(contact => contact.At)];
    }
}
