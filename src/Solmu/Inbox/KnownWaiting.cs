using Solmu.Access;
using Solmu.Database;

namespace Solmu.Inbox;

/// <summary>What stands on every page of a user: how much is new for them, and whom they follow. Kept until something changes.</summary>
public sealed class KnownWaiting(Changes changes)
{
    private const int MostKept = 500;

    private readonly Dictionary<long, (long Stamp, Waiting Waiting)> kept = [];

    public sealed record Waiting(int Count, IReadOnlySet<long> Followed)
    {
        public static readonly Waiting Nothing = new(0, new HashSet<long>());
    }

    public async ValueTask<Waiting> ReadAsync(Viewer viewer, Func<ReadInbox> inbox)
    {
        if (viewer.UserId is not { } user)
        {
            return Waiting.Nothing;
        }

        var stamp = changes.Stamp;
        lock (kept)
        {
            if (kept.TryGetValue(user, out var last) && last.Stamp == stamp)
            {
                return last.Waiting;
            }
        }

        var read = inbox();
        var waiting = new Waiting(await read.CountAsync(), (await read.FollowedAsync()).ToHashSet());
        lock (kept)
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[user] = (stamp, waiting);
        }

        return waiting;
    }
}
