using Solmu.Access;
using Solmu.Ui;

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

        // Today is the first page once ties tell whom to contact; until then the net is.
        pages.MapGet("/", (HttpContext context) => Page.Go(context, "/net"));
    }
}
