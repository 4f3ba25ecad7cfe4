using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Proposals;

/// <summary>What programs would write down, for somebody to approve or refuse.</summary>
public static class ProposalsPages
{
    public sealed record Model(IReadOnlyList<FindProposals.Row> Waiting, IReadOnlyList<FindProposals.Row> Decided, FocalFirm Firm, bool MayDecide)
    {
        /// <summary>Why a proposal could not be approved.</summary>
        public (long Id, string Message)? Refused { get; init; }
    }

    internal static async Task<IResult> ListAsync(Desk desk) => Page.Show<ProposalsPage>(await desk.ModelAsync());

    internal static async Task<IResult> ApproveAsync(HttpContext context, string id, ApproveProposal approve, Desk desk)
    {
        if (!Ids.TryParse(id, out var proposal))
        {
            return Page.NotFound;
        }

        try
        {
            return await approve.RunAsync(new ApproveProposal.Input(proposal)) is { } done
                ? Page.Go(context, "/proposals", done.Kind == ProposalKind.Contact ? "The contact is logged." : "The note is written.")
                : Page.NotFound;
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<ProposalsPage>(await desk.ModelAsync() with { Refused = (proposal, rule.Message) });
        }
    }

    internal static async Task<IResult> RefuseAsync(HttpContext context, string id, RefuseProposal refuse, Desk desk)
    {
        if (!Ids.TryParse(id, out var proposal))
        {
            return Page.NotFound;
        }

        try
        {
            return await refuse.RunAsync(new RefuseProposal.Input(proposal)) ? Page.Go(context, "/proposals", "Refused; nothing was written down.") : Page.NotFound;
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<ProposalsPage>(await desk.ModelAsync() with { Refused = (proposal, rule.Message) });
        }
    }

    /// <summary>Lays out what the page shows.</summary>
    public sealed class Desk(FindProposals find, FocalFirms firms, Access.Viewer viewer)
    {
        public async Task<Model> ModelAsync() => new(await find.WaitingAsync(), await find.DecidedAsync(), await firms.RequireAsync(), viewer.MayEdit);
    }
}
