using Solmu.Access;

namespace Solmu.Shares;

internal static class SharesSlice
{
    public static void AddShares(this IServiceCollection services)
    {
        services.AddScoped<Newcomers>();
        services.AddScoped<SharePartner>();
        services.AddScoped<EndShare>();
        services.AddScoped<ReadShares>();
    }

    public static void MapShares(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/partners/{slug}/shares").RequireAuthorization(Policies.Editor);
        pages.MapGet("", SharesPages.ShowAsync);
        pages.MapPost("", SharesPages.ShareAsync);
        pages.MapPost("/{id}/removal", SharesPages.EndAsync);
    }
}
