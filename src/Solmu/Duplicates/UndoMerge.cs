using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Duplicates;

/// <summary>
/// Makes two of what was merged, as they were. What somebody has changed since stays as it is now, and is told; what came
/// to the record since stays with it.
/// </summary>
public sealed class UndoMerge(Writer writer, Viewer viewer, OnceOnly once, Moment moment)
{
    public sealed record Input(long MergeId, OnceKey? Once = null);

    /// <summary>The one who is back, how many rows are as before, and what stayed.</summary>
    public sealed record Result(Twice Kind, long BackId, string Name, int Undone, IReadOnlyList<string> Stayed);

    /// <summary>Null when there is no such merge.</summary>
    public async Task<Result?> RunAsync(Input input)
    {
        var text = await writer.RunAsync(viewer.AsKeeper(), db => once.RunAsync(db, viewer, input.Once, async () => JsonSerializer.Serialize(await RunAsync(db, input.MergeId))));
        return JsonSerializer.Deserialize<Result?>(text);
    }

    private async Task<Result?> RunAsync(SolmuDb db, long mergeId)
    {
        if (await Visible.To(viewer, db).Merges.AsTracking().FirstOrDefaultAsync(merge => merge.Id == mergeId) is not { } merge)
        {
            return null;
        }

        await RefuseAsync(db, merge);
        var unmerging = new Unmerging(db, merge);
        await unmerging.RunAsync(await db.MergeChanges.AsNoTracking().Where(change => change.MergeId == mergeId).ToListAsync());
        merge.MarkUndone(moment.Now);
        db.Tell(Act.MergeUndone, merge.Kind == Twice.Person ? nameof(Person) : nameof(Organisation), merge.KeptId, ("rows", unmerging.Undone));
        await db.SaveChangesAsync();
        await unmerging.SettleAsync();
        await db.MergeChanges.Where(change => change.MergeId == mergeId).ExecuteDeleteAsync();
        return new Result(merge.Kind, merge.GoneId, merge.GoneName, unmerging.Undone, unmerging.Stayed);
    }

    private static async Task RefuseAsync(SolmuDb db, Merge merge)
    {
        if (merge.UndoneAt is not null)
        {
            throw new RuleViolation(null, "This merge was taken back already.");
        }

        var later = await db.Merges.Where(other => other.Id > merge.Id && other.UndoneAt == null && other.Kind == merge.Kind && (other.KeptId == merge.KeptId || other.GoneId == merge.KeptId))
            .OrderByDescending(other => other.Id).Select(other => other.GoneName).FirstOrDefaultAsync();
        if (later is not null)
        {
            throw new RuleViolation(null, $"Since then {later} was merged too. Take that back first.");
        }

        var isThere = merge.Kind == Twice.Person ? await db.People.AnyAsync(person => person.Id == merge.KeptId) : await db.Organisations.AnyAsync(organisation => organisation.Id == merge.KeptId);
        if (!isThere)
        {
            throw new RuleViolation(null, "The record it was merged into was removed since, and all that belonged to it.");
        }
    }
}
