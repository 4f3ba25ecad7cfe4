using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>
/// Checks the codes of authenticator apps. The key behind them is sealed with the keys that lie beside the database, so
/// that a copy of the database alone makes no codes.
/// </summary>
public sealed class SecondFactors(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long somebody who must have one may still do without, from the first time they are asked.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    private static readonly TimeSpan ProposalLasts = TimeSpan.FromHours(1);

    private readonly IDataProtector kept = protection.CreateProtector("Solmu.SecondFactor");
    private readonly IDataProtector proposed = protection.CreateProtector("Solmu.SecondFactor.Proposal");

    /// <summary>A key that counts once its owner has shown a code made from it; until then only the form holds it.</summary>
    public sealed record Proposal(byte[] Key, string Sealed);

    /// <summary>Owners and managers must have one.</summary>
    public static bool MustHave(Role role) => role is Role.Owner or Role.Manager;

    public Proposal Propose(long userId)
    {
        var key = Totp.NewKey();
        var content = new byte[16 + key.Length];
        BinaryPrimitives.WriteInt64BigEndian(content, userId);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(8), (clock.GetUtcNow() + ProposalLasts).Ticks);
        key.CopyTo(content, 16);
        return new Proposal(key, Convert.ToHexStringLower(proposed.Protect(content)));
    }

    /// <summary>The proposal that a form brought back; null when it is another user's, too old, or none of ours.</summary>
    public Proposal? Read(string? text, long userId)
    {
        try
        {
            var content = proposed.Unprotect(Convert.FromHexString(text ?? ""));
            return BinaryPrimitives.ReadInt64BigEndian(content) == userId && BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(8)) >= clock.GetUtcNow().Ticks
                ? new Proposal(content[16..], text!)
                : null;
        }
        catch (Exception unread) when (unread is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public string Seal(byte[] key) => Convert.ToBase64String(kept.Protect(key));

    public long? Match(byte[] key, string? code) => Totp.Match(key, code, clock.GetUtcNow().UtcDateTime);

    /// <summary>Within a change: takes the code, of the app or one for recovery, so that it is not taken again.</summary>
    public async Task<bool> TakeAsync(SolmuDb db, long userId, string? code)
    {
        if (!Totp.LooksLikeOne(code))
        {
            return await RecoveryCodes.UseAsync(db, userId, code);
        }

        var sealedKey = await db.Users.Where(user => user.Id == userId).Select(user => user.SecondFactorKey).FirstOrDefaultAsync();
        return Open(sealedKey) is { } key && Match(key, code) is { } step
            && await db.Users.Where(user => user.Id == userId && (user.LastCodeStep == null || user.LastCodeStep < step)).ExecuteUpdateAsync(set => set.SetProperty(user => user.LastCodeStep, step)) == 1;
    }

    /// <summary>Within a change: what is kept of a second factor goes.</summary>
    public static async Task DropAsync(SolmuDb db, User user)
    {
        user.DropSecondFactor();
        await db.RecoveryCodes.Where(code => code.UserId == user.Id).ExecuteDeleteAsync();
        await db.SaveChangesAsync();
    }

    private byte[]? Open(string? sealedKey)
    {
        try
        {
            return sealedKey is null ? null : kept.Unprotect(Convert.FromBase64String(sealedKey));
        }
        catch (CryptographicException)
        {
            // The keys beside the database are others: no code fits until the second factor is set up anew.
            return null;
        }
    }
}
