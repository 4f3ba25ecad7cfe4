using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Inbox;

/// <summary>Takes note of what was shown: mentions in these notes, and changes up to this entry. What came later stays new.</summary>
public sealed class MarkRead(Writer writer, Viewer viewer, TimeProvider clock)
{
    public sealed record Input(IReadOnlyList<long> NoteIds, long? EntryId);

    public Task RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var visible = Visible.To(viewer, db);
        var now = clock.GetUtcNow().UtcDateTime;
        (await visible.Mentions.AsTracking().Where(mention => input.NoteIds.Contains(mention.NoteId)).ToListAsync()).ForEach(mention => mention.See(now));

        // Nobody has seen what is still to come.
        var last = Math.Min(input.EntryId ?? 0, Ids.InOrder(now));
        (await visible.Follows.AsTracking().ToListAsync()).ForEach(follow => follow.See(last));
        await db.SaveChangesAsync();
    });
}
