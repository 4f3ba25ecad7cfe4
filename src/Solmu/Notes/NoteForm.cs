using Solmu.Database;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Notes;

/// <summary>The page on which a note on a partner is changed or taken away.</summary>
public static class NoteForm
{
    public sealed record Model(PartnerRecord Partner, NoteRecord Note, Typed Typed);

    public static async Task<IResult> OpenAsync(string slug, string id, PartnerDesk desk) =>
        await desk.FindAsync(slug) is { } partner && Of(partner, id) is { } note ? Page.Show<NoteFormPage>(new Model(partner, note, Fill(note))) : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string slug, string id, PartnerDesk desk, EditNote edit)
    {
        if (await desk.FindAsync(slug) is not { } partner || Of(partner, id) is not { } note)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => edit.RunAsync(new EditNote.Input(note.Id, typed.Version, typed.Text("text") ?? "", typed.Checked("private")))))
        {
            return Page.Go(context, $"/partners/{slug}#notes", "Saved.");
        }

        if (typed.IsStale && await desk.FindAsync(slug) is { } now && Of(now, id) is { } newer)
        {
            typed.CompareWith(Typed.Of(newer.Version, ("text", newer.Text)));
        }

        return Page.Refuse<NoteFormPage>(new Model(partner, note, typed));
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, string slug, string id, PartnerDesk desk, RemoveNote remove)
    {
        if (await desk.FindAsync(slug) is not { } partner || !Ids.TryParse(id, out var noteId))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (Of(partner, id) is not { } note || await typed.TryAsync(() => remove.RunAsync(new RemoveNote.Input(noteId, typed.Version))))
        {
            return Page.Go(context, $"/partners/{slug}#notes", "The note is removed.");
        }

        var filled = Fill(Of(await desk.FindAsync(slug) ?? partner, id) ?? note);
        filled.Refuse(typed.Errors);
        return Page.Refuse<NoteFormPage>(new Model(partner, note, filled));
    }

    private static NoteRecord? Of(PartnerRecord partner, string id) => partner.Notes.FirstOrDefault(note => Ids.Text(note.Id) == id);

    private static Typed Fill(NoteRecord note) => Typed.Of(note.Version, ("text", note.Text), ("private", note.IsPrivate));
}
