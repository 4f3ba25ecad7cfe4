using Solmu.Access;

namespace Solmu.Webhooks;

internal static class WebhooksSlice
{
    /// <summary>Of the server only: no command tells anybody anything.</summary>
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton(WebhookSettings.FromEnvironment());
        services.AddSingleton<WebhookSeal>();
        services.AddSingleton<WebhookCaller>();
        services.AddSingleton<DeliverWebhooks>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliverWebhooks>());
        services.AddScoped<FindWebhooks>();
        services.AddScoped<AddWebhook>();
        services.AddScoped<RemoveWebhook>();
        services.AddScoped<ReplayDelivery>();
        services.AddScoped<TestWebhook>();
    }

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/webhooks").RequireAuthorization(Policies.Owner);
        pages.MapGet("", WebhooksPages.ListAsync);
        pages.MapPost("", WebhooksPages.AddAsync);
        pages.MapGet("/{id}", WebhooksPages.ShowAsync);
        pages.MapPost("/{id}/test", WebhooksPages.TestAsync);
        pages.MapPost("/{id}/removal", WebhooksPages.RemoveAsync);
        pages.MapPost("/{id}/deliveries/{delivery}/replay", WebhooksPages.ReplayAsync);
    }
}
