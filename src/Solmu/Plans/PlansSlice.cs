using Solmu.Access;

namespace Solmu.Plans;

internal static class PlansSlice
{
    public static void AddPlans(this IServiceCollection services) =>
        services.AddScoped<MakePlan>().AddScoped<RenamePlan>().AddScoped<RemovePlan>().AddScoped<AddStep>().AddScoped<EditStep>().AddScoped<TickStep>().AddScoped<RemoveStep>()
            .AddScoped<FindPlans>().AddScoped<FindSteps>().AddScoped<SuggestSteps>().AddScoped<ReadStepForm>();

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/plans").RequireAuthorization(Policies.Staff);
        pages.MapGet("", PlansPages.ListAsync);
        pages.MapGet("/{id}", PlansPages.ShowAsync);

        var edits = routes.MapGroup("/plans").RequireAuthorization(Policies.Editor);
        edits.MapGet("/new", PlansPages.OpenNewAsync);
        edits.MapPost("/new", PlansPages.MakeAsync);
        edits.MapPost("/{id}/title", PlansPages.RenameAsync);
        edits.MapPost("/{id}/removal", PlansPages.RemoveAsync);
        edits.MapGet("/{id}/steps/new", StepForm.OpenNewAsync);
        edits.MapPost("/{id}/steps/new", StepForm.AddAsync);
        edits.MapGet("/{id}/steps/{step}", StepForm.OpenAsync);
        edits.MapPost("/{id}/steps/{step}", StepForm.SaveAsync);
        edits.MapPost("/{id}/steps/{step}/tick", StepForm.TickAsync);
        edits.MapPost("/{id}/steps/{step}/removal", StepForm.RemoveAsync);
    }
}
