using Solmu.Access;

namespace Solmu.Notes;

internal static class NotesSlice
{
    public static void AddNotes(this IServiceCollection services)
    {
        services.AddScoped<WriteNote>();
        services.AddScoped<EditNote>();
        services.AddScoped<RemoveNote>();
    }

    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
    }
}
