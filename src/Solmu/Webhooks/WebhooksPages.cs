using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Webhooks;

/// <summary>Which programs are told what changes, and what each was told.</summary>
public static class WebhooksPages
{
    private const int Shown = 50;

    public sealed record ListModel(IReadOnlyList<FindWebhooks.Row> Webhooks, FocalFirm Firm, Typed Typed)
    {
        /// <summary>The secret of the webhook that was just made; it is shown this once.</summary>
        public string? Secret { get; init; }

        public bool IsChosen(string what) => Typed.IsNothing || Typed.Words("events").Contains(what);
    }

    public sealed record OneModel(FindWebhooks.Row Webhook, IReadOnlyList<FindWebhooks.Sent> Deliveries, FocalFirm Firm);

    internal static async Task<IResult> ListAsync(FindWebhooks find, FocalFirms firms) =>
        Page.Show<WebhooksPage>(new ListModel(await find.AllAsync(), await firms.RequireAsync(), Typed.Nothing));

    internal static async Task<IResult> AddAsync(HttpContext context, AddWebhook add, FindWebhooks find, FocalFirms firms)
    {
        var typed = await Typed.FromAsync(context);
        AddWebhook.Made? made = null;
        var isDone = await typed.TryAsync(async () => made = await add.RunAsync(new AddWebhook.Input(typed.Text("url"), typed.Words("events"), typed.Once)));
        var model = new ListModel(await find.AllAsync(), await firms.RequireAsync(), isDone ? Typed.Nothing : typed);
        return !isDone ? Page.Refuse<WebhooksPage>(model)
            : made!.Secret is { } secret ? Page.Show<WebhooksPage>(model with { Secret = secret })
            : Page.Go(context, "/webhooks", "That webhook was made already, and its secret shown then.");
    }

    internal static async Task<IResult> ShowAsync(string id, FindWebhooks find, FocalFirms firms) =>
        Ids.TryParse(id, out var webhook) && await find.ByIdAsync(webhook) is { } row
            ? Page.Show<WebhookPage>(new OneModel(row, (await find.DeliveriesAsync(webhook, null, new PortionOf(null, "-createdAt", Shown, null))).Items, await firms.RequireAsync()))
            : Page.NotFound;

    internal static async Task<IResult> TestAsync(HttpContext context, string id, TestWebhook test) =>
        Ids.TryParse(id, out var webhook) && await test.RunAsync(webhook) ? Page.Go(context, $"/webhooks/{id}", "A test is on its way; reload in a moment.") : Page.NotFound;

    internal static async Task<IResult> RemoveAsync(HttpContext context, string id, RemoveWebhook remove) =>
        Ids.TryParse(id, out var webhook) && await remove.RunAsync(new RemoveWebhook.Input(webhook)) ? Page.Go(context, "/webhooks", "The program is told nothing any more.") : Page.NotFound;

    internal static async Task<IResult> ReplayAsync(HttpContext context, string id, string delivery, ReplayDelivery replay) =>
        Ids.TryParse(id, out var webhook) && Ids.TryParse(delivery, out var one) && await replay.RunAsync(webhook, one) ? Page.Go(context, $"/webhooks/{id}", "It is sent once more; reload in a moment.") : Page.NotFound;
}
