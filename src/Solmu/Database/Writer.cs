using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Solmu.Access;
using Solmu.Audit;

namespace Solmu.Database;

/// <summary>
/// The one door for changes. On the embedded database changes queue up, and those that wait together share one commit,
/// because a commit is a wait for the disk; each has its own savepoint, so one that fails leaves no trace and does not
/// hurt its neighbours. Nobody hears "done" before the disk has it. On PostgreSQL each change is a transaction of its own,
/// and they too come one after the other, so what a change has looked up stays true until it is done.
/// </summary>
public sealed class Writer : IAsyncDisposable
{
    private const int MostInOneCommit = 64;
    private const long PostgresTurn = 0x536F6C6D75;
    private const long CheckpointBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(20);

    private readonly SolmuDbs dbs;
    private readonly Changes changes;
    private readonly TimeProvider clock;
    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lazy<Task> loop;
    private long nextCheckpoint = CheckpointBytes;

    public Writer(SolmuDbs dbs, Changes changes, TimeProvider clock)
    {
        this.dbs = dbs;
        this.changes = changes;
        this.clock = clock;
        loop = new Lazy<Task>(() => Task.Factory.StartNew(LoopAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
    }

    /// <summary>Makes a change for somebody, who is recorded with it.</summary>
    public async Task<T> RunAsync<T>(Viewer viewer, Func<SolmuDb, Task<T>> change, CancellationToken ct = default)
    {
        if (dbs.Installation.IsPostgres)
        {
            return await RunOnPostgresAsync(viewer, change, ct);
        }

        ct.ThrowIfCancellationRequested();
        _ = loop.Value;
        T? result = default;
        var waiting = new Waiting(viewer, async db => result = await change(db));
        if (!queue.Writer.TryWrite(waiting))
        {
            throw new InvalidOperationException("The writer has stopped.");
        }

        await waiting.Done.Task;
        return result!;
    }

    public Task RunAsync(Viewer viewer, Func<SolmuDb, Task> change, CancellationToken ct = default) =>
        RunAsync(viewer, async db =>
        {
            await change(db);
            return true;
        }, ct);

    /// <summary>Runs while no change is under way and no checkpoint happens: the moment for a backup.</summary>
    public Task WithoutChangesAsync(Func<Task> work) => RunAsync(Viewer.Solmu, _ => work());

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop.IsValueCreated)
        {
            await loop.Value;
        }

        turn.Dispose();
    }

    private async Task<T> RunOnPostgresAsync<T>(Viewer viewer, Func<SolmuDb, Task<T>> change, CancellationToken ct)
    {
        // Those of this process wait here, without a connection; the lock is between this process and others.
        await turn.WaitAsync(ct);
        var touched = new Touched();
        try
        {
            return await RunInTurnAsync(viewer, change, touched, ct);
        }
        finally
        {
            turn.Release();
            changes.Count(touched);
        }
    }

    private async Task<T> RunInTurnAsync<T>(Viewer viewer, Func<SolmuDb, Task<T>> change, Touched touched, CancellationToken ct)
    {
        await using var db = dbs.OpenForChange(Begin(viewer));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresTurn})", ct);
            var result = await change(db);
            touched.Add(db.Touched);
            await transaction.CommitAsync(ct);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new StaleEdit("This record");
        }
    }

    private async Task LoopAsync()
    {
        await using var connection = new SqliteConnection(SqliteSettings.ConnectionString(dbs.Installation.DatabaseFile));
        using var statements = new StatementCache();
        var contexts = new PooledDbContextFactory<SqliteSolmuDb>(SolmuDbs.OptionsOn(connection, statements), poolSize: 1);
        while (await queue.Reader.WaitToReadAsync())
        {
            if (connection.State != System.Data.ConnectionState.Open)
            {
                await connection.OpenAsync();
                SqliteSettings.Apply(connection);
            }

            await CommitTogetherAsync(connection, contexts);
            Checkpoint(connection, nextCheckpoint);
        }

        if (connection.State == System.Data.ConnectionState.Open)
        {
            Checkpoint(connection, 0);
        }
    }

    private async Task CommitTogetherAsync(SqliteConnection connection, PooledDbContextFactory<SqliteSolmuDb> contexts)
    {
        var done = new List<Waiting>();
        var touched = new Touched();
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            while (done.Count < MostInOneCommit && System.Diagnostics.Stopwatch.GetElapsedTime(started) < LongEnough && queue.Reader.TryRead(out var waiting))
            {
                done.Add(waiting);
                await RunInSavepointAsync(waiting, transaction, contexts, touched);
            }

            transaction.Commit();
            changes.Count(touched);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or InvalidOperationException)
        {
            done.ForEach(waiting => waiting.Failure ??= failure);
        }

        done.ForEach(waiting => waiting.Finish());
    }

    private async Task RunInSavepointAsync(Waiting waiting, SqliteTransaction transaction, PooledDbContextFactory<SqliteSolmuDb> contexts, Touched touched)
    {
        transaction.Save("change");
        try
        {
            await using var db = SolmuDbs.OpenOn(contexts, transaction, Begin(waiting.Viewer));
            await waiting.Change(db);
            touched.Add(db.Touched);
        }
        catch (DbUpdateConcurrencyException)
        {
            waiting.Failure = new StaleEdit("This record");
            transaction.Rollback("change");
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the one who asked for the change, not to the writer.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            waiting.Failure = failure;
            transaction.Rollback("change");
        }

        transaction.Release("change");
    }

    private Acting Begin(Viewer viewer)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new Acting(viewer, Ids.InOrder(now), now);
    }

    /// <summary>
    /// Checkpoints run only here, where no commit can happen at the same time: SQLite before 3.51.3 can lose a commit
    /// otherwise (decision 0004). A reader in the way is not waited for; the log grows by as much again before the next try.
    /// </summary>
    private void Checkpoint(SqliteConnection connection, long fromBytes)
    {
        var log = new FileInfo(dbs.Installation.DatabaseFile + "-wal");
        if (!log.Exists || log.Length < fromBytes)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE)";
        var wasBusy = Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) != 0;
        command.CommandText = $"PRAGMA busy_timeout={SqliteSettings.BusyMilliseconds}";
        command.ExecuteNonQuery();
        nextCheckpoint = wasBusy ? log.Length + CheckpointBytes : CheckpointBytes;
    }

    private sealed class Waiting(Viewer viewer, Func<SolmuDb, Task> change)
    {
        public Viewer Viewer { get; } = viewer;

        public Func<SolmuDb, Task> Change { get; } = change;

        public Exception? Failure { get; set; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Finish()
        {
            if (Failure is null)
            {
                Done.SetResult();
            }
            else
            {
                Done.SetException(Failure);
            }
        }
    }
}
