using Solmu.Access;

namespace Solmu.Imports;

internal static class ImportsSlice
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportFiles>();
        services.AddScoped<UndoImport>();
    }

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
    }
}
