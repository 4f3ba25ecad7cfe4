using Solmu.Analysis.Partnerships;
using Solmu.Notes;

namespace Solmu.Partnerships;

/// <summary>Everything that is known of a partner at one moment.</summary>
public sealed record PartnerRecord(
    long Id, string Name, string Slug, string? Country, string? City, int? Employees, long? TurnoverCents, string? Website,
    bool IsSuggested, int Version, IReadOnlyList<string> Domains, DateTime? LastContact, int ContactsInYear)
{
    public DateOnly Day { get; init; }

    public string? OtherNames { get; init; }

    public DateOnly? LastContactOn { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<PartnershipRecord> Partnerships { get; init; } = [];

    public IReadOnlyList<ContractRecord> Contracts { get; init; } = [];

    /// <summary>Everybody who ever worked there, as far as it is dated up to the moment.</summary>
    public IReadOnlyList<MemberRecord> Members { get; init; } = [];

    public IReadOnlyList<NoteRecord> Notes { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Those who work there on the day.</summary>
    public IEnumerable<MemberRecord> People => Members.Where(member => member.IsCurrent);

    public bool IsPartner => Partnerships.Count > 0;
}

public sealed record PartnershipRecord(
    long Id, Side Side, string? Type, Stage Stage, RelativeSize? RelativeSize, int? Importance, double? ShareOfOurs, double? ShareOfTheirs,
    long? ValueCents, long? ResponsibleId, string? Responsible, string? ResponsibleEmail, DateOnly? Since, int Version)
{
    public IReadOnlyList<StepRecord> Steps { get; init; } = [];

    /// <summary>When the stage was reached: the day of the last step, else the start of the partnership.</summary>
    public DateOnly? StageSince => Steps.Count > 0 ? Steps[^1].On : Since;
}

public sealed record StepRecord(long Id, long PartnershipId, Stage From, Stage To, DateOnly On, string? FirmEvidence, string? ManagerEvidence);

public sealed record ContractRecord(long Id, long PartnershipId, Side Side, string? Title, DateOnly? StartsOn, DateOnly? EndsOn, DateOnly? TalksSince, string? Text, int Version);

public sealed record MemberRecord(long PersonId, string? Name, string? Role, DateOnly? From, DateOnly? Until, bool IsSuggested, bool IsCurrent, DateTime? LastContact)
{
    public IReadOnlyList<string> Emails { get; init; } = [];

    public string DisplayName => Name ?? (Emails.Count > 0 ? Emails[0] : "Somebody without a name");
}
