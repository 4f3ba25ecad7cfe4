namespace Solmu.Firms;

internal static class FirmsSlice
{
    public static void AddFirms(this IServiceCollection services) => services.AddScoped<SetUpFirm>();
}
