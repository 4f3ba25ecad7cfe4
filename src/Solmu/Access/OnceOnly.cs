using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>
/// A form carries a key; sent twice, it does its work once and both get the same answer. Called inside a change, so
/// that the key and what it made are kept together or not at all.
/// </summary>
public sealed class OnceOnly(TimeProvider clock)
{
    private const int LongestKey = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>What <paramref name="create"/> answers, or answered to the same viewer and key before. Without a usable key it just runs.</summary>
    public async Task<string> RunAsync(SolmuDb db, Viewer viewer, string? key, Func<Task<string>> create)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > LongestKey)
        {
            return await create();
        }

        var userId = viewer.UserId ?? 0;
        if (db is PostgresSolmuDb)
        {
            // Changes run side by side there: the second sender waits here until the first has committed.
            var place = PlaceOf(userId, key);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({place})");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var tooOld = now - Kept;
        await db.Submissions.Where(submission => submission.At < tooOld).ExecuteDeleteAsync();
        var earlier = await db.Submissions.AsNoTracking().FirstOrDefaultAsync(submission => submission.UserId == userId && submission.Key == key);
        if (earlier is not null)
        {
            return earlier.Result ?? "";
        }

        var result = await create();
        db.Add(new Submission(userId, key, result, now));
        await db.SaveChangesAsync();
        return result;
    }

    private static long PlaceOf(long userId, string key) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{userId}:{key}"))));
}
