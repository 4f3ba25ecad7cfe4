using Solmu.Access;

namespace Solmu.Organisations;

internal static class OrganisationsSlice
{
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddScoped<EditOrganisation>();
        services.AddScoped<AddOrganisation>();
        services.AddScoped<FindOrganisations>();
    }

    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        edits.MapGet("/partners/{slug}/edit", OrganisationForm.OpenAsync);
        edits.MapPost("/partners/{slug}/edit", OrganisationForm.SaveAsync);
    }
}
