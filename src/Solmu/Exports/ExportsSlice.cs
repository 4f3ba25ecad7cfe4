namespace Solmu.Exports;

internal static class ExportsSlice
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddScoped<ExportCsv>();
        services.AddScoped<ExportJson>();
    }
}
