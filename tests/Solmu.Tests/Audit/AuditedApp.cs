using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Audit;

/// <summary>What tests ask of the audit log.</summary>
internal static class AuditedApp
{
    /// <summary>All entries, the oldest first.</summary>
    public static Task<List<AuditEntry>> EntriesAsync(this TestApp app) => app.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync());

    /// <summary>The entries that the work leaves.</summary>
    public static async Task<List<AuditEntry>> LeavesAsync(this TestApp app, Func<Task> work)
    {
        var last = (await app.EntriesAsync()).LastOrDefault()?.Id ?? 0;
        await work();
        return (await app.EntriesAsync()).FindAll(entry => entry.Id > last);
    }
}
