using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>Webhooks, and what each was told.</summary>
public sealed class FindWebhooks(Visible visible)
{
    public sealed record Row(long Id, string Url, IReadOnlyList<string> Events, string? Owner, string? OwnerEmail, DateTime CreatedAt, int Version, int Waiting, int GivenUp, DateTime? LastTakenAt);

    public sealed record Sent(long Id, string Event, string Body, DateTime CreatedAt, DeliveryState State, int Tries, DateTime? TriedAt, DateTime? NextAt, int? Status, string? Error);

    public async Task<List<Row>> AllAsync() => await ReadAsync(visible.Webhooks.OrderBy(webhook => webhook.Url).ThenBy(webhook => webhook.Id));

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync(visible.Webhooks.Where(webhook => webhook.Id == id))).SingleOrDefault();

    public async Task<Portion<Row>> RunAsync(PortionOf ask)
    {
        var webhooks = ask.Search is { } fragment ? visible.Webhooks.Where(webhook => webhook.Url.Contains(fragment)) : visible.Webhooks;
        var portion = await webhooks.Select(webhook => new Place<string> { Key = webhook.Url, Id = webhook.Id }).TakeAsync(ask);
        return portion.Fill(await ReadAsync(visible.Webhooks.Where(webhook => portion.Items.Contains(webhook.Id))), row => row.Id);
    }

    public async Task<Portion<Sent>> DeliveriesAsync(long webhookId, DeliveryState? state, PortionOf ask)
    {
        var deliveries = visible.Deliveries.Where(delivery => delivery.WebhookId == webhookId);
        deliveries = state is { } wanted ? deliveries.Where(delivery => delivery.State == wanted) : deliveries;
        deliveries = ask.Search is { } fragment ? deliveries.Where(delivery => delivery.Event.Contains(fragment)) : deliveries;
        var portion = await deliveries.Select(delivery => new Place<DateTime> { Key = delivery.CreatedAt, Id = delivery.Id }).TakeAsync(ask);
        var rows = await visible.Deliveries.Where(delivery => portion.Items.Contains(delivery.Id))
            .Select(delivery => new Sent(delivery.Id, delivery.Event, delivery.Body, delivery.CreatedAt, delivery.State, delivery.Tries, delivery.TriedAt, delivery.NextAt, delivery.Status, delivery.Error)).ToListAsync();
        return portion.Fill(rows, row => row.Id);
    }

    private async Task<List<Row>> ReadAsync(IQueryable<Webhook> webhooks)
    {
        var rows = await webhooks.Select(webhook => new
        {
            webhook.Id,
            webhook.Url,
            webhook.Events,
            webhook.CreatedAt,
            webhook.Version,
            Owner = visible.Users.Where(user => user.Id == webhook.UserId).Select(user => new { user.Name, user.Email }).FirstOrDefault(),
            Waiting = visible.Deliveries.Count(delivery => delivery.WebhookId == webhook.Id && delivery.State == DeliveryState.Waiting),
            GivenUp = visible.Deliveries.Count(delivery => delivery.WebhookId == webhook.Id && delivery.State == DeliveryState.GivenUp),
            LastTakenAt = visible.Deliveries.Where(delivery => delivery.WebhookId == webhook.Id && delivery.State == DeliveryState.Taken).Max(delivery => delivery.TriedAt),
        }).ToListAsync();
        return rows.ConvertAll(row => new Row(row.Id, row.Url, row.Events.Split(' '), row.Owner?.Name, row.Owner?.Email, row.CreatedAt, row.Version, row.Waiting, row.GivenUp, row.LastTakenAt));
    }
}
