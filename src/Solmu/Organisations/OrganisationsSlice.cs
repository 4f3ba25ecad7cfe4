using Solmu.Access;

namespace Solmu.Organisations;

internal static class OrganisationsSlice
{
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddScoped<EditOrganisation>();
    }

    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/partners/{slug}/edit", OrganisationForm.OpenAsync);
        pages.MapPost("/partners/{slug}/edit", OrganisationForm.SaveAsync);
    }
}
