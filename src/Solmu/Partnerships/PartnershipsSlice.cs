using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Partnerships;

internal static class PartnershipsSlice
{
    public static void AddPartnerships(this IServiceCollection services)
    {
        services.AddSingleton<CountPartners>();
        services.AddScoped<FindPartners>();
        services.AddScoped<FindPartnerships>();
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
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        pages.MapGet("/partners", PartnersPages.ListAsync);
        edits.MapGet("/partners/new", PartnershipForms.OpenPartnerAsync);
        edits.MapPost("/partners/new", PartnershipForms.AddPartnerAsync);
        pages.MapGet("/partners/{slug}", PartnerPages.ShowAsync);
        edits.MapGet("/partners/{slug}/partnerships/new", PartnershipForms.OpenNewAsync);
        edits.MapPost("/partners/{slug}/partnerships/new", PartnershipForms.AddAsync);
        edits.MapGet("/partners/{slug}/partnerships/{side}", PartnershipForms.OpenAsync);
        edits.MapPost("/partners/{slug}/partnerships/{side}", PartnershipForms.SaveAsync);
        edits.MapGet("/partners/{slug}/partnerships/{side}/steps/new", StepForm.OpenAsync);
        edits.MapPost("/partners/{slug}/partnerships/{side}/steps/new", StepForm.TakeAsync);
    }
}
