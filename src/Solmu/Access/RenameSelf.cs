using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Changes the name under which the viewer works here.</summary>
public sealed class RenameSelf(Writer writer, Viewer viewer)
{
    public sealed record Input(string? Name);

    public Task RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var user = await db.Users.FirstAsync(user => user.Id == viewer.UserId);
        user.Rename(input.Name ?? "");
        await db.SaveChangesAsync();
    });
}
