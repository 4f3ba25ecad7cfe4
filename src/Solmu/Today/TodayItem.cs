using Solmu.Ties;

namespace Solmu.Today;

/// <summary>Why somebody stands on Today; the most pressing first.</summary>
public enum TodayKind
{
    Moved,
    Contract,
    Cold,
    Cooling,
    Answer,
    Waiting,
}

/// <summary>Somebody worth contacting: one reason in plain words, what hangs on it, and one thing to do.</summary>
public sealed record TodayItem(TodayKind Kind, Tie Tie, TiePlace? Partner, string Reason, bool IsOnlyTie, DateOnly? ContractEnds)
{
    public long? ValueCents => Partner?.ValueCents;

    public string Action => Kind switch
    {
        TodayKind.Moved => "Find second tie",
        TodayKind.Contract => "Prepare brief",
        TodayKind.Answer => "Answer",
        TodayKind.Waiting => "Call",
        _ => "Log contact",
    };

    public string Word => Kind.ToString().ToLowerInvariant();

    /// <summary>Red is for what may be lost; amber for what is slipping.</summary>
    public bool IsUrgent => Kind is TodayKind.Moved or TodayKind.Cold || (IsOnlyTie && Kind is TodayKind.Contract or TodayKind.Cooling);
}
