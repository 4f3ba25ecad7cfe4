using Solmu.Access;
using Solmu.Partnerships;

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
        pages.MapPost("/partners/{slug}/notes", PartnerPages.WriteNoteAsync);
        pages.MapGet("/partners/{slug}/notes/{id}", NoteForm.OpenAsync);
        pages.MapPost("/partners/{slug}/notes/{id}", NoteForm.SaveAsync);
        pages.MapPost("/partners/{slug}/notes/{id}/removal", NoteForm.RemoveAsync);
    }
}
