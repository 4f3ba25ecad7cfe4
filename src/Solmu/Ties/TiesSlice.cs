using Solmu.Access;

namespace Solmu.Ties;

internal static class TiesSlice
{
    public static void AddTies(this IServiceCollection services)
    {
        services.AddSingleton<KeptTies>().AddScoped<FindTies>().AddScoped<DescribeTie>().AddScoped<TiesPages.Desk>();
        services.AddHostedService(provider => provider.GetRequiredService<KeptTies>());
    }

    public static void MapTies(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/ties", TiesPages.ListAsync);
        pages.MapGet("/ties/{own}/{other}", TiesPages.ShowAsync);
        routes.MapPost("/ties/{own}/{other}", TiesPages.DescribeAsync).RequireAuthorization(Policies.Editor);
    }
}
