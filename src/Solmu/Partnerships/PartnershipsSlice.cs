using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Partnerships;

internal static class PartnershipsSlice
{
    public static void AddPartnerships(this IServiceCollection services) => services.AddScoped<FindPartners>();

    public static void MapPartnerships(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/partners", PartnersPages.ListAsync);
    }
}
