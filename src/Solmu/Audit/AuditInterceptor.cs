using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Solmu.Database;
using Solmu.Webhooks;

namespace Solmu.Audit;

/// <summary>
/// Looks at what a change is about to save and adds the entries that tell of it to the same save, so that both are kept
/// or neither. It decides nothing and changes no record (decision 0013).
/// </summary>
internal sealed class AuditInterceptor : SaveChangesInterceptor
{
    private const int Many = 50;

    public static readonly AuditInterceptor Instance = new();

    private AuditInterceptor()
    {
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new InvalidOperationException("Changes are saved with SaveChangesAsync, inside Writer.");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is SolmuDb { Acting: { } acting } db)
        {
            db.Touched.Saving(db);
            var observed = new Observed(db);
            var entries = (await observed.ReadAsync()).ConvertAll(draft => draft.ToEntry(acting));
            var told = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity);
            await Outbox.FillAsync(db, [.. entries, .. told], cancellationToken);
            if (entries.Count > Many)
            {
                await BulkInsert.WriteAsync(db, entries, cancellationToken);
            }
            else
            {
                db.AddRange(entries);
            }
        }

        return result;
    }
}
