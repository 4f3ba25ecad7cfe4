using Solmu.Access;

namespace Solmu.Conventions;

internal static class ConventionsSlice
{
    public static void AddConventions(this IServiceCollection services) => services.AddScoped<ChangeTieConventions>().AddScoped<ReadTieConventions>();

    public static void MapConventions(this IEndpointRouteBuilder routes)
    {
        // By what everybody's ties are measured, everybody may read.
        routes.MapGet(ConventionsPages.Path, ConventionsPages.ShowAsync).RequireAuthorization(Policies.Staff);

        var keepers = routes.MapGroup(ConventionsPages.Path).RequireAuthorization(Policies.Keeper);
        keepers.MapPost("", ConventionsPages.SaveAsync);
        keepers.MapPost("/reset", ConventionsPages.ResetAsync);
    }
}
