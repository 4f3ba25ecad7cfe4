namespace Solmu.Analysis.Partnerships;

/// <summary>On which side of the focal firm's own work a partner stands.</summary>
public enum Side
{
    /// <summary>Before or while the output is made: technology, platforms, hardware, logistics.</summary>
    Upstream,

    /// <summary>Sales, marketing, integration and support towards customers.</summary>
    Downstream,

    /// <summary>Trade bodies, universities, funders.</summary>
    Support,
}
