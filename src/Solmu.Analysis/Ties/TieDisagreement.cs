namespace Solmu.Analysis.Ties;

/// <summary>
/// How an own rating and the contacts speak against each other. Kind: finding; limits are conventions of ours
/// (docs/methods/tie-strength.md).
/// </summary>
public enum TieDisagreement
{
    /// <summary>The rating calls the tie close, the contacts call it weak.</summary>
    RatedCloser,

    /// <summary>The rating calls the tie distant, the contacts call it strong.</summary>
    RatedMoreDistant,
}
