using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Analysis.Net;

/// <summary>What the picture of the net is drawn from: partners, our people, and the contacts of a year between them.</summary>
/// <param name="Partners">One for each partnership; an organisation on two sides comes twice.</param>
/// <param name="People">Our people, also those who deal with no partner.</param>
/// <param name="Contacts">Contacts of one of our people with one partner, and how strong their tie is; several entries for a pair add up.</param>
public sealed record NetInput(IReadOnlyList<NetPartner> Partners, IReadOnlyList<NetPerson> People, IReadOnlyList<NetContacts> Contacts);

/// <summary>One partnership.</summary>
/// <param name="Key">Unique among the partners; breaks ties between equal names.</param>
/// <param name="Name">The name shown; ties in the order are broken by it.</param>
/// <param name="Side">The column or block it stands in.</param>
/// <param name="Country">ISO 3166 alpha-2, or null when not known.</param>
/// <param name="Type">Free word, or null when not known.</param>
/// <param name="Responsible">Position in <see cref="NetInput.People"/>, or null when nobody is responsible.</param>
/// <param name="Contacts">Contacts with the partner in the year, each counted once however many of us took part.</param>
public sealed record NetPartner(string Key, string Name, Side Side, string? Country, string? Type, int? Responsible, int Contacts);

/// <summary>One of our people.</summary>
/// <param name="Key">Unique among the people; breaks ties between equal names.</param>
/// <param name="Name">The name shown; ties in the order are broken by it.</param>
public sealed record NetPerson(string Key, string Name);

/// <summary>How often one of our people had contact with one partner in the year.</summary>
/// <param name="Person">Position in <see cref="NetInput.People"/>.</param>
/// <param name="Partner">Position in <see cref="NetInput.Partners"/>.</param>
/// <param name="Count">Number of contacts; zero or less, and no strength, is no line.</param>
/// <param name="Strength">Strength of the strongest tie of the person there, 0 to 100; null when none is measured.</param>
/// <param name="State">How that tie stands.</param>
public readonly record struct NetContacts(int Person, int Partner, int Count, double? Strength = null, TieState State = TieState.Unknown)
{
    /// <summary>Both together: contacts add up, the stronger tie speaks for both.</summary>
    internal NetContacts And(NetContacts other)
    {
        var stronger = (other.Strength ?? -1) > (Strength ?? -1) ? other : this;
        return this with { Count = Count + other.Count, Strength = stronger.Strength, State = stronger.State };
    }
}
