namespace Solmu.Analysis.Ties;

/// <summary>Which side a contact came from: the sender of a mail, the organiser of a meeting.</summary>
public enum Initiator : byte
{
    /// <summary>Not known; counts half for each side.</summary>
    Unknown,

    /// <summary>One of ours.</summary>
    Us,

    /// <summary>The person outside.</summary>
    Them,
}

/// <summary>What a contact was about; several at once are possible.</summary>
[Flags]
public enum TieTopics : byte
{
    /// <summary>Nothing recorded.</summary>
    None = 0,

    /// <summary>Prices, orders, contracts.</summary>
    Commercial = 1,

    /// <summary>The product and how it works.</summary>
    Technical = 2,

    /// <summary>Help with something that does not work.</summary>
    Support = 4,

    /// <summary>Where both firms are going.</summary>
    Strategic = 8,

    /// <summary>Personal matters.</summary>
    Social = 16,
}

/// <summary>One contact of one of ours with one person outside.</summary>
/// <param name="At">When it began; UTC.</param>
/// <param name="Day">The day of <paramref name="At"/> in the firm's time zone.</param>
/// <param name="Medium">How it took place.</param>
/// <param name="Initiator">Which side it came from.</param>
/// <param name="Attendees">All people on it, both of the tie included; at least 2.</param>
/// <param name="Topics">What it was about, as far as recorded.</param>
/// <param name="IsMutual">A mail, message or letter that the other side answered. Needs not be set for media that are mutual by themselves.</param>
public readonly record struct TieContact(
    DateTime At, DateOnly Day, Medium Medium, Initiator Initiator, int Attendees = 2, TieTopics Topics = TieTopics.None, bool IsMutual = false)
{
    /// <summary>Whether both sides took part: met, video, phone, event, or answered writing.</summary>
    public bool IsHeartbeat => IsMutual || Medium is Medium.Met or Medium.Video or Medium.Phone or Medium.Event;
}
