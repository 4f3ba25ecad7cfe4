namespace Solmu.Shares;

internal static class SharesSlice
{
    public static void AddShares(this IServiceCollection services)
    {
        services.AddScoped<Newcomers>();
    }
}
