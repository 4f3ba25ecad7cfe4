using Solmu.Ui;

namespace Solmu.Notes;

/// <summary>The page on which a note on a partner or a person is changed or taken away.</summary>
public static class NoteForm
{
    public sealed record Model(ReadNote.About About, Typed Typed)
    {
        public string Path => $"{About.Home}/notes/{Database.Ids.Text(About.Note.Id)}";
    }

    public static Task<IResult> OpenOnPartnerAsync(string slug, string note, ReadNote read) => OpenAsync($"/partners/{slug}", note, read);

    public static Task<IResult> SaveOnPartnerAsync(HttpContext context, string slug, string note, ReadNote read, EditNote edit) => SaveAsync(context, $"/partners/{slug}", note, read, edit);

    public static Task<IResult> RemoveOnPartnerAsync(HttpContext context, string slug, string note, ReadNote read, RemoveNote remove) => RemoveAsync(context, $"/partners/{slug}", note, read, remove);

    public static Task<IResult> OpenOnPersonAsync(string id, string note, ReadNote read) => OpenAsync($"/people/{id}", note, read);

    public static Task<IResult> SaveOnPersonAsync(HttpContext context, string id, string note, ReadNote read, EditNote edit) => SaveAsync(context, $"/people/{id}", note, read, edit);

    public static Task<IResult> RemoveOnPersonAsync(HttpContext context, string id, string note, ReadNote read, RemoveNote remove) => RemoveAsync(context, $"/people/{id}", note, read, remove);

    private static async Task<IResult> OpenAsync(string home, string id, ReadNote read) =>
        await read.ByIdAsync(home, id) is { } about ? Page.Show<NoteFormPage>(new Model(about, Fill(about.Note))) : Page.NotFound;

    private static async Task<IResult> SaveAsync(HttpContext context, string home, string id, ReadNote read, EditNote edit)
    {
        if (await read.ByIdAsync(home, id) is not { } about)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => edit.RunAsync(new EditNote.Input(about.Note.Id, typed.Version, typed.Text("text") ?? "", typed.Checked("private")))))
        {
            return Page.Go(context, $"{home}#notes", "Saved.");
        }

        if (typed.IsStale && await read.ByIdAsync(home, id) is { } now)
        {
            typed.CompareWith(Typed.Of(now.Note.Version, ("text", now.Note.Text)));
        }

        return Page.Refuse<NoteFormPage>(new Model(about, typed));
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, string home, string id, ReadNote read, RemoveNote remove)
    {
        if (await read.ByIdAsync(home, id) is not { } about)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => remove.RunAsync(new RemoveNote.Input(about.Note.Id, typed.Version))))
        {
            return Page.Go(context, $"{home}#notes", "The note is removed.");
        }

        // What stands there now is shown, so that nobody removes what they have not read.
        about = await read.ByIdAsync(home, id) ?? about;
        var filled = Fill(about.Note);
        filled.Refuse(typed.Errors);
        return Page.Refuse<NoteFormPage>(new Model(about, filled));
    }

    private static Typed Fill(NoteRecord note) => Typed.Of(note.Version, ("text", note.Text), ("private", note.IsPrivate));
}
