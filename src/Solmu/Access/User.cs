using Solmu.Database;

namespace Solmu.Access;

/// <summary>Somebody who may sign in.</summary>
[Audited]
public sealed class User
{
    private User()
    {
    }

    public User(string email, string name, Role role, string passwordHash, DateTime createdAt)
    {
        Id = Ids.New();
        (Email, Name, Role) = (email, name, role);
        (PasswordHash, CreatedAt) = (passwordHash, createdAt);
    }

    public long Id { get; private set; }

    [Personal("to sign in", Erase.Row)]
    public string Email { get; private set; } = "";

    [Personal("to know who did what", Erase.Row)]
    public string Name { get; private set; } = "";

    public Role Role { get; private set; }

    [Personal("to sign in", Erase.Row)]
    [Secret]
    public string PasswordHash { get; private set; } = "";

    /// <summary>Which of our people this is.</summary>
    public long? PersonId { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? DisabledAt { get; private set; }

    public int Version { get; private set; } = 1;

    public void IsPerson(long personId) => PersonId = personId;

    public void ChangePassword(string passwordHash)
    {
        PasswordHash = passwordHash;
        Version++;
    }

    public void Disable(DateTime at)
    {
        DisabledAt = at;
        Version++;
    }
}

/// <summary>What somebody may do (docs/access.md).</summary>
public enum Role
{
    /// <summary>Sees and changes everything, and decides who else may.</summary>
    Owner,

    /// <summary>Sees and changes the whole net.</summary>
    Manager,

    /// <summary>Sees and changes the own partners and those shared with them.</summary>
    Member,

    /// <summary>Sees what is shared with them, and changes nothing.</summary>
    Reader,
}
