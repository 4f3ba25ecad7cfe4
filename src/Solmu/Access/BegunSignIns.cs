using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Sign-ins whose password was right and whose code is still to come.</summary>
public sealed class BegunSignIns(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    private const string Purpose = "code";
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>The token is for the browser alone.</summary>
    public Task<string> BeginAsync(long userId) => writer.RunAsync(Viewer.Nobody, async db =>
    {
        var (token, now) = (Session.NewToken(), clock.GetUtcNow().UtcDateTime);
        await db.OneTimeLinks.Where(link => link.Purpose == Purpose && link.ExpiresAt <= now).ExecuteDeleteAsync();
        db.Add(new OneTimeLink(token, Purpose, now + Lasts, userId));
        await db.SaveChangesAsync();
        return token;
    });

    public async Task<long?> UserOfAsync(string? begun)
    {
        await using var db = dbs.Open();
        return await (from begin in Matching(db, begun)
                      join user in db.Users on begin.UserId equals user.Id
                      where user.DisabledAt == null && user.SecondFactorKey != null
                      select (long?)user.Id).FirstOrDefaultAsync();
    }

    /// <summary>The one with this token, as long as it holds. Deleting it is completing it.</summary>
    public IQueryable<OneTimeLink> Matching(SolmuDb db, string? begun)
    {
        var hash = Session.Hash(begun ?? "");
        var now = clock.GetUtcNow().UtcDateTime;
        return db.OneTimeLinks.Where(link => link.TokenHash == hash && link.Purpose == Purpose && link.ExpiresAt > now);
    }
}
