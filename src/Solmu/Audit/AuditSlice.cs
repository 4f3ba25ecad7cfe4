namespace Solmu.Audit;

internal static class AuditSlice
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<TakeBack>();
    }
}
