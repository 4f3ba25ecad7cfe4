using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Views;

/// <summary>A saved view as pages offer it.</summary>
public sealed record ViewRow(long Id, long UserId, string By, ListKind List, string Name, string Query, bool IsShared, bool IsDefault, int Version)
{
    public string Path => ViewQuery.Path(List) + (Query.Length == 0 ? "" : "?" + Query);

    public bool MayBeChangedBy(Viewer viewer) => UserView.MayChange(viewer, UserId, IsShared);
}

/// <summary>
/// The views that somebody is offered: their own, then those that others share. They stand above every list, so they
/// are kept until something changes.
/// </summary>
public sealed class KnownViews(Changes changes)
{
    private const int MostKept = 500;

    private readonly Dictionary<long, (long Stamp, IReadOnlyList<ViewRow> Rows)> kept = [];

    public async ValueTask<IReadOnlyList<ViewRow>> ReadAsync(Visible visible)
    {
        var (stamp, self) = (changes.Stamp, visible.Viewer.Self);
        lock (kept)
        {
            if (kept.TryGetValue(self, out var last) && last.Stamp == stamp)
            {
                return last.Rows;
            }
        }

        var rows = await (from view in visible.UserViews
                          join user in visible.Users on view.UserId equals user.Id
                          orderby view.UserId == self descending, view.Name, view.Id
                          select new ViewRow(view.Id, view.UserId, user.Name, view.List, view.Name, view.Query, view.IsShared, view.IsDefault && view.UserId == self, view.Version)).ToListAsync();
        lock (kept)
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[self] = (stamp, rows);
        }

        return rows;
    }
}

/// <summary>The views of one list, and what is looked at now.</summary>
public sealed class FindViews(KnownViews known, Visible visible, Viewer viewer)
{
    public async Task<ListViews> OfAsync(ListKind list, HttpRequest request) =>
        new(list, [.. (await known.ReadAsync(visible)).Where(view => view.List == list)], ViewQuery.Of(list, request.Query), viewer);

    /// <summary>In portions, of one list or of all.</summary>
    public async Task<Portion<ViewRow>> RunAsync(ListKind? list, PortionOf ask)
    {
        var views = visible.UserViews;
        views = list is { } only ? views.Where(view => view.List == only) : views;
        views = ask.Search is { Length: > 0 } search ? views.Where(view => view.Name.Contains(search)) : views;
        var portion = await views.Select(view => new Place<string> { Key = view.Name, Id = view.Id }).TakeAsync(ask);
        return portion.Fill((await known.ReadAsync(visible)).Where(view => portion.Items.Contains(view.Id)), view => view.Id);
    }

    public async Task<IReadOnlyList<ViewRow>> AllAsync() => await known.ReadAsync(visible);

    public async Task<ViewRow?> ByIdAsync(string id) =>
        Ids.TryParse(id, out var number) ? (await known.ReadAsync(visible)).FirstOrDefault(view => view.Id == number) : null;

    /// <summary>Where whoever asks for nothing in particular is led; null to show the plain list.</summary>
    public async Task<string?> DefaultAsync(ListKind list, HttpRequest request) =>
        request.QueryString.HasValue ? null : (await known.ReadAsync(visible)).FirstOrDefault(view => view.IsDefault && view.List == list && view.Query.Length > 0)?.Path;
}

/// <summary>What stands above a list. Now is what its address asks.</summary>
public sealed record ListViews(ListKind List, IReadOnlyList<ViewRow> Views, string Now, Viewer Viewer)
{
    public string Path => ViewQuery.Path(List);

    /// <summary>The list without any view; where one is the default, the order has to be said.</summary>
    public string All => Views.Any(view => view.IsDefault) ? Path + "?sort=" + (List switch { ListKind.Contacts => "-time", ListKind.Contracts => "ends", _ => "name" }) : Path;
}
