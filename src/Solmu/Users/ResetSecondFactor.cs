using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Users;

/// <summary>Takes the second factor from a user who has lost it, with the recovery codes and all sessions. Answers false when there is no such user.</summary>
public sealed class ResetSecondFactor(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id);

    public Task<bool> RunAsync(Input input)
    {
        return writer.RunAsync(viewer.AsOwner(), async db =>
        {
            if (await Visible.To(viewer, db).Users.FirstOrDefaultAsync(found => found.Id == input.Id) is not { } user)
            {
                return false;
            }

            if (user.Id == viewer.UserId)
            {
                // An open page alone must not do it: there the password is asked for.
                throw new RuleViolation(null, "Your own second factor you switch off in your account.");
            }

            if (user.HasSecondFactor)
            {
                await SecondFactors.DropAsync(db, user);
                await Sessions.EndAllAsync(db, user.Id);
                await Links.TakeBackAsync(db, user.Id);
            }

            return true;
        });
    }
}
