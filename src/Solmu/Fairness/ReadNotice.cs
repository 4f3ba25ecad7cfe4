using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Firms;

namespace Solmu.Fairness;

/// <summary>What this installation reads and works out, as the notice for staff and partners tells it. Everybody who signs in may know.</summary>
public sealed class ReadNotice(Visible visible, FocalFirms firms, Moment moment)
{
    public async Task<NoticeText> RunAsync()
    {
        var firm = await firms.RequireAsync();
        var users = await visible.Users.Where(user => user.DisabledAt == null).OrderBy(user => user.Name).ThenBy(user => user.Id).Select(user => new { user.Name, user.Email, user.Role }).ToListAsync();
        var (mail, calendars) = await visible.ReadsAsync();
        return NoticeText.Of(new NoticeFacts(
            firm.Name, firm.Day(moment.Now), firm.KeepsSubjects, mail, calendars, await visible.SendsMailAsync(),
            users.CountBy(user => user.Role).ToDictionary(), [.. users.Where(user => user.Role == Role.Owner).Select(user => (user.Name, user.Email))]));
    }
}

/// <summary>What the notice is filled in with.</summary>
/// <param name="Firm">The name of the firm.</param>
/// <param name="Day">As of when.</param>
/// <param name="KeepsSubjects">Whether subjects of mails and meetings are kept.</param>
/// <param name="HasMail">Whether mail was read so far.</param>
/// <param name="HasCalendars">Whether calendars were read so far.</param>
/// <param name="SendsMail">Whether letters leave to the firm's own users.</param>
/// <param name="Users">How many there are of each role.</param>
/// <param name="Owners">Whom to ask.</param>
public sealed record NoticeFacts(string Firm, DateOnly Day, bool KeepsSubjects, bool HasMail, bool HasCalendars, bool SendsMail, IReadOnlyDictionary<Role, int> Users, IReadOnlyList<(string Name, string Email)> Owners);
