using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>Sends once more what was sent before, word for word. Answers false when there is no such delivery.</summary>
internal sealed class ReplayDelivery(Writer writer, Viewer viewer, TimeProvider clock)
{
    public Task<bool> RunAsync(long webhookId, long id) => writer.RunAsync(viewer.AsOwner(), async db =>
    {
        var delivery = await Visible.To(viewer, db).Deliveries.FirstOrDefaultAsync(found => found.Id == id && found.WebhookId == webhookId);
        if (delivery is null)
        {
            return false;
        }

        delivery.Replay(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Sends something that means nothing, to see whether it arrives. Answers false when there is no such webhook.</summary>
internal sealed class TestWebhook(Writer writer, Viewer viewer, TimeProvider clock)
{
    public Task<bool> RunAsync(long webhookId) => writer.RunAsync(viewer.AsOwner(), async db =>
    {
        if (!await Visible.To(viewer, db).Webhooks.AnyAsync(found => found.Id == webhookId))
        {
            return false;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new Delivery(webhookId, WebhookEvents.Test, id => WebhookEvents.Body(id, WebhookEvents.Test, now, null), now));
        await db.SaveChangesAsync();
        return true;
    });
}
