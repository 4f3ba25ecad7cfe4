using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Notes;

namespace Solmu.Proposals;

/// <summary>
/// Does what a program proposed, with the sight and the rights of whoever approves it: all of it or, when a rule stands in
/// the way, nothing. The audit log tells who approved, and by which key the program came.
/// </summary>
public sealed class ApproveProposal(Writer writer, Viewer viewer, Visible visible, LogContact log, WriteNote write, TimeProvider clock)
{
    public sealed record Input(long Id);

    /// <summary>Null when there is no such proposal.</summary>
    public sealed record Done(ProposalKind Kind, long RecordId);

    public async Task<Done?> RunAsync(Input input)
    {
        var found = await visible.Proposals.Where(proposal => proposal.Id == input.Id).Select(proposal => new { proposal.KeyId }).FirstOrDefaultAsync();
        var editor = viewer.AsEditor().Through(Door.Mcp) with { KeyId = found?.KeyId };
        return found is null ? null : await writer.RunAsync(editor, async db =>
        {
            var proposal = await Visible.To(viewer, db).Proposals.FirstOrDefaultAsync(proposal => proposal.Id == input.Id);
            if (proposal is null)
            {
                return null;
            }

            if (proposal is { State: ProposalState.Approved, RecordId: { } earlier })
            {
                return new Done(proposal.Kind, earlier);
            }

            var record = proposal.State == ProposalState.Waiting ? await WriteAsync(db, proposal) : 0;
            proposal.Approve(viewer, record, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            return new Done(proposal.Kind, record);
        });
    }

    private Task<long> WriteAsync(SolmuDb db, Proposal proposal) =>
        proposal.Body.Length == 0 ? throw new RuleViolation(null, "What was proposed has been erased; refuse it.")
        : proposal.Kind == ProposalKind.Contact
        ? log.LogAsync(db, ProposedRecords.Read<ProposedContact>(proposal.Body).Input)
        : write.WriteAsync(db, ProposedRecords.Read<ProposedNote>(proposal.Body).Input);
}
