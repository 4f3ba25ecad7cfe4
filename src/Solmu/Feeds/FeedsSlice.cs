using Solmu.Access;

namespace Solmu.Feeds;

internal static class FeedsSlice
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedDoor>();
        services.AddScoped<RenewFeed>();
        services.AddScoped<EndFeed>();
        services.AddScoped<WriteFeed>();
    }

    public static void MapFeeds(this IEndpointRouteBuilder routes) =>
        routes.MapGet(FeedsPages.Root + "/{file}", FeedsPages.ReadAsync).AllowAnonymous();
}
