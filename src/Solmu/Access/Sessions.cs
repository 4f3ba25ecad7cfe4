using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>
/// Signed-in browsers, kept on the server, so that ending one takes effect at the next request.
/// Idle for half an hour or twelve hours old: sign in again (decision 0010).
/// </summary>
public sealed class Sessions(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How far the time of the last request may lag, so that reading a page need not write.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromMinutes(2);

    private static readonly Func<SolmuDb, byte[], Task<Found?>> ByToken = EF.CompileAsyncQuery((SolmuDb db, byte[] hash) =>
        (from session in db.Sessions
         join user in db.Users on session.UserId equals user.Id
         where session.TokenHash == hash && user.DisabledAt == null
         select new Found(session.StartedAt, session.SeenAt, user.Id, user.Email, user.Name, user.Role, user.PersonId, user.SecondFactorKey != null, user.SecondFactorAskedAt)).FirstOrDefault());

    public async Task<Viewer?> FindAsync(string token)
    {
        var hash = Session.Hash(token);
        Found? found;
        await using (var db = dbs.Open())
        {
            found = await ByToken(db, hash);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (found is null || now - found.SeenAt > Idle || now - found.StartedAt > Longest)
        {
            return null;
        }

        if (now - found.SeenAt > Granularity)
        {
            await writer.RunAsync(Viewer.Nobody, db => db.Sessions.Where(session => session.TokenHash == hash).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now)));
        }

        return new Viewer(found.UserId, found.Email, found.Name, found.Role, found.PersonId)
        {
            SecondFactorDue = found.HasSecondFactor || !SecondFactors.MustHave(found.Role) ? null : (found.AskedAt ?? now) + SecondFactors.Grace,
            IsHeldUp = !found.HasSecondFactor && SecondFactors.MustHave(found.Role) && found.AskedAt is { } asked && now - asked >= SecondFactors.Grace,
        };
    }

    public async Task<string> StartAsync(long userId, string? device)
    {
        var token = Session.NewToken();
        var now = clock.GetUtcNow().UtcDateTime;
        await writer.RunAsync(Viewer.Nobody, async db =>
        {
            var tooOld = now - Longest;
            await db.Sessions.Where(session => session.StartedAt < tooOld).ExecuteDeleteAsync();
            db.Add(new Session(token, userId, now, device?[..Math.Min(device.Length, 200)]));
            await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.SignedInAt, now));
            await db.Users.Where(user => user.Id == userId && user.SecondFactorAskedAt == null && user.SecondFactorKey == null && (user.Role == Role.Owner || user.Role == Role.Manager))
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.SecondFactorAskedAt, now));
            db.TellOf(Act.SignedIn, userId);
            await db.SaveChangesAsync();
        });
        return token;
    }

    public Task EndAsync(string token)
    {
        var hash = Session.Hash(token);
        return writer.RunAsync(Viewer.Nobody, async db =>
        {
            var sessions = db.Sessions.Where(session => session.TokenHash == hash);
            if (await sessions.Select(session => (long?)session.UserId).FirstOrDefaultAsync() is { } userId)
            {
                await sessions.ExecuteDeleteAsync();
                db.TellOf(Act.SignedOut, userId);
                await db.SaveChangesAsync();
            }
        });
    }

    /// <summary>Ends one of the user's sessions by its number. Answers false when there is none of that number.</summary>
    public Task<bool> EndAsync(long userId, long number) => writer.RunAsync(Viewer.Nobody, async db =>
    {
        var sessions = await db.Sessions.AsNoTracking().Where(session => session.UserId == userId).ToListAsync();
        if (sessions.Find(session => session.Number == number) is not { } named)
        {
            return false;
        }

        await EndAsync(db, userId, session => session.TokenHash == named.TokenHash);
        return true;
    });

    /// <summary>Signs the user out everywhere but here.</summary>
    public Task EndOthersAsync(long userId, string token)
    {
        var hash = Session.Hash(token);
        return writer.RunAsync(Viewer.Nobody, db => EndAsync(db, userId, session => session.TokenHash != hash));
    }

    /// <summary>Where the user is signed in now, the latest first.</summary>
    public async Task<List<Row>> OfAsync(long userId, string token)
    {
        var hash = Session.Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        var (notBefore, notIdleSince) = (now - Longest, now - Idle);
        await using var db = dbs.Open();
        var sessions = await db.Sessions.Where(session => session.UserId == userId && session.StartedAt >= notBefore && session.SeenAt >= notIdleSince)
            .OrderByDescending(session => session.SeenAt)
            .ToListAsync();
        return sessions.ConvertAll(session => new Row(session.Number, session.Device, session.StartedAt, session.SeenAt, session.TokenHash.AsSpan().SequenceEqual(hash)));
    }

    public static Task EndAllAsync(SolmuDb db, long userId) => EndAsync(db, userId, _ => true);

    public sealed record Row(long Number, string? Device, DateTime StartedAt, DateTime SeenAt, bool IsHere);

    private static async Task EndAsync(SolmuDb db, long userId, Expression<Func<Session, bool>> which)
    {
        if (await db.Sessions.Where(session => session.UserId == userId).Where(which).ExecuteDeleteAsync() is > 0 and var ended)
        {
            db.TellOf(Act.SessionsEnded, userId, ("sessions", ended));
            await db.SaveChangesAsync();
        }
    }

    private sealed record Found(DateTime StartedAt, DateTime SeenAt, long UserId, string Email, string Name, Role Role, long? PersonId, bool HasSecondFactor, DateTime? AskedAt);
}
