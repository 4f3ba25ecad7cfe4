namespace Solmu.Analysis.Duplicates;

/// <summary>Two records that may be one and the same, and why.</summary>
/// <param name="First">The id of one.</param>
/// <param name="Second">The id of the other; larger than the first.</param>
/// <param name="Score">How much speaks for it, from <see cref="Least"/> to 99.</param>
/// <param name="Reasons">What speaks for it and what against it, in plain words, the weightiest first.</param>
public sealed record Likeness(long First, long Second, int Score, IReadOnlyList<string> Reasons)
{
    /// <summary>Below this nobody is asked.</summary>
    public const int Least = 50;

    /// <summary>From here on they are likely one.</summary>
    public const int Likely = 70;

    /// <summary>From here on they are nearly sure to be one.</summary>
    public const int NearlySure = 90;
}

/// <summary>What duplicates among people are told by.</summary>
/// <param name="Id">The id of the person.</param>
/// <param name="Name">The name, null when only an address is known.</param>
/// <param name="Addresses">The mail addresses in lower case.</param>
/// <param name="Phone">The phone numbers as written.</param>
/// <param name="Organisations">Where the person works or worked.</param>
public sealed record PersonTraits(long Id, string? Name, IReadOnlyList<string> Addresses, string? Phone, IReadOnlyList<long> Organisations);

/// <summary>What duplicates among organisations are told by.</summary>
/// <param name="Id">The id of the organisation.</param>
/// <param name="Name">The name as written; the domain when nobody has named it.</param>
/// <param name="Domains">The mail and web domains in lower case.</param>
/// <param name="Country">ISO 3166 alpha-2, null when not known.</param>
/// <param name="City">The city, null when not known.</param>
public sealed record OrganisationTraits(long Id, string Name, IReadOnlyList<string> Domains, string? Country, string? City);
