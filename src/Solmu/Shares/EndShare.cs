using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Shares;

/// <summary>Takes back that an organisation was shared. Owners and managers end any, others those they made. Answers false when there is no such share.</summary>
public sealed class EndShare(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, long OrganisationId);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        if (await Visible.To(viewer, db).Shares.FirstOrDefaultAsync(share => share.Id == input.Id && share.OrganisationId == input.OrganisationId) is not { } share)
        {
            return false;
        }

        if (!viewer.MayKeep && share.SharedById != viewer.UserId)
        {
            throw new RuleViolation("with", "Whoever shared it ends it, or an owner or a manager.");
        }

        db.Remove(share);
        await db.SaveChangesAsync();
        return true;
    });
}
