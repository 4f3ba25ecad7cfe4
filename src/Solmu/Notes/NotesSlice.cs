using Solmu.Access;
using Solmu.Partnerships;

namespace Solmu.Notes;

internal static class NotesSlice
{
    public static void AddNotes(this IServiceCollection services)
    {
        services.AddScoped<ReadNote>();
        services.AddScoped<WriteNote>();
        services.AddScoped<EditNote>();
        services.AddScoped<RemoveNote>();
    }

    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapPost("/partners/{slug}/notes", PartnerPages.WriteNoteAsync);
        pages.MapGet("/partners/{slug}/notes/{note}", NoteForm.OpenOnPartnerAsync);
        pages.MapPost("/partners/{slug}/notes/{note}", NoteForm.SaveOnPartnerAsync);
        pages.MapPost("/partners/{slug}/notes/{note}/removal", NoteForm.RemoveOnPartnerAsync);
        pages.MapGet("/people/{id}/notes/{note}", NoteForm.OpenOnPersonAsync);
        pages.MapPost("/people/{id}/notes/{note}", NoteForm.SaveOnPersonAsync);
        pages.MapPost("/people/{id}/notes/{note}/removal", NoteForm.RemoveOnPersonAsync);
    }
}
