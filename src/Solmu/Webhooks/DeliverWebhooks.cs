using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>
/// Tells webhooks what is due, in the background of the server. A delivery is taken hold of for a minute before it is
/// sent, so that of several servers one sends it; should that one stop midway, it is sent again rather than never.
/// </summary>
internal sealed partial class DeliverWebhooks(SolmuDbs dbs, Writer writer, Changes changes, WebhookCaller caller, WebhookSeal seal, TimeProvider clock, ILogger<DeliverWebhooks> logger) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private long seen = -1;
    private DateTime? due;
    private DateTime? swept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, stoppingToken);
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What failed is tried again in a moment; the server does not stop for it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Failed(failure);
            }
        }
    }

    /// <summary>Looks into the database only when something has changed or a try is due.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var (stamp, now) = (changes.Stamp, clock.GetUtcNow().UtcDateTime);
        if (stamp == seen && !(due <= now))
        {
            return;
        }

        (seen, due) = (stamp, null);
        List<Due> all;
        await using (var db = dbs.Open())
        {
            all = await (from delivery in db.Deliveries
                         join webhook in db.Webhooks on delivery.WebhookId equals webhook.Id
                         where delivery.NextAt != null
                         orderby delivery.NextAt, delivery.Id
                         select new Due(delivery.Id, delivery.NextAt!.Value, delivery.Event, delivery.Body, webhook.Url, webhook.Secret, webhook.UserId)).Take(AtOnce + 1).ToListAsync(ct);
        }

        var ripe = all.Where(one => one.NextAt <= now).Take(AtOnce).ToList();
        due = all.Count > ripe.Count ? all[ripe.Count].NextAt : null;
        await Parallel.ForEachAsync(ripe, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (one, inner) => await DeliverAsync(one, inner));
        await SweepAsync(now);
    }

    private async Task DeliverAsync(Due one, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + Held;
        if (await writer.RunAsync(Viewer.Solmu, db => db.Deliveries.Where(delivery => delivery.Id == one.Id && delivery.NextAt == one.NextAt).ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NextAt, until)), ct) == 0)
        {
            return;
        }

        Action<Delivery> end;
        if (!await MayTellAsync(one.UserId))
        {
            end = delivery => delivery.GiveUp("Its user is no owner any more.");
        }
        else if (seal.Open(one.Secret) is not { } secret)
        {
            end = delivery => delivery.GiveUp("Its secret cannot be read with the keys of this installation. Remove the webhook and add it again.");
        }
        else
        {
            var outcome = await caller.CallAsync(one.Url, secret, one.Id, one.Event, one.Body, ct);
            var at = clock.GetUtcNow().UtcDateTime;
            end = delivery =>
            {
                if (outcome.IsTaken)
                {
                    delivery.Take(at, outcome.Status!.Value);
                }
                else
                {
                    delivery.Fail(at, outcome.Status, outcome.Error!);
                }
            };
        }

        await writer.RunAsync(Viewer.Solmu, async db =>
        {
            if (await db.Deliveries.FirstOrDefaultAsync(delivery => delivery.Id == one.Id) is { } delivery)
            {
                end(delivery);
                await db.SaveChangesAsync();
            }
        }, CancellationToken.None);
    }

    /// <summary>A webhook sees what its user sees now; only an owner sees all that a webhook may be told.</summary>
    private async Task<bool> MayTellAsync(long? userId)
    {
        if (userId is null)
        {
            return true;
        }

        await using var db = dbs.Open();
        return await db.Users.AnyAsync(user => user.Id == userId && user.DisabledAt == null && user.Role == Role.Owner);
    }

    private async Task SweepAsync(DateTime now)
    {
        if (now - swept < TimeSpan.FromHours(1))
        {
            return;
        }

        swept = now;
        var tooOld = now - Kept;
        await using var db = dbs.Open();
        if (await db.Deliveries.AnyAsync(delivery => delivery.CreatedAt < tooOld && delivery.NextAt == null))
        {
            await writer.RunAsync(Viewer.Solmu, change => change.Deliveries.Where(delivery => delivery.CreatedAt < tooOld && delivery.NextAt == null).ExecuteDeleteAsync());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, EventName = "webhooks", Message = "Webhooks could not be told")]
    private partial void Failed(Exception failure);

    private sealed record Due(long Id, DateTime NextAt, string Event, string Body, string Url, string Secret, long? UserId);
}

/// <summary>Seals the secrets of webhooks with the keys of this installation, so that the database alone does not give them away.</summary>
internal sealed class WebhookSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("solmu.webhooks");

    public string Close(string secret) => protector.Protect(secret);

    public string? Open(string closed)
    {
        try
        {
            return protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
