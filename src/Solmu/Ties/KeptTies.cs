using System.Collections.Concurrent;
using System.Threading.Channels;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Ties;

/// <summary>
/// Keeps all ties of each sight as they were measured. After a change only the ties of the people it touched are measured
/// again (<see cref="TieChanges"/>); all of them are when more changed, after an hour, and on the next day. Whoever needs
/// few and comes when all would have to be measured is not kept waiting: that happens in the background.
/// </summary>
public sealed partial class KeptTies(SolmuDbs dbs, Changes changes, FocalFirms firms, TimeProvider clock, ILogger<KeptTies> logger) : BackgroundService
{
    private const int MostSights = 16;
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Sight, Shelf> shelves = [];
    private readonly Channel<Viewer> wanted = Channel.CreateUnbounded<Viewer>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>All ties of the viewer's sight, with every change in them that was made before the call.</summary>
    public async Task<TieBook> ReadAsync(Viewer viewer) => (await ReadAsync(viewer, mayMeasureAll: true, isFresh: false))!;

    /// <summary>The same when that takes measuring few ties or none; else null, and all are being measured.</summary>
    public Task<TieBook?> TryReadAsync(Viewer viewer) => ReadAsync(viewer, mayMeasureAll: false, isFresh: false);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var viewer in wanted.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(viewer, mayMeasureAll: true, isFresh: true);
            }
#pragma warning disable CA1031 // Nobody waits for this; whoever asks next measures for themselves.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailure(failure);
            }
            finally
            {
                ShelfOf(viewer).IsWanted = false;
            }
        }
    }

    private async Task<TieBook?> ReadAsync(Viewer viewer, bool mayMeasureAll, bool isFresh)
    {
        var shelf = ShelfOf(viewer);
        if (!mayMeasureAll && shelf.IsMeasuring)
        {
            return null;
        }

        await shelf.Turn.WaitAsync();
        try
        {
            // Changes that are made from here on may be in what is read below, and are looked at again next time.
            var (stamp, now) = (changes.Stamp, clock.GetUtcNow().UtcDateTime);
            var day = (await firms.RequireAsync()).Day(now);
            var isOld = shelf.Book is null || now - shelf.Book.At > Old;
            var book = shelf.Book is { } kept && kept.Day == day && kept.At <= now && !(isOld && isFresh) ? await UpdateAsync(kept, shelf, viewer, stamp) : null;
            if (book is null && mayMeasureAll)
            {
                shelf.IsMeasuring = true;
                book = TieBook.Of(await MeasureAllAsync(viewer), now, day);
            }

            if (book is null || (isOld && book == shelf.Book))
            {
                Want(viewer, shelf);
            }

            if (book is not null)
            {
                (shelf.Book, shelf.Stamp) = (book, stamp);
            }

            return book;
        }
        finally
        {
            shelf.IsMeasuring = false;
            shelf.Turn.Release();
        }
    }

    /// <summary>The book with what has changed since; null when all has to be measured.</summary>
    private async Task<TieBook?> UpdateAsync(TieBook book, Shelf shelf, Viewer viewer, long stamp)
    {
        if (shelf.Stamp == stamp)
        {
            return book;
        }

        if (changes.Since(shelf.Stamp) is not { } touched || TieChanges.Of(touched, viewer.Sight) is not { } few)
        {
            return null;
        }

        if (few.IsNothing)
        {
            return book;
        }

        await using var db = dbs.Open();
        return await few.OthersAsync(db, book) is not { } others ? null
            : others.Count == 0 ? book
            : book.With(others, await MeasureAsync(viewer, new TieScope(OtherIds: others)));
    }

    private async Task<List<Tie>> MeasureAsync(Viewer viewer, TieScope scope)
    {
        await using var db = dbs.Open();
        return (await new MeasureTies(Visible.To(viewer, db), new Moment(clock, firms), firms).RunAsync(scope)).ConvertAll(full => full.Tie);
    }

    /// <summary>Some people after the other, so that never all contacts are in memory at once.</summary>
    private async Task<List<Tie>> MeasureAllAsync(Viewer viewer)
    {
        var ties = new List<Tie>();
        foreach (var others in (await OthersAsync(viewer)).Chunk(Chunks.Size))
        {
            ties.AddRange(await MeasureAsync(viewer, new TieScope(OtherIds: others.ToHashSet())));
        }

        return ties;
    }

    private async Task<List<long>> OthersAsync(Viewer viewer)
    {
        await using var db = dbs.Open();
        return await MeasureTies.OthersAsync(Visible.To(viewer, db));
    }

    private Shelf ShelfOf(Viewer viewer)
    {
        if (shelves.Count >= MostSights && !shelves.ContainsKey(viewer.Sight) && shelves.Where(one => one.Value.Turn.CurrentCount > 0).MinBy(one => one.Value.Book?.At ?? DateTime.MaxValue) is { Value: not null } oldest)
        {
            shelves.TryRemove(oldest);
        }

        return shelves.GetOrAdd(viewer.Sight, _ => new Shelf());
    }

    private void Want(Viewer viewer, Shelf shelf)
    {
        if (!shelf.IsWanted)
        {
            shelf.IsWanted = true;
            wanted.Writer.TryWrite(viewer);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ties could not be measured ahead")]
    private partial void LogFailure(Exception failure);

    private sealed class Shelf
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public TieBook? Book { get; set; }

        public long Stamp { get; set; }

        public bool IsWanted { get; set; }

        public bool IsMeasuring { get; set; }
    }
}
