using System.ComponentModel;
using Solmu.Access;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Webhooks;

internal static class WebhooksApi
{
    private static readonly ListShape Told = new(["-createdAt"], ("state", "waiting, taken or givenUp"));

    public static void MapWebhooksApi(this RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").WithMetadata(new AdminScope());
        webhooks.MapGet("", ListAsync).Lists<WebhookJson>("List webhooks", new ListShape(["url"]), Policies.Owner);
        webhooks.MapPost("", AddAsync).Creates<WebhookBody, WebhookJson>("Tell a program what changes from now on; the secret that signs is told once", Policies.Owner);
        webhooks.MapGet("/{id}", ShowAsync).Shows<WebhookJson>("Show one webhook", Policies.Owner);
        webhooks.MapDelete("/{id}", RemoveAsync).Removes("Tell the program nothing any more", Policies.Owner);
        webhooks.MapPost("/{id}/test", TestAsync).Does<WebhookJson>("Send something that means nothing, to see whether it arrives", Policies.Owner);
        webhooks.MapGet("/{id}/deliveries", DeliveriesAsync).Lists<DeliveryJson>("List what the webhook was told, the latest first", Told, Policies.Owner);
        webhooks.MapPost("/{id}/deliveries/{delivery}/replay", ReplayAsync).Does<WebhookJson>("Send once more what was sent before", Policies.Owner);
    }

    private static async Task<IResult> ListAsync(Call call, FindWebhooks find) => call.Items((await find.RunAsync(call.List())).Select(row => WebhookJson.Of(row)));

    private static async Task<IResult> ShowAsync(string id, Call call, FindWebhooks find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> AddAsync(Call call, AddWebhook add, FindWebhooks find)
    {
        var body = await call.BodyAsync<WebhookBody>();
        var made = await add.RunAsync(new AddWebhook.Input(body.Url, body.Events ?? [], await call.OnceAsync()));
        return await find.ByIdAsync(made.Id) is { } row ? call.Created("/webhooks", WebhookJson.Of(row, made.Secret)) : Refusal.NotFound;
    }

    private static async Task<IResult> RemoveAsync(string id, Call call, RemoveWebhook remove, FindWebhooks find) =>
        await ReadAsync(id, find) is not null && await remove.RunAsync(new RemoveWebhook.Input(Ids.Require(id), call.Version)) ? Results.NoContent() : Refusal.NotFound;

    private static async Task<IResult> TestAsync(string id, Call call, TestWebhook test, FindWebhooks find) =>
        Ids.TryParse(id, out var webhook) && await test.RunAsync(webhook) ? call.One(await ReadAsync(id, find)) : Refusal.NotFound;

    private static async Task<IResult> DeliveriesAsync(string id, Call call, FindWebhooks find) =>
        await ReadAsync(id, find) is null ? Refusal.NotFound : call.Items((await find.DeliveriesAsync(Ids.Require(id), call.Choice<DeliveryState>("state"), call.List())).Select(DeliveryJson.Of));

    private static async Task<IResult> ReplayAsync(string id, string delivery, Call call, ReplayDelivery replay, FindWebhooks find) =>
        Ids.TryParse(id, out var webhook) && Ids.TryParse(delivery, out var one) && await replay.RunAsync(webhook, one) ? call.One(await ReadAsync(id, find)) : Refusal.NotFound;

    private static async Task<WebhookJson?> ReadAsync(string id, FindWebhooks find) => Ids.TryParse(id, out var webhook) && await find.ByIdAsync(webhook) is { } row ? WebhookJson.Of(row) : null;

    internal sealed record WebhookJson(
        string Id,
        string Url,
        IReadOnlyList<string> Events,
        [property: Description("Whose sight it has, by e-mail address; null for the operator")] string? Owner,
        DateTime CreatedAt,
        [property: Description("How many are still to be told")] int Waiting,
        [property: Description("How many were tried in vain")] int GivenUp,
        DateTime? LastTakenAt,
        [property: Description("What signs the calls, told when the webhook is made and never again")] string? Secret,
        int Version) : IVersioned
    {
        public static WebhookJson Of(FindWebhooks.Row row, string? secret = null) =>
            new(Ids.Text(row.Id), row.Url, row.Events, row.OwnerEmail, row.CreatedAt, row.Waiting, row.GivenUp, row.LastTakenAt, secret, row.Version);
    }

    internal sealed record DeliveryJson(
        string Id, string Event, [property: Description("What was sent, word for word")] string Body, DateTime CreatedAt, DeliveryState State, int Tries, DateTime? TriedAt, DateTime? NextAt,
        [property: Description("What the other side answered at the last try")] int? Status, string? Error)
    {
        public static DeliveryJson Of(FindWebhooks.Sent sent) => new(Ids.Text(sent.Id), sent.Event, sent.Body, sent.CreatedAt, sent.State, sent.Tries, sent.TriedAt, sent.NextAt, sent.Status, sent.Error);
    }

    internal sealed record WebhookBody(
        [property: Description("An https address on the internet")] string? Url, [property: Description("Such as contact.created or partnership.updated")] IReadOnlyList<string>? Events);
}
