using Solmu.Access;
using Solmu.Database;
using Solmu.Partnerships;

namespace Solmu.Health;

/// <summary>Keeps how long it took to make partners active, for each sight apart, until a step is taken or the day is another.</summary>
public sealed class KeptRecoveries(Changes changes)
{
    private const int MostKept = 64;
    private readonly Dictionary<Sight, (long Stamp, DateOnly Day, RecoveryDays Days)> kept = [];

    public async Task<RecoveryDays> ReadAsync(Viewer viewer, DateOnly day, Func<Task<RecoveryDays>> read)
    {
        var stamp = changes.Stamp;
        lock (kept)
        {
            if (kept.TryGetValue(viewer.Sight, out var known) && known.Day == day && !changes.HaveTouched(known.Stamp, typeof(StageStep), typeof(Partnership)))
            {
                return known.Days;
            }
        }

        var days = await read();
        lock (kept)
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[viewer.Sight] = (stamp, day, days);
        }

        return days;
    }
}
