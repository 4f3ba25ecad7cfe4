using Solmu.Access;

namespace Solmu.Keys;

internal static class KeysSlice
{
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddScoped<AddKey>();
        services.AddScoped<RevokeKey>();
        services.AddScoped<FindKeys>();
        services.AddScoped<KeysPages.Desk>();
    }

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/keys").RequireAuthorization(Policies.Owner);
        pages.MapGet("", KeysPages.ShowAsync);
        pages.MapPost("", KeysPages.AddAsync);
        pages.MapPost("/{id}/revocation", KeysPages.RevokeAsync);
    }
}
