using Solmu.Access;

namespace Solmu.Firms;

internal static class FirmsSlice
{
    public static void AddFirms(this IServiceCollection services)
    {
        services.AddScoped<SetUpFirm>();
        services.AddScoped<EditFirm>();
        services.AddScoped<ReadSettings>();
    }

    public static void MapFirms(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/settings").RequireAuthorization(Policies.Staff);
        pages.MapGet("", SettingsPages.ShowAsync);
        pages.MapPost("/firm", SettingsPages.EditFirmAsync).RequireAuthorization(Policies.Owner);
    }
}
