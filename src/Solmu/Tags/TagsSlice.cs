using Solmu.Access;

namespace Solmu.Tags;

internal static class TagsSlice
{
    public static void AddTags(this IServiceCollection services)
    {
        services.AddScoped<SetTags>();
    }

    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
    }
}
