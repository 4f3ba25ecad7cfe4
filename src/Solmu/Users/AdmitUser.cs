using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Users;

/// <summary>Shuts a user out from the next request on, or lets one in again. What the user did stays. Answers false when there is no such user.</summary>
public sealed class AdmitUser(Writer writer, Viewer viewer, TimeProvider clock)
{
    public sealed record Input(long Id, bool IsAdmitted);

    public Task<bool> RunAsync(Input input)
    {
        return writer.RunAsync(viewer.AsOwner(), async db =>
        {
            if (await Visible.To(viewer, db).Users.FirstOrDefaultAsync(found => found.Id == input.Id) is not { } user)
            {
                return false;
            }

            if (input.IsAdmitted == user.DisabledAt is null)
            {
                return true;
            }

            if (input.IsAdmitted)
            {
                user.Enable();
            }
            else
            {
                await Owners.RequireAnotherAsync(db, user, null);
                user.Disable(clock.GetUtcNow().UtcDateTime);
                await Sessions.EndAllAsync(db, user.Id);
                await Links.TakeBackAsync(db, user.Id);
            }

            await db.SaveChangesAsync();
            return true;
        });
    }
}
