namespace Solmu.Operations;

internal static class OperationsSlice
{
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddScoped<MakeBackup>();
        services.AddScoped<RestoreBackup>();
        services.AddScoped<CheckInstallation>();
        services.AddScoped<PrepareInstallation>();
        services.AddScoped<MoveDatabase>();
        services.AddSingleton<Readiness>();
    }

    public static void MapOperations(this IEndpointRouteBuilder routes) => HealthProbes.Map(routes);
}
