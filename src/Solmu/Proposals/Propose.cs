using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Proposals;

/// <summary>Puts before people what a program would write down.</summary>
public sealed class Propose(Writer writer, Viewer viewer, TimeProvider clock)
{
    /// <summary>So many may wait; whoever proposes more is not listened to.</summary>
    public const int MostWaiting = 200;

    public sealed record Input(ProposalKind Kind, string Body, string? Why);

    public Task<long> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var waiting = await Visible.To(viewer, db).Proposals.CountAsync(proposal => proposal.State == ProposalState.Waiting && proposal.UserId == viewer.UserId);
        if (waiting >= MostWaiting)
        {
            throw new RuleViolation(null, $"{MostWaiting} proposals wait for somebody to decide. Propose more when these are dealt with.");
        }

        var proposal = new Proposal(input.Kind, input.Body, input.Why, viewer, clock.GetUtcNow().UtcDateTime);
        db.Add(proposal);
        await db.SaveChangesAsync();
        return proposal.Id;
    });
}
