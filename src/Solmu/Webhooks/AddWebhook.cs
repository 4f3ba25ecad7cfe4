using Solmu.Access;
using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>Tells another program from now on what changes. The secret that signs the calls is told here and never again.</summary>
internal sealed class AddWebhook(Writer writer, Viewer viewer, WebhookSettings settings, WebhookSeal seal, OnceOnly once, TimeProvider clock)
{
    public sealed record Input(string? Url, IReadOnlyList<string> Events, OnceKey? Once = null);

    /// <summary>A second sending of the same form finds no secret.</summary>
    public sealed record Made(long Id, string? Secret);

    public async Task<Made> RunAsync(Input input)
    {
        var rules = new Rules(null);
        var url = input.Url?.Trim();
        rules.Refuse(settings.WhyNot(url) is not null, "url", settings.WhyNot(url) ?? "");
        var events = input.Events.Distinct().ToList();
        rules.Refuse(events.Count == 0 || events.Except(WebhookEvents.All).Any(), "events", events.Count == 0 ? "Choose what it is told of." : $"Each is one of {string.Join(", ", WebhookEvents.All)}.");
        rules.Throw();

        var secret = Webhook.NewSecret();
        var isNew = false;
        var text = await writer.RunAsync(viewer.AsOwner(), db => once.RunAsync(db, viewer, input.Once, async () =>
        {
            var webhook = new Webhook(url!, events, seal.Close(secret), viewer.UserId, clock.GetUtcNow().UtcDateTime);
            db.Add(webhook);
            await db.SaveChangesAsync();
            isNew = true;
            return Ids.Text(webhook.Id);
        }));
        return new Made(Ids.Require(text), isNew ? secret : null);
    }
}
