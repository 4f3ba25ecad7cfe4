namespace Solmu.Analysis.Partnerships;

/// <summary>What shows that a step was taken, at each of the two levels. Source: docs/methods/lifecycle.md.</summary>
/// <param name="BetweenFirms">What counts between the firms, such as an offer or a contract.</param>
/// <param name="BetweenManagers">What counts between the people, such as a meeting.</param>
public sealed record StageEvidence(string BetweenFirms, string BetweenManagers)
{
    private static readonly StageEvidence[] ByStage =
    [
        new("A market study, a visit to a fair or a recommendation that names them", "Nothing yet"),
        new("The first contact is logged", "Somebody of ours knows somebody there"),
        new("A study or audit of the firm is on file; you know which need of yours they could fill", "The managers who decide there are known by name"),
        new("An offer or minutes of a negotiation", "A meeting or video call in the last three months; you have said how far you trust them"),
        new("A contract with its dates", "At least one tie that is alive"),
        new("Training or start-up has begun", "The people who do the work know each other, not only those at the top"),
        new("Training is done; the first order or delivery came through", "The people who do the work deal with each other"),
        new("Goals missed, late deliveries, money troubles, a contract that runs out", "The strongest tie is cooling, or a conflict is open"),
        new("Notice, a contract not renewed, or no business for twice the usual time", "A talk about ending it"),
        new("The contract has ended, nothing is open between the firms", "The closing talk was held and its reasons are written down"),
    ];

    private static readonly StageEvidence Recovered = new("What put it at risk has been gone for three months", "The people talk again as they used to");

    private static readonly StageEvidence Restarted = new("A new contact is logged", "Ties that outlived the partnership are listed");

    /// <summary>What to look for when a partnership takes a step.</summary>
    /// <param name="from">The stage before the step.</param>
    /// <param name="to">The stage after it.</param>
    /// <returns>One hint for each level; it guides the person who writes the evidence down and checks nothing.</returns>
    public static StageEvidence Of(Stage from, Stage to) => (from, to) switch
    {
        (Stage.M3, Stage.M2) => Recovered,
        (Stage.T2, Stage.F2) => Restarted,
        _ => ByStage[(int)to],
    };
}
