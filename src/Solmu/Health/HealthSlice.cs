using Solmu.Access;

namespace Solmu.Health;

internal static class HealthSlice
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddSingleton<KeptStandings>().AddSingleton<KeptRecoveries>().AddScoped<FindStandingFacts>().AddScoped<ReadStandings>();

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partners/{slug}/health", HealthPages.ShowAsync).RequireAuthorization(Policies.Staff);
}
