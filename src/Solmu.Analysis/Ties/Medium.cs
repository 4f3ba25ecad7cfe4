namespace Solmu.Analysis.Ties;

/// <summary>How a contact took place.</summary>
public enum Medium
{
    /// <summary>Face to face.</summary>
    Met,

    /// <summary>Video call.</summary>
    Video,

    /// <summary>Telephone.</summary>
    Phone,

    /// <summary>Mail.</summary>
    Mail,

    /// <summary>Chat or text message.</summary>
    Message,

    /// <summary>Fair, seminar or another gathering.</summary>
    Event,

    /// <summary>Letter on paper.</summary>
    Letter,
}
