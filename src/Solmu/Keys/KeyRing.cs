using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Keys;

/// <summary>
/// Knows the keys that open the API now. One that was revoked, is past its last day or belongs to a disabled user opens
/// nothing from the next request on.
/// </summary>
public sealed class KeyRing(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    private const int LongestToken = 128;

    /// <summary>How far the time of last use may lag, so that reading need not write.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromMinutes(2);

    private static readonly Func<SolmuDb, byte[], Task<Found?>> ByToken = EF.CompileAsyncQuery((SolmuDb db, byte[] hash) =>
        (from key in db.ApiKeys
         join user in db.Users on key.UserId equals user.Id into owners
         from user in owners.DefaultIfEmpty()
         where key.TokenHash == hash && key.RevokedAt == null && (key.UserId == null || user.DisabledAt == null)
         select new Found(key.Id, key.Name, key.Scope, key.ExpiresAt, key.LastUsedAt, key.UserId, user.Email, user.Name, user.Role, user.PersonId)).FirstOrDefault());

    /// <summary>Who comes in by the key, and how far it reaches; null when it opens nothing.</summary>
    public async Task<Opened?> OpenAsync(string token)
    {
        if (token.Length > LongestToken || !token.StartsWith(ApiKey.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        Found? found;
        await using (var db = dbs.Open())
        {
            found = await ByToken(db, ApiKey.Hash(token));
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (found is null || found.ExpiresAt < now)
        {
            return null;
        }

        if (found.LastUsedAt is not { } last || now - last > Granularity)
        {
            await writer.RunAsync(Viewer.Solmu, db => db.ApiKeys.Where(key => key.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now)));
        }

        return new Opened(found.Scope, ViewerOf(found));
    }

    private static Viewer ViewerOf(Found found) => found.UserId is { } user
        ? new Viewer(user, found.Email!, found.UserName!, found.Role!.Value, found.PersonId) { KeyId = found.Id }
        : Viewer.Console with { Name = $"the key {found.Name}", KeyId = found.Id };

    public sealed record Opened(KeyScope Scope, Viewer Viewer);

    private sealed record Found(long Id, string Name, KeyScope Scope, DateTime ExpiresAt, DateTime? LastUsedAt, long? UserId, string? Email, string? UserName, Role? Role, long? PersonId);
}
