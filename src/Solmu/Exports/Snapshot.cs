using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Exports;

/// <summary>Many queries that see the data as it is at one moment.</summary>
internal static class Snapshot
{
    public static async Task<IAsyncDisposable> BeginAsync(SolmuDb db)
    {
        if (db is not SqliteSolmuDb)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        }

        // A reader takes no lock from the writer as long as it does not announce that it will write.
        await db.Database.OpenConnectionAsync();
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction);
        return new Reading(db, transaction);
    }

    /// <summary>Ends what EF only borrowed.</summary>
    private sealed class Reading(SolmuDb db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
        }
    }
}
