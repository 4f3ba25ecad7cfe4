using Solmu.Access;

namespace Solmu.Bulk;

internal static class BulkSlice
{
    public static void AddBulk(this IServiceCollection services)
    {
        services.AddScoped<ReadChosenPartnerships>();
        services.AddScoped<ReadChosenPeople>();
        services.AddScoped<ChangePartnerships>();
        services.AddScoped<TagPeople>();
    }

    public static void MapBulk(this IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        edits.MapPost("/partners/several", BulkPages.OpenPartnersAsync);
        edits.MapPost("/partners/several/changes", BulkPages.ChangePartnersAsync);
        edits.MapPost("/people/several", BulkPages.OpenPeopleAsync);
        edits.MapPost("/people/several/changes", BulkPages.ChangePeopleAsync);
    }
}
