using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Access;

/// <summary>Sets up one's second factor, renews the recovery codes, and switches it off.</summary>
public static class SecondFactorPages
{
    /// <param name="Viewer">Whose it is.</param>
    /// <param name="Since">Since when it is on; null while it is off.</param>
    /// <param name="CodesLeft">Recovery codes that were not used.</param>
    /// <param name="Proposal">The key offered while it is off.</param>
    /// <param name="Codes">New recovery codes, shown this once.</param>
    /// <param name="Errors">What was wrong with the form.</param>
    /// <param name="Zone">The firm's.</param>
    public sealed record Model(Viewer Viewer, DateTime? Since, int CodesLeft, SecondFactors.Proposal? Proposal, IReadOnlyList<string> Codes, Errors Errors, TimeZoneInfo Zone);

    internal static async Task<IResult> ShowAsync(AccountPages.Desk desk, Viewer viewer, SecondFactors factors, FocalFirms firms) =>
        Page.Show<SecondFactorPage>(await ModelAsync(desk, viewer, factors, firms));

    internal static async Task<IResult> SetUpAsync(HttpContext context, SetUpSecondFactor setUp, AccountPages.Desk desk, Viewer viewer, SecondFactors factors, FocalFirms firms)
    {
        var form = await context.Request.ReadFormAsync();
        var proposal = factors.Read(form["proposal"], viewer.UserId!.Value);
        return await AnswerAsync(
            context, desk, viewer, factors, firms, proposal,
            () => setUp.RunAsync(new SetUpSecondFactor.Input(form["proposal"], form["code"], form["password"], context.Connection.RemoteIpAddress)));
    }

    internal static async Task<IResult> RenewCodesAsync(HttpContext context, ChangeSecondFactor change, AccountPages.Desk desk, Viewer viewer, SecondFactors factors, FocalFirms firms)
    {
        var form = await context.Request.ReadFormAsync();
        return await AnswerAsync(context, desk, viewer, factors, firms, null, () => change.RunAsync(new ChangeSecondFactor.Input(false, form["password"], context.Connection.RemoteIpAddress)));
    }

    internal static async Task<IResult> SwitchOffAsync(HttpContext context, ChangeSecondFactor change, AccountPages.Desk desk, Viewer viewer, SecondFactors factors, FocalFirms firms)
    {
        var form = await context.Request.ReadFormAsync();
        return await AnswerAsync(context, desk, viewer, factors, firms, null, () => change.RunAsync(new ChangeSecondFactor.Input(true, form["password"], context.Connection.RemoteIpAddress)));
    }

    /// <summary>Codes are shown in the answer itself: after a redirect nobody would know them any more.</summary>
    private static async Task<IResult> AnswerAsync(HttpContext context, AccountPages.Desk desk, Viewer viewer, SecondFactors factors, FocalFirms firms, SecondFactors.Proposal? proposal, Func<Task<SetUpSecondFactor.Outcome>> change)
    {
        try
        {
            var outcome = await change();
            return outcome switch
            {
                { Wait: { } wait } => DoorPages.TooMany(context, wait),
                { Codes.Count: > 0 } => Page.Show<SecondFactorPage>(await ModelAsync(desk, viewer with { SecondFactorDue = null, IsHeldUp = false }, factors, firms) with { Codes = outcome.Codes }),
                _ => Page.Go(context, AccountPages.SecondFactorPath, "Your second factor is off. Remove it from your app as well."),
            };
        }
        catch (RuleViolation rule)
        {
            var model = await ModelAsync(desk, viewer, factors, firms);
            return Page.Refuse<SecondFactorPage>(model with { Errors = Errors.Of(rule), Proposal = model.Proposal is null ? null : proposal ?? model.Proposal });
        }
    }

    private static async Task<Model> ModelAsync(AccountPages.Desk desk, Viewer viewer, SecondFactors factors, FocalFirms firms)
    {
        var (since, left) = await desk.FactorAsync();
        var firm = await firms.ReadAsync();
        return new Model(viewer, since, left, since is null ? factors.Propose(viewer.UserId!.Value) : null, [], Errors.None, firm?.Zone ?? TimeZoneInfo.Utc);
    }
}
