using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>
/// Links that an owner hands to somebody: an invitation, or the way to a new password. Each is good once and for a while;
/// a newer one of the same user puts an older one out of use.
/// </summary>
public sealed class Links(SolmuDbs dbs, TimeProvider clock)
{
    private const string Invitation = "invitation";
    private const string NewPassword = "new password";

    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan NewPasswordLasts = TimeSpan.FromMinutes(30);

    /// <summary>The token is told here and never again.</summary>
    public sealed record Offer(string Token, bool IsInvitation, DateTime ExpiresAt)
    {
        public string Path => $"{(IsInvitation ? "/invitation" : "/new-password")}?code={Token}";
    }

    /// <summary>Whoever holds a link that works.</summary>
    public sealed record Holder(long UserId, string Email, string Name, Role Role, long? PersonId, DateTime ExpiresAt);

    /// <summary>Within a change: an invitation for whoever has no password yet, else the way to a new one.</summary>
    public async Task<Offer> OfferAsync(SolmuDb db, User user)
    {
        await TakeBackAsync(db, user.Id);
        var now = clock.GetUtcNow().UtcDateTime;
        var offer = new Offer(Session.NewToken(), !user.HasPassword, now + (user.HasPassword ? NewPasswordLasts : InvitationLasts));
        db.Add(new OneTimeLink(offer.Token, user.HasPassword ? NewPassword : Invitation, offer.ExpiresAt, user.Id));
        await db.SaveChangesAsync();
        return offer;
    }

    public static Task TakeBackAsync(SolmuDb db, long userId) => db.OneTimeLinks.Where(link => link.UserId == userId).ExecuteDeleteAsync();

    public async Task<Holder?> FindAsync(string? token, bool isInvitation)
    {
        await using var db = dbs.Open();
        return await (from link in Matching(db, token, isInvitation)
                      join user in db.Users on link.UserId equals user.Id
                      where user.DisabledAt == null
                      select new Holder(user.Id, user.Email, user.Name, user.Role, user.PersonId, link.ExpiresAt)).FirstOrDefaultAsync();
    }

    /// <summary>The link with this token, as long as it holds. Deleting it is using it.</summary>
    public IQueryable<OneTimeLink> Matching(SolmuDb db, string? token, bool isInvitation)
    {
        var hash = Session.Hash(token ?? "");
        var now = clock.GetUtcNow().UtcDateTime;
        var purpose = isInvitation ? Invitation : NewPassword;
        return db.OneTimeLinks.Where(link => link.TokenHash == hash && link.Purpose == purpose && link.ExpiresAt > now);
    }

    /// <summary>Until when invitations hold that were not accepted yet.</summary>
    public async Task<Dictionary<long, DateTime>> InvitedUntilAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open();
        return await db.OneTimeLinks.Where(link => link.Purpose == Invitation && link.UserId != null && link.ExpiresAt > now)
            .GroupBy(link => link.UserId!.Value).Select(links => new { links.Key, Until = links.Max(link => link.ExpiresAt) })
            .ToDictionaryAsync(links => links.Key, links => links.Until);
    }
}
