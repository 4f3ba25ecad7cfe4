namespace Solmu.Database;

/// <summary>Counts the changes of this process, so that what was computed from the data knows when it is old.</summary>
public sealed class Changes
{
    private long count;

    public long Stamp => Volatile.Read(ref count);

    public void Count() => Interlocked.Increment(ref count);
}
