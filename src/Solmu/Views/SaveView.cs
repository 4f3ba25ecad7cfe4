using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Views;

/// <summary>Keeps a way of looking at a list under a name. The same name again keeps what is looked at now instead.</summary>
public sealed class SaveView(Writer writer, Viewer viewer, TimeProvider clock, OnceOnly once)
{
    public sealed record Input(ListKind List, string? Name, string? Query, bool IsShared, bool IsDefault, OnceKey? Once = null);

    /// <summary>The id of the view.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(input.IsShared ? viewer.AsEditor() : viewer, db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var userId = viewer.UserId ?? throw new RuleViolation(null, "A view belongs to somebody who signs in; the console has none.");
        var query = ViewQuery.Of(input.List, input.Query);
        if (query.Length > UserView.MaxQueryLength)
        {
            throw new RuleViolation("query", $"What the address of a view asks has at most {UserView.MaxQueryLength} characters.");
        }

        var name = (input.Name ?? "").Trim();
        if (await Visible.To(viewer, db).UserViews.FirstOrDefaultAsync(view => view.UserId == userId && view.List == input.List && view.Name == name) is { } known)
        {
            known.LookAt(query);
            known.Change(name, input.IsShared, input.IsDefault);
        }
        else
        {
            db.Add(known = new UserView(userId, input.List, name, query, input.IsShared, input.IsDefault, clock.GetUtcNow().UtcDateTime));
        }

        await EditView.YieldAsync(db, viewer, known);
        await db.SaveChangesAsync();
        return Ids.Text(known.Id);
    }));
}

/// <summary>Changes the name of a view, who is offered it, or whether it is the default.</summary>
public sealed class EditView(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version, string? Name, bool IsShared, bool IsDefault);

    public Task RunAsync(Input input) => writer.RunAsync(input.IsShared ? viewer.AsEditor() : viewer, async db =>
    {
        var visible = Visible.To(viewer, db);
        var view = await visible.UserViews.FirstOrDefaultAsync(found => found.Id == input.Id) ?? throw new RuleViolation(null, "The view was removed.");
        StaleEdit.Refuse("The view", input.Version, view.Version);
        view.RequireChangeBy(viewer);
        var name = (input.Name ?? "").Trim();
        if (await visible.UserViews.AnyAsync(other => other.Id != view.Id && other.UserId == view.UserId && other.List == view.List && other.Name == name))
        {
            throw new RuleViolation("name", "There is a view of that name already.");
        }

        // What somebody sees by default is theirs to say.
        view.Change(name, input.IsShared, view.UserId == viewer.UserId ? input.IsDefault : view.IsDefault);
        await YieldAsync(db, viewer, view);
        await db.SaveChangesAsync();
    });

    internal static async Task YieldAsync(SolmuDb db, Viewer viewer, UserView now)
    {
        if (now.IsDefault)
        {
            (await Visible.To(viewer, db).UserViews.Where(view => view.Id != now.Id && view.UserId == now.UserId && view.List == now.List && view.IsDefault).ToListAsync()).ForEach(view => view.Yield());
        }
    }
}

/// <summary>Takes a view away; the list itself stays as it is. Removing it again changes nothing.</summary>
public sealed class RemoveView(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version);

    public Task RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        if (await Visible.To(viewer, db).UserViews.FirstOrDefaultAsync(found => found.Id == input.Id) is { } view)
        {
            StaleEdit.Refuse("The view", input.Version, view.Version);
            view.RequireChangeBy(viewer);
            db.Remove(view);
            await db.SaveChangesAsync();
        }
    });
}
