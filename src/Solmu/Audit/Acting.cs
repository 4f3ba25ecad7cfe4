using Solmu.Access;

namespace Solmu.Audit;

/// <summary>One action: who does something, when, and through which door. All that it changes is recorded under its id.</summary>
public sealed record Acting(Viewer Viewer, long Id, DateTime At)
{
    /// <summary>The action that this one takes back.</summary>
    public long? TakesBack { get; set; }
}
