using Solmu.Access;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Briefs;

internal static class BriefsSlice
{
    public static void AddBriefs(this IServiceCollection services) => services.AddScoped<ReadBrief>();

    public static void MapBriefs(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAuthorization(Policies.Staff).MapGet("/partners/{slug}/brief", ShowAsync);

    private static async Task<IResult> ShowAsync(string slug, PartnerDesk desk, ReadBrief read) =>
        await desk.FindAsync(slug) is { IsPartner: true } partner ? Page.Show<BriefPage>(await read.RunAsync(partner)) : Page.NotFound;
}
