using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Letters;

/// <summary>
/// Writes the letters of the week and sends what waits, in the background of the server. A letter is taken hold of for a
/// few minutes before it is sent, so that of several servers one sends it.
/// </summary>
internal sealed partial class DeliverLetters(SolmuDbs dbs, Writer writer, Changes changes, WriteDigests digests, Postman postman, TimeProvider clock, ILogger<DeliverLetters> logger) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private long seen = -1;
    private DateTime due = DateTime.MinValue;
    private DateTime swept = DateTime.MinValue;

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

    /// <summary>Looks into the database only when something has changed or is due.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var (stamp, now) = (changes.Stamp, clock.GetUtcNow().UtcDateTime);
        if (stamp == seen && now < due)
        {
            return;
        }

        var written = await digests.RunAsync(now, ct) ?? now + BetweenSweeps;
        var sent = await SendAsync(now, ct) ?? now + BetweenSweeps;
        await SweepAsync(now);
        (seen, due) = (stamp, written < sent ? written : sent);
    }

    /// <summary>Answers when the next is due.</summary>
    private async Task<DateTime?> SendAsync(DateTime now, CancellationToken ct)
    {
        MailServer? server;
        List<Letter> waiting;
        await using (var db = dbs.Open())
        {
            server = await db.MailServers.FirstOrDefaultAsync(ct);
            waiting = server is null ? [] : await db.Letters.Where(letter => letter.NextAt != null).OrderBy(letter => letter.NextAt).ThenBy(letter => letter.Id).Take(AtOnce + 1).ToListAsync(ct);
        }

        foreach (var letter in waiting.Where(letter => letter.NextAt <= now).Take(AtOnce))
        {
            await SendAsync(server!, letter, ct);
        }

        return waiting.Find(letter => letter.NextAt > now)?.NextAt ?? (waiting.Count > AtOnce ? now : null);
    }

    private async Task SendAsync(MailServer server, Letter letter, CancellationToken ct)
    {
        var until = clock.GetUtcNow().UtcDateTime + Held;
        if (await writer.RunAsync(Viewer.Solmu, db => db.Letters.Where(one => one.Id == letter.Id && one.NextAt == letter.NextAt).ExecuteUpdateAsync(set => set.SetProperty(one => one.NextAt, until)), ct) == 0)
        {
            return;
        }

        var outcome = await postman.SendAsync(server, letter, ct);
        var at = clock.GetUtcNow().UtcDateTime;
        await writer.RunAsync(Viewer.Solmu, async db =>
        {
            if (await db.Letters.AsTracking().FirstOrDefaultAsync(one => one.Id == letter.Id) is not { } known)
            {
                return;
            }

            if (outcome.Error is { } error)
            {
                known.Fail(at, error, outcome.IsForGood);
            }
            else
            {
                known.Sent(at);
            }

            await db.SaveChangesAsync();
        }, CancellationToken.None);
    }

    private async Task SweepAsync(DateTime now)
    {
        if (now - swept < BetweenSweeps)
        {
            return;
        }

        swept = now;
        var tooOld = now - Kept;
        await using var db = dbs.Open();
        if (await db.Letters.AnyAsync(letter => letter.WrittenAt < tooOld && letter.NextAt == null))
        {
            await writer.RunAsync(Viewer.Solmu, change => change.Letters.Where(letter => letter.WrittenAt < tooOld && letter.NextAt == null).ExecuteDeleteAsync());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, EventName = "letters", Message = "Letters could not be written or sent")]
    private partial void Failed(Exception failure);
}
