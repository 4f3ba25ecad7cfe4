using Solmu.Access;

namespace Solmu.Users;

internal static class UsersSlice
{
    public static void AddUsers(this IServiceCollection services)
    {
        services.AddScoped<InviteUser>();
        services.AddScoped<ChangeUser>();
        services.AddScoped<AdmitUser>();
        services.AddScoped<OfferLink>();
        services.AddScoped<EndSessions>();
        services.AddScoped<ResetSecondFactor>();
        services.AddScoped<FindUsers>();
        services.AddScoped<UsersPages.Desk>();
        services.AddSingleton<Links>();
        services.AddSingleton<HomeAddress>();
    }

    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/users").RequireAuthorization(Policies.Owner);
        pages.MapGet("", UsersPages.ListAsync);
        pages.MapGet("/new", UsersPages.NewAsync);
        pages.MapPost("", UsersPages.InviteAsync);
        pages.MapGet("/{id}", UsersPages.ShowAsync);
        pages.MapPost("/{id}", UsersPages.ChangeAsync);
        pages.MapPost("/{id}/link", UsersPages.OfferLinkAsync);
        pages.MapPost("/{id}/sessions", UsersPages.EndSessionsAsync);
        pages.MapPost("/{id}/second-factor", UsersPages.ResetSecondFactorAsync);
        pages.MapPost("/{id}/disabling", UsersPages.DisableAsync);
        pages.MapPost("/{id}/enabling", UsersPages.EnableAsync);
    }
}
