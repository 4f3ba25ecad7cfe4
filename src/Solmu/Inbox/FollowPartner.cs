using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Inbox;

/// <summary>Follows an organisation, or stops following it. Doing it twice is doing it once.</summary>
public sealed class FollowPartner(Writer writer, Viewer viewer, TimeProvider clock)
{
    public sealed record Input(long OrganisationId, bool Follows);

    public Task RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var userId = viewer.UserId ?? throw new RuleViolation(null, "Somebody who signs in can follow a partner; the console cannot.");
        var visible = Visible.To(viewer, db);
        if (!await visible.Organisations.AnyAsync(organisation => organisation.Id == input.OrganisationId))
        {
            throw new RuleViolation(null, "The organisation was removed.");
        }

        var follow = await visible.Follows.FirstOrDefaultAsync(known => known.OrganisationId == input.OrganisationId);
        if (follow is null && input.Follows)
        {
            db.Add(new Follow(userId, input.OrganisationId, clock.GetUtcNow().UtcDateTime));
        }
        else if (follow is not null && !input.Follows)
        {
            db.Remove(follow);
        }

        await db.SaveChangesAsync();
    });
}
