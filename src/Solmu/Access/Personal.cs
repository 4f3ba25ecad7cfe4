namespace Solmu.Access;

/// <summary>Registers a column as personal data: why we hold it, and what erasing a person does with it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(string purpose, Erase erase) : Attribute
{
    public string Purpose { get; } = purpose;

    public Erase Erase { get; } = erase;
}

/// <summary>What happens to personal data when a person is erased.</summary>
public enum Erase
{
    /// <summary>The cell is emptied.</summary>
    Empty,

    /// <summary>The whole row goes.</summary>
    Row,

    /// <summary>It stays, because it is the firm's record; names in it are looked up when it is shown.</summary>
    Keep,
}
