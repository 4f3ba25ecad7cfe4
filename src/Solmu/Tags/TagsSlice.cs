using Solmu.Access;
using Solmu.Partnerships;

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
        pages.MapPost("/partners/{slug}/tags", PartnerPages.SetTagsAsync);
    }
}
