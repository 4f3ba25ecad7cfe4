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
        pages.MapGet("/partners/new", PartnershipForms.OpenPartnerAsync);
        pages.MapPost("/partners/new", PartnershipForms.AddPartnerAsync);
        pages.MapGet("/partners/{slug}", PartnerPages.ShowAsync);
        pages.MapGet("/partners/{slug}/partnerships/new", PartnershipForms.OpenNewAsync);
        pages.MapPost("/partners/{slug}/partnerships/new", PartnershipForms.AddAsync);
        pages.MapGet("/partners/{slug}/partnerships/{side}", PartnershipForms.OpenAsync);
        pages.MapPost("/partners/{slug}/partnerships/{side}", PartnershipForms.SaveAsync);
        pages.MapGet("/partners/{slug}/partnerships/{side}/steps/new", StepForm.OpenAsync);
        pages.MapPost("/partners/{slug}/partnerships/{side}/steps/new", StepForm.TakeAsync);
    }
}
