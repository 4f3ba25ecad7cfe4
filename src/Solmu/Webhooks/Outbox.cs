using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>Writes down what is to be told, in the same save as the change and its entry in the audit log: all or nothing.</summary>
internal static class Outbox
{
    private const int Many = 50;

    public static async Task FillAsync(SolmuDb db, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var told = entries.Select(entry => (Entry: entry, Event: WebhookEvents.Of(entry))).Where(one => one.Event is not null).ToList();
        if (told.Count == 0)
        {
            return;
        }

        var webhooks = await db.Webhooks.AsNoTracking().Select(webhook => new { webhook.Id, webhook.Events }).ToListAsync(ct);
        var deliveries = (from webhook in webhooks
                          let events = webhook.Events.Split(' ')
                          from one in told
                          where events.Contains(one.Event)
                          select new Delivery(webhook.Id, one.Event!, id => WebhookEvents.Body(id, one.Event!, one.Entry.At, one.Entry), one.Entry.At)).ToList();
        if (deliveries.Count > Many)
        {
            await BulkInsert.WriteAsync(db, deliveries, ct);
        }
        else
        {
            db.AddRange(deliveries);
        }
    }
}
