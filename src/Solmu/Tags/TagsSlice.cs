using Solmu.Access;
using Solmu.Partnerships;

namespace Solmu.Tags;

internal static class TagsSlice
{
    public static void AddTags(this IServiceCollection services)
    {
        services.AddScoped<SetTags>();
        services.AddScoped<AddTag>();
        services.AddScoped<FindTags>();
    }

    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        edits.MapPost("/partners/{slug}/tags", PartnerPages.SetTagsAsync);
    }
}
