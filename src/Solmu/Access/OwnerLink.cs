using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>The link that creates the owner: offered while there is no owner, good once, for a day.</summary>
public sealed class OwnerLink(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    private const string Purpose = "owner";

    /// <summary>A fresh link's token, or null when there is an owner already. Older links stop working.</summary>
    public Task<string?> OfferAsync() => writer.RunAsync(Viewer.Solmu, async db =>
    {
        if (await db.Users.AnyAsync(user => user.Role == Role.Owner))
        {
            return null;
        }

        await db.OneTimeLinks.Where(link => link.Purpose == Purpose).ExecuteDeleteAsync();
        var token = Session.NewToken();
        db.Add(new OneTimeLink(token, Purpose, clock.GetUtcNow().UtcDateTime.AddDays(1)));
        await db.SaveChangesAsync();
        return token;
    });

    public async Task<bool> IsOpenAsync(string? token)
    {
        await using var db = dbs.Open();
        return await Matching(db, token).AnyAsync();
    }

    /// <summary>The link with this token, as long as it holds.</summary>
    public IQueryable<OneTimeLink> Matching(SolmuDb db, string? token)
    {
        var hash = Session.Hash(token ?? "");
        var now = clock.GetUtcNow().UtcDateTime;
        return db.OneTimeLinks.Where(link => link.TokenHash == hash && link.Purpose == Purpose && link.ExpiresAt > now);
    }
}
