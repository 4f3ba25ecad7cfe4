using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Users;

/// <summary>Makes a fresh link for a user: another invitation, or the way to a new password. The old password holds until it is used.</summary>
public sealed class OfferLink(Writer writer, Viewer viewer, Links links)
{
    public sealed record Input(long Id);

    /// <summary>Null when there is no such user.</summary>
    public Task<Links.Offer?> RunAsync(Input input)
    {
        return writer.RunAsync(viewer.AsOwner(), async db =>
        {
            if (await Visible.To(viewer, db).Users.FirstOrDefaultAsync(found => found.Id == input.Id) is not { } user)
            {
                return null;
            }

            if (user.Id == viewer.UserId)
            {
                // An open page alone must not do it: there the password of now is asked for.
                throw new RuleViolation(null, "Your own password you change in your account.");
            }

            if (user.DisabledAt is not null)
            {
                throw new RuleViolation(null, $"{user.Name} is disabled, so no link would work. Let them in again first.");
            }

            db.TellOf(Act.LinkMade, user.Id);
            return (Links.Offer?)await links.OfferAsync(db, user);
        });
    }
}
