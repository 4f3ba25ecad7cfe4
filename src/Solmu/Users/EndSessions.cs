using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Users;

/// <summary>Signs a user out everywhere. Answers false when there is no such user.</summary>
public sealed class EndSessions(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id);

    public Task<bool> RunAsync(Input input)
    {
        return writer.RunAsync(viewer.AsOwner(), async db =>
        {
            if (!await Visible.To(viewer, db).Users.AnyAsync(user => user.Id == input.Id))
            {
                return false;
            }

            await Sessions.EndAllAsync(db, input.Id);
            return true;
        });
    }
}
