using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Partnerships;

internal static class PartnershipsSlice
{
    public static void AddPartnerships(this IServiceCollection services)
    {
        services.AddSingleton<CountPartners>();
        services.AddScoped<FindPartners>();
        services.AddScoped<FindNamedPartner>();
        services.AddScoped<ReadPartner>();
        services.AddScoped<ReadTimeline>();
        services.AddScoped<PartnerDesk>();
        services.AddScoped<OwnPeople>();
        services.AddScoped<AddPartner>();
        services.AddScoped<AddPartnership>();
        services.AddScoped<EditPartnership>();
        services.AddScoped<MovePartnership>();
    }

    public static void MapPartnerships(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/partners", PartnersPages.ListAsync);
        pages.MapGet("/partners/{slug}", PartnerPages.ShowAsync);
        pages.MapPost("/partners/{slug}/notes", PartnerPages.WriteNoteAsync);
        pages.MapPost("/partners/{slug}/tags", PartnerPages.SetTagsAsync);
    }
}
