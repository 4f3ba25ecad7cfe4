using Solmu.Access;

namespace Solmu.Views;

internal static class ViewsSlice
{
    public static void AddViews(this IServiceCollection services)
    {
        services.AddSingleton<KnownViews>();
        services.AddScoped<FindViews>();
        services.AddScoped<SaveView>();
        services.AddScoped<EditView>();
        services.AddScoped<RemoveView>();
    }

    /// <summary>How somebody looks at lists is theirs to say, also when they change no record.</summary>
    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/views").RequireAuthorization(Policies.Staff);
        pages.MapGet("", ViewsPages.ListAsync);
        pages.MapPost("", ViewsPages.SaveAsync);
        pages.MapPost("/{id}", ViewsPages.EditAsync);
        pages.MapPost("/{id}/removal", ViewsPages.RemoveAsync);
    }
}
