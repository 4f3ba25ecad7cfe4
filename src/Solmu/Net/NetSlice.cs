using Solmu.Access;

namespace Solmu.Net;

internal static class NetSlice
{
    public static void AddNet(this IServiceCollection services)
    {
        services.AddSingleton<NetReadings>();
        services.AddScoped<ReadNet>();
    }

    public static void MapNet(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/net", NetPages.ShowAsync);
    }
}
