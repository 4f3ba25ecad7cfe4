using Solmu.Database;

namespace Solmu.Firms;

/// <summary>The focal firm: the one that runs this Solmu. There is exactly one row.</summary>
[Audited]
public sealed class Firm
{
    public const long OnlyId = 1;

    private Firm()
    {
    }

    public Firm(long organisationId, string zone, DateTime createdAt)
    {
        OrganisationId = organisationId;
        Zone = zone;
        CreatedAt = createdAt;
    }

    public long Id { get; private set; } = OnlyId;

    /// <summary>The organisation that is us; our people are affiliated with it.</summary>
    public long OrganisationId { get; private set; }

    /// <summary>IANA name; days are days in this zone.</summary>
    public string Zone { get; private set; } = "UTC";

    public DateTime CreatedAt { get; private set; }

    /// <summary>The import that holds the sample net, while it is loaded.</summary>
    public long? SampleImportId { get; private set; }

    /// <summary>Whether the subjects of mails and meetings are kept; otherwise only who and when.</summary>
    public bool KeepsSubjects { get; private set; }

    public int Version { get; private set; } = 1;

    public void MoveTo(string zone)
    {
        Zone = zone;
        Version++;
    }

    public void KeepSubjects(bool keeps) => KeepsSubjects = keeps;

    public void HoldSample(long importId) => SampleImportId = importId;

    public void DropSample() => SampleImportId = null;
}
