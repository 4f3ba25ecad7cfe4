using Solmu.Access;

namespace Solmu.Audit;

internal static class AuditSlice
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditLines>();
        services.AddScoped<FindAudit>();
        services.AddScoped<FindUserNames>();
        services.AddScoped<ReadHistory>();
        services.AddScoped<ReadAuditEntry>();
        services.AddScoped<TakeBack>();
    }

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audit", AuditPages.ListAsync).RequireAuthorization(Policies.Keeper);
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/audit/{id}", AuditPages.ShowAsync);
        pages.MapPost("/audit/{id}/taking-back", AuditPages.TakeBackAsync).RequireAuthorization(Policies.Editor);
        pages.MapPost("/audit/{id}/action/taking-back", AuditPages.TakeActionBackAsync).RequireAuthorization(Policies.Editor);
        pages.MapGet("/partners/{slug}/history", AuditPages.PartnerAsync);
        pages.MapGet("/partners/{slug}/contracts/{id}/history", AuditPages.ContractAsync);
        pages.MapGet("/people/{id}/history", AuditPages.PersonAsync);
        pages.MapGet("/contacts/{id}/history", AuditPages.ContactAsync);
    }
}
