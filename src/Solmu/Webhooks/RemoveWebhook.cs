using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>Tells the program nothing any more. Answers false when there is no such webhook.</summary>
internal sealed class RemoveWebhook(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int? Version = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsOwner(), async db =>
    {
        var webhook = await Visible.To(viewer, db).Webhooks.FirstOrDefaultAsync(found => found.Id == input.Id);
        if (webhook is null)
        {
            return false;
        }

        StaleEdit.Refuse("This webhook", input.Version ?? webhook.Version, webhook.Version);
        db.Remove(webhook);
        await db.SaveChangesAsync();
        return true;
    });
}
