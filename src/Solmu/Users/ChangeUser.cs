using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Users;

/// <summary>Gives a user another role, or says which of our people the user is. Another role ends the user's sessions. Answers false when there is no such user.</summary>
public sealed class ChangeUser(Writer writer, Viewer viewer, Moment moment, FocalFirms firms)
{
    public sealed record Input(long Id, int? Version, Role Role, long? PersonId);

    public async Task<bool> RunAsync(Input input)
    {
        var firm = await firms.RequireAsync();
        var day = await moment.DayAsync();
        return await writer.RunAsync(viewer.AsOwner(), async db =>
        {
            var visible = Visible.To(viewer, db);
            if (await visible.Users.FirstOrDefaultAsync(found => found.Id == input.Id) is not { } user)
            {
                return false;
            }

            StaleEdit.Refuse("This user", input.Version ?? user.Version, user.Version);
            if (input.PersonId != user.PersonId)
            {
                user.IsPerson(input.PersonId is { } person ? (await InviteUser.FindAsync(visible, firm, day, person, user.Id)).Id : null);
            }

            if (input.Role != user.Role)
            {
                await Owners.RequireAnotherAsync(db, user, "role");
                user.ChangeRole(input.Role);
                await Sessions.EndAllAsync(db, user.Id);
            }

            await db.SaveChangesAsync();
            return true;
        });
    }
}
