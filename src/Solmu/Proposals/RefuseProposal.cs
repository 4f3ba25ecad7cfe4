using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Proposals;

/// <summary>Lets a proposal be. Answers false when there is none.</summary>
public sealed class RefuseProposal(Writer writer, Viewer viewer, TimeProvider clock)
{
    public sealed record Input(long Id);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var proposal = await Visible.To(viewer, db).Proposals.FirstOrDefaultAsync(proposal => proposal.Id == input.Id);
        if (proposal is null)
        {
            return false;
        }

        if (proposal.State != ProposalState.Refused)
        {
            proposal.Refuse(viewer, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        return true;
    });
}
