using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Today;

internal static class TodaySlice
{
    public static void AddToday(this IServiceCollection services)
    {
        services.AddScoped<ReadToday>();
        services.AddScoped<ReadOwnToday>();
        services.AddScoped<ReadComing>();
        services.AddScoped<MarkToday>();
        services.AddScoped<BringBackToday>();
    }

    /// <summary>What somebody puts aside is theirs to say, also when they change no record.</summary>
    public static void MapToday(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/", (HttpContext context) => Page.Go(context, LocalPath.Home));
        pages.MapGet("/today", TodayPages.ShowAsync);
        pages.MapPost("/today/marks", TodayPages.MarkAsync);
        pages.MapPost("/today/marks/removal", TodayPages.BringBackAsync);
    }
}
