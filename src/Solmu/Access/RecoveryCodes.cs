using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Codes for whoever has the device with the app not at hand. Each opens once; new ones put the old ones out of use.</summary>
public static class RecoveryCodes
{
    public const int Many = 10;
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>Within a change. They are told here and never again.</summary>
    public static async Task<IReadOnlyList<string>> RenewAsync(SolmuDb db, long userId)
    {
        await db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync();
        var codes = Enumerable.Range(0, Many).Select(_ => RandomNumberGenerator.GetString(Alphabet, Length)).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode(userId, Session.Hash(code))));
        db.TellOf(Act.RecoveryCodesMade, userId);
        await db.SaveChangesAsync();
        return codes.ConvertAll(code => string.Join('-', code.Chunk(Group).Select(part => new string(part))));
    }

    /// <summary>Within a change: uses the code up, if it is one of the user's.</summary>
    public static async Task<bool> UseAsync(SolmuDb db, long userId, string? code)
    {
        var hash = Session.Hash(string.Concat((code ?? "").ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)));
        if (await db.RecoveryCodes.Where(known => known.UserId == userId && known.Hash == hash).ExecuteDeleteAsync() == 0)
        {
            return false;
        }

        db.TellOf(Act.RecoveryCodeUsed, userId);
        await db.SaveChangesAsync();
        return true;
    }
}
