namespace Solmu.Ratings;

internal static class RatingsSlice
{
    public static void AddRatings(this IServiceCollection services) => services.AddScoped<RateTie>();
}
