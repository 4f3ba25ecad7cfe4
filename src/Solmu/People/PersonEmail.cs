using Solmu.Access;
using Solmu.Database;

namespace Solmu.People;

/// <summary>An address of a person. Two people may share one; they stay two people.</summary>
[PartOf(nameof(PersonId))]
public sealed class PersonEmail
{
    private PersonEmail()
    {
    }

    public PersonEmail(long personId, string address, int position, long? importId)
    {
        Id = Ids.New();
        (PersonId, Address, Position, ImportId) = (personId, address, position, importId);
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    /// <summary>Lower case.</summary>
    [Personal("to reach the person and to recognise contacts", Erase.Row)]
    public string Address { get; private set; } = "";

    /// <summary>The first is the one shown.</summary>
    public int Position { get; private set; }

    public long? ImportId { get; private set; }

    internal void MoveTo(int position) => Position = position;
}
