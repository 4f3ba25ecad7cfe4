using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Search;

internal static class SearchSlice
{
    public static void AddSearch(this IServiceCollection services) => services.AddScoped<FindMatches>();

    public static void MapSearch(this IEndpointRouteBuilder routes) => routes
        .MapGet("/search", async (string? q, FindMatches find) => Page.Show<SearchPage>(new SearchPage.SearchModel(q, await find.RunAsync(q))))
        .RequireAuthorization(Policies.Staff);
}
