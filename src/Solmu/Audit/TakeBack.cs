using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>
/// Takes back what one entry of the audit log, or a whole action, changed. A field goes back when it still says what that
/// change made it say; what somebody has changed since stays, and is named. What was made goes when nothing hangs on it;
/// what was removed comes back under its own id.
/// </summary>
public sealed class TakeBack(Writer writer, Viewer viewer, OnceOnly once)
{
    /// <summary>An entry, or all entries of an action.</summary>
    public sealed record Input(long? EntryId, long? ActionId, OnceKey? Once = null);

    /// <summary>What stayed as it is: the record, the field where it is only that, and why.</summary>
    public sealed record Kept(string Kind, string Name, string? Field, string Reason);

    /// <summary>The action that took it back, in how many records, and what stayed.</summary>
    public sealed record Result(long ActionId, int Undone, IReadOnlyList<Kept> Records);

    /// <summary>Null when there is no such entry, or it is not the viewer's to see.</summary>
    public async Task<Result?> RunAsync(Input input)
    {
        var text = await writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () => JsonSerializer.Serialize(await RunAsync(db, input))));
        return JsonSerializer.Deserialize<Result?>(text);
    }

    /// <summary>Within a change that does more, such as taking back a whole list of actions.</summary>
    private async Task<Result?> RunAsync(SolmuDb db, Input input)
    {
        var visible = Visible.To(viewer, db);
        var chosen = input.EntryId is { } id ? visible.AuditEntries.Where(entry => entry.Id == id) : visible.AuditEntries.Where(entry => entry.ActionId == input.ActionId);
        var entries = await chosen.AsNoTracking().OrderByDescending(entry => entry.Id).ToListAsync();
        if (entries.Count == 0)
        {
            return null;
        }

        if (entries.Any(entry => entry.Act is Act.Imported or Act.SampleLoaded))
        {
            throw new RuleViolation(null, "This came in with many others. Take the whole back where it came in: under Imports, or in Settings for the sample net.");
        }

        var action = entries[0].ActionId;
        if (await db.AuditEntries.AnyAsync(entry => entry.ActionId == action && (entry.Act == Act.Merged || entry.Act == Act.MergeUndone)))
        {
            throw new RuleViolation(null, "This was done by merging two records. Take the merge back as a whole, under Duplicates.");
        }

        db.Acting!.TakesBack = entries[0].ActionId;
        var taking = new TakingBack(db, visible);
        await taking.RunAsync(entries);
        return new Result(db.Acting.Id, taking.Undone, taking.Kept);
    }
}
