using Solmu.Access;

namespace Solmu.Teams;

internal static class TeamsSlice
{
    public static void AddTeams(this IServiceCollection services)
    {
        services.AddScoped<SaveTeam>();
        services.AddScoped<RemoveTeam>();
        services.AddScoped<FindTeams>();
        services.AddScoped<FindMembers>();
        services.AddScoped<TeamsPages.Desk>();
    }

    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/teams").RequireAuthorization(Policies.Keeper);
        pages.MapGet("", TeamsPages.ListAsync);
        pages.MapGet("/new", TeamsPages.NewAsync);
        pages.MapPost("", TeamsPages.AddAsync);
        pages.MapGet("/{id}", TeamsPages.ShowAsync);
        pages.MapPost("/{id}", TeamsPages.SaveAsync);
        pages.MapPost("/{id}/removal", TeamsPages.RemoveAsync);
    }
}
