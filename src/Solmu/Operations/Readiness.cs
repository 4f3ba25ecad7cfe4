using System.Data.Common;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>Whether requests should be sent to this process: its database answers, has the shape it knows, and it is not about to stop.</summary>
internal sealed class Readiness(SolmuDbs dbs, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Attention = TimeSpan.FromMinutes(1);

    private volatile bool isStopping;
    private long askedAt;

    public bool IsStopping => isStopping;

    /// <summary>Somebody, such as a load balancer, looks often enough to send requests elsewhere when told to.</summary>
    public bool IsWatched => clock.GetUtcNow().UtcTicks - Volatile.Read(ref askedAt) < Attention.Ticks;

    public void Stop() => isStopping = true;

    /// <summary>Why not, in one word or two, or null when it is ready.</summary>
    public async Task<string?> ProblemAsync()
    {
        Volatile.Write(ref askedAt, clock.GetUtcNow().UtcTicks);
        if (isStopping)
        {
            return "stopping";
        }

        if (!dbs.Installation.IsPostgres && !File.Exists(dbs.Installation.DatabaseFile))
        {
            return "database gone";
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience);
            return (await Task.Run(() => Migrator.ShapeOfAsync(dbs, patience.Token), patience.Token).WaitAsync(patience.Token)).IsNewest ? null : "database of another shape";
        }
        catch (Exception unreachable) when (unreachable is DbException or IOException or OperationCanceledException or TimeoutException or InvalidOperationException)
        {
            return "database unreachable";
        }
    }
}
