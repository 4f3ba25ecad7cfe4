using Solmu.Access;

namespace Solmu.Contacts;

/// <summary>
/// An address on a contact that two or more people share. The contact stands on the organisation's timeline, but
/// belongs to no tie until somebody decides whose it is.
/// </summary>
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
}
