using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Net;

internal static class NetSlice
{
    public static void AddNet(this IServiceCollection services)
    {
        services.AddSingleton<NetReadings>();
        services.AddScoped<ReadNet>();
        services.AddSingleton<WorldMap>();
    }

    public static void MapNet(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/net", NetPages.ShowAsync);
    }
}
