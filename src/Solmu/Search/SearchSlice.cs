using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Search;

internal static class SearchSlice
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddScoped<FindMatches>();
        services.AddScoped<Palette>();
    }

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/search", async (string? q, FindMatches find, Viewer viewer) => Page.Show<SearchPage>(SearchPage.SearchModel.Of(q, await find.RunAsync(q), viewer)));
        pages.MapGet("/palette", async (string? q, Palette palette) => TypedResults.Json(await palette.RunAsync(q)));
    }
}
