namespace Solmu.Access;

internal static class AccessSlice
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<Sessions>();
        services.AddSingleton<OwnerLink>();
    }

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
    }
}
