namespace Solmu.Database;

/// <summary>
/// Counts the changes of this process, so that what was computed from the data knows when it is old, and remembers what the
/// latest of them wrote, so that it may be brought up to date instead of being computed anew.
/// </summary>
public sealed class Changes
{
    private const int MostKept = 1000;
    private readonly Lock turn = new();
    private readonly Queue<Touched> latest = [];
    private long count;

    public long Stamp => Volatile.Read(ref count);

    /// <summary>A change of which nothing is known: everything may be another now.</summary>
    public void CountAny()
    {
        var any = new Touched();
        any.Everything();
        Count(any);
    }

    public void Count(Touched touched)
    {
        lock (turn)
        {
            latest.Enqueue(touched);
            if (latest.Count > MostKept)
            {
                latest.Dequeue();
            }

            count++;
        }
    }

    /// <summary>Whether records of one of these kinds may have changed since.</summary>
    public bool HaveTouched(long stamp, params IReadOnlyCollection<Type> kinds) =>
        stamp != Stamp && (Since(stamp) is not { } touched || touched.Any(one => one.IsEverything || one.Kinds.Any(kinds.Contains) || one.Records.Any(record => kinds.Contains(record.GetType()))));

    /// <summary>What was written since; null when that is longer ago than is remembered.</summary>
    public IReadOnlyList<Touched>? Since(long stamp)
    {
        lock (turn)
        {
            var missed = count - stamp;
            return missed > latest.Count ? null : [.. latest.Skip(latest.Count - (int)missed)];
        }
    }
}
