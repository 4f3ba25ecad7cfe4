namespace Solmu.Analysis.Partnerships;

/// <summary>Something about a partnership that needs somebody, in the order of its weight.</summary>
public enum FindingKind
{
    /// <summary>It runs, and no live tie holds it any more.</summary>
    Orphaned,

    /// <summary>Signed, and no live tie holds it yet or any more.</summary>
    PaperPartnership,

    /// <summary>The last contract has ended and the partnership goes on.</summary>
    ContractExpired,

    /// <summary>The contract ends soon and nobody has begun to talk about the next.</summary>
    SilentExpiry,

    /// <summary>Signed, but nobody has been in touch for a year.</summary>
    SignedButSilent,

    /// <summary>None of our people answers for the partnership.</summary>
    NobodyResponsible,

    /// <summary>No contact for half a year, or none recorded at all.</summary>
    NoContact,

    /// <summary>Strong ties, and neither contract nor business of the last twelve months on record.</summary>
    FriendshipWithoutBusiness,

    /// <summary>What is recorded would fit another stage; a person confirms it.</summary>
    StepSuggested,
}

/// <summary>A finding: what is the case, and the facts it was read from.</summary>
/// <param name="Kind">Which rule it is.</param>
/// <param name="Side">The side of the partnership it is about.</param>
/// <param name="Sentence">The finding in one sentence.</param>
/// <param name="Facts">The facts behind it, each with its value.</param>
public sealed record Finding(FindingKind Kind, Side Side, string Sentence, IReadOnlyList<FindingFact> Facts)
{
    /// <summary>What to do about it, or null.</summary>
    public string? Next { get; init; }

    /// <summary>The stage that it suggests, or null.</summary>
    public Stage? Suggests { get; init; }
}

/// <summary>One fact behind a finding.</summary>
/// <param name="Name">What it is, such as "Contract ends".</param>
/// <param name="Value">Its value in words; "not known" when nothing is recorded.</param>
public sealed record FindingFact(string Name, string Value);

/// <summary>From when until when a contract holds.</summary>
/// <param name="StartsOn">First day, or null when not known.</param>
/// <param name="EndsOn">Last day, or null when it runs until notice.</param>
public sealed record ContractTerm(DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>What the findings of one partnership are read from.</summary>
/// <param name="Side">Its side.</param>
/// <param name="Stage">Its stage on the day.</param>
/// <param name="HasResponsible">Whether one of our people answers for it.</param>
/// <param name="Contracts">Its contracts; none means not known, not "no contract".</param>
/// <param name="NegotiatedOn">Day of the latest talks on record about a contract, or null.</param>
/// <param name="LastContactOn">Day of the latest contact with the organisation, or null when none is recorded.</param>
public sealed record PartnershipState(
    Side Side,
    Stage Stage,
    bool HasResponsible,
    IReadOnlyList<ContractTerm> Contracts,
    DateOnly? NegotiatedOn,
    DateOnly? LastContactOn);
