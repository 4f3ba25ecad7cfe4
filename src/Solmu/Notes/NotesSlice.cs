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
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        edits.MapPost("/partners/{slug}/notes", PartnerPages.WriteNoteAsync);
        edits.MapGet("/partners/{slug}/notes/{note}", NoteForm.OpenOnPartnerAsync);
        edits.MapPost("/partners/{slug}/notes/{note}", NoteForm.SaveOnPartnerAsync);
        edits.MapPost("/partners/{slug}/notes/{note}/removal", NoteForm.RemoveOnPartnerAsync);
        edits.MapGet("/people/{id}/notes/{note}", NoteForm.OpenOnPersonAsync);
        edits.MapPost("/people/{id}/notes/{note}", NoteForm.SaveOnPersonAsync);
        edits.MapPost("/people/{id}/notes/{note}/removal", NoteForm.RemoveOnPersonAsync);
    }
}
