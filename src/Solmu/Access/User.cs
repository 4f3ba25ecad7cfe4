using Solmu.Database;
using Solmu.People;

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

    /// <summary>Somebody who sets name and password later, with the link of the invitation.</summary>
    public static User Invite(string email, string name, Role role, DateTime at) => new(email, name, role, "", at);

    public long Id { get; private set; }

    [Personal("to sign in", Erase.Row)]
    public string Email { get; private set; } = "";

    [Personal("to know who did what", Erase.Row)]
    public string Name { get; private set; } = "";

    public Role Role { get; private set; }

    /// <summary>Empty as long as an invitation was not accepted.</summary>
    [Personal("to sign in", Erase.Row)]
    [Secret]
    public string PasswordHash { get; private set; } = "";

    /// <summary>Which of our people this is.</summary>
    public long? PersonId { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? DisabledAt { get; private set; }

    /// <summary>The audit log has an entry of its own for each.</summary>
    [Derived]
    public DateTime? SignedInAt { get; private set; }

    /// <summary>What codes are made from, sealed with the keys of this installation; null without a second factor.</summary>
    [Personal("to sign in", Erase.Row)]
    [Secret]
    public string? SecondFactorKey { get; private set; }

    public DateTime? SecondFactorSince { get; private set; }

    /// <summary>The stretch of time of the last code that was taken: neither it nor an earlier one is taken again.</summary>
    [Derived]
    public long? LastCodeStep { get; private set; }

    /// <summary>When somebody of a role that must have a second factor first signed in without one.</summary>
    [Derived]
    public DateTime? SecondFactorAskedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public bool HasPassword => PasswordHash.Length > 0;

    public bool HasSecondFactor => SecondFactorKey is not null;

    public void IsPerson(long? personId)
    {
        PersonId = personId;
        Version++;
    }

    public void Rename(string name)
    {
        Name = RequireName("name", name);
        Version++;
    }

    public void ChangeRole(Role role)
    {
        Role = role;
        Version++;
    }

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

    public void Enable()
    {
        DisabledAt = null;
        Version++;
    }

    public void SetSecondFactor(string sealedKey, long step, DateTime at)
    {
        (SecondFactorKey, LastCodeStep, SecondFactorSince) = (sealedKey, step, at);
        Version++;
    }

    public void DropSecondFactor()
    {
        (SecondFactorKey, LastCodeStep, SecondFactorSince) = (null, null, null);
        Version++;
    }

    public static string RequireName(string field, string? name)
    {
        name = name?.Trim() ?? "";
        return name.Length is > 0 and <= Person.MaxNameLength
            ? name
            : throw new RuleViolation(field, name.Length == 0 ? "Give a name." : $"A name has at most {Person.MaxNameLength} characters.");
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
