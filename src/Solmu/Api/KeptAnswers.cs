using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Api;

/// <summary>What calls with an Idempotency-Key were answered, so that a call that is sent again is answered alike for a day.</summary>
internal sealed class KeptAnswers(SolmuDbs dbs, Writer writer, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Looks before anything else is looked up; what is sent at the same moment is told apart within the change itself.</summary>
    public async Task RecallAsync(Viewer viewer, OnceKey key)
    {
        var (userId, notBefore) = (viewer.UserId ?? 0, clock.GetUtcNow().UtcDateTime - Kept);
        await using var db = dbs.Open();
        if (await db.Submissions.FirstOrDefaultAsync(submission => submission.UserId == userId && submission.Key == key.Text && submission.At >= notBefore) is { } earlier)
        {
            key.RefuseUnlessLike(earlier);
        }
    }

    public async Task KeepAsync(Viewer viewer, OnceKey key, string answer)
    {
        var userId = viewer.UserId ?? 0;
        await writer.RunAsync(Viewer.Solmu, db => db.Submissions.Where(submission => submission.UserId == userId && submission.Key == key.Text && submission.Answer == null)
            .ExecuteUpdateAsync(set => set.SetProperty(submission => submission.Answer, answer)));
    }
}
