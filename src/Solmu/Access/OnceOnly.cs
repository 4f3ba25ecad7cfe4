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
    private static readonly TimeSpan BetweenTidyings = TimeSpan.FromHours(1);

    private DateTime nextTidying;

    /// <summary>What <paramref name="create"/> answers, or answered to the same viewer and key before. Without a usable key it just runs.</summary>
    public async Task<string> RunAsync(SolmuDb db, Viewer viewer, OnceKey? key, Func<Task<string>> create)
    {
        if (string.IsNullOrWhiteSpace(key?.Text) || key.Text.Length > LongestKey)
        {
            return await create();
        }

        var userId = viewer.UserId ?? 0;
        var now = clock.GetUtcNow().UtcDateTime;
        var tooOld = now - Kept;
        if (now >= nextTidying)
        {
            nextTidying = now + BetweenTidyings;
            await db.Submissions.Where(submission => submission.At < tooOld).ExecuteDeleteAsync();
        }

        var earlier = await db.Submissions.AsNoTracking().FirstOrDefaultAsync(submission => submission.UserId == userId && submission.Key == key.Text);
        if (earlier?.At < tooOld)
        {
            await db.Submissions.Where(submission => submission.UserId == userId && submission.Key == key.Text).ExecuteDeleteAsync();
        }
        else if (earlier is not null)
        {
            key.RefuseUnlessLike(earlier);
            return earlier.Result ?? "";
        }

        var result = await create();
        db.Add(new Submission(userId, key, result, now));
        await db.SaveChangesAsync();
        return result;
    }
}

/// <summary>The key of a form or a request, by which a second sending is known.</summary>
public sealed class OnceKey(string text, byte[]? fingerprint = null)
{
    public string Text { get; } = text;

    /// <summary>What was sent under the key, hashed; another request under the same key is refused.</summary>
    public byte[]? Fingerprint { get; } = fingerprint;

    /// <summary>What the first sending was answered, where that is kept.</summary>
    public string? Answer { get; set; }

    /// <summary>Whether this is a second sending.</summary>
    public bool IsAgain { get; private set; }

    public static implicit operator OnceKey?(string? text) => FromString(text);

    public static OnceKey? FromString(string? text) => text is null ? null : new OnceKey(text);

    internal void RefuseUnlessLike(Submission earlier)
    {
        if (Fingerprint is not null && earlier.Fingerprint is not null && !Fingerprint.AsSpan().SequenceEqual(earlier.Fingerprint))
        {
            throw new RuleViolation(null, "This Idempotency-Key came with another request within the last day. Take a fresh key for each thing to be done.");
        }

        (IsAgain, Answer) = (true, earlier.Answer);
    }
}
