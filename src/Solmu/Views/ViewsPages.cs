using Solmu.Access;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Views;

/// <summary>Saves views, and the page on which they are renamed, shared and removed.</summary>
public static class ViewsPages
{
    /// <summary>Refused is the view whose form came back; 0 stands for a new one.</summary>
    public sealed record Model(IReadOnlyList<ViewRow> Views, Viewer Viewer, Typed Typed, long? Refused = null)
    {
        public IEnumerable<ViewRow> Own => Views.Where(view => view.UserId == Viewer.UserId);

        public IEnumerable<ViewRow> Others => Views.Where(view => view.UserId != Viewer.UserId);
    }

    public static async Task<IResult> ListAsync(FindViews find, Viewer viewer) => Page.Show<ViewsPage>(new Model(await find.AllAsync(), viewer, Typed.Nothing));

    public static async Task<IResult> SaveAsync(HttpContext context, FindViews find, SaveView save, Viewer viewer)
    {
        var typed = await Typed.FromAsync(context);
        var list = typed.Required("list", typed.Choice<ListKind>("list"), "Say which list it is.");
        if (await typed.TryAsync(() => save.RunAsync(new SaveView.Input(list, typed.Text("name"), typed.Text("query"), typed.Checked("shared"), typed.Checked("default"), typed.Once))))
        {
            var query = ViewQuery.Of(list, typed.Text("query"));
            return Page.Go(context, ViewQuery.Path(list) + (query.Length == 0 ? "" : "?" + query), $"The view {typed.Text("name")} is saved.");
        }

        return Page.Refuse<ViewsPage>(new Model(await find.AllAsync(), viewer, typed, 0));
    }

    public static async Task<IResult> EditAsync(HttpContext context, string id, FindViews find, EditView edit, Viewer viewer)
    {
        if (await find.ByIdAsync(id) is not { } view || !view.MayBeChangedBy(viewer))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => edit.RunAsync(new EditView.Input(view.Id, typed.Version, typed.Text("name"), typed.Checked("shared"), typed.Checked("default")))))
        {
            return Page.Go(context, "/views", "Saved.");
        }

        if (typed.IsStale && await find.ByIdAsync(id) is { } now)
        {
            typed.CompareWith(Typed.Of(now.Version, ("name", now.Name)));
        }

        return Page.Refuse<ViewsPage>(new Model(await find.AllAsync(), viewer, typed, view.Id));
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, string id, FindViews find, RemoveView remove, Viewer viewer)
    {
        if (await find.ByIdAsync(id) is not { } view || !view.MayBeChangedBy(viewer))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        return await typed.TryAsync(() => remove.RunAsync(new RemoveView.Input(view.Id, typed.Version)))
            ? Page.Go(context, "/views", $"The view {view.Name} is removed.")
            : Page.Refuse<ViewsPage>(new Model(await find.AllAsync(), viewer, typed, view.Id));
    }
}
