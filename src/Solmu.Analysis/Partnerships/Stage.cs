namespace Solmu.Analysis.Partnerships;

/// <summary>
/// Where a partnership stands in its life: formation (F1 to F5), maintenance (M1 to M3), termination (T1, T2).
/// Source: the state table of the lifecycle method (docs/methods/lifecycle.md).
/// </summary>
public enum Stage
{
    /// <summary>Found, for instance by market research or at a fair.</summary>
    F1,

    /// <summary>Contacted for the first time.</summary>
    F2,

    /// <summary>Assessed by market research or an audit.</summary>
    F3,

    /// <summary>Negotiating.</summary>
    F4,

    /// <summary>Contract signed.</summary>
    F5,

    /// <summary>Onboarding: training or start-up under way.</summary>
    M1,

    /// <summary>Active.</summary>
    M2,

    /// <summary>Active, but at risk.</summary>
    M3,

    /// <summary>Ending: notice given, not renewed or fallen silent.</summary>
    T1,

    /// <summary>Ended.</summary>
    T2,
}
