namespace Solmu.Search;

internal static class SearchSlice
{
    public static void AddSearch(this IServiceCollection services) => services.AddScoped<FindMatches>();
}
