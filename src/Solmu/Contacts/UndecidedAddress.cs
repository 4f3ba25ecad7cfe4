using Solmu.Access;
using Solmu.Database;

namespace Solmu.Contacts;

/// <summary>
/// An address on a contact that two or more people share. The contact stands on the organisation's timeline, but
/// belongs to no tie until somebody decides whose it is. The decision is kept, so that it can be taken anew.
/// </summary>
[PartOf(nameof(ContactId))]
public sealed class UndecidedAddress
{
    private UndecidedAddress()
    {
    }

    public UndecidedAddress(long contactId, string address, Part part) =>
        (ContactId, Address, Part) = (contactId, address, part);

    public long ContactId { get; private set; }

    [Personal("to decide later whose contact it was", Erase.Row)]
    public string Address { get; private set; } = "";

    public Part Part { get; private set; }

    /// <summary>Whose the contact is, once somebody has decided.</summary>
    public long? PersonId { get; private set; }

    /// <summary>The decision brought the person into the contact; otherwise they took part by another address anyway.</summary>
    public bool IsPutIn { get; private set; }

    public void Decide(long? personId, bool isPutIn) => (PersonId, IsPutIn) = (personId, isPutIn);
}
