using Solmu.Access;
using Solmu.Database;

namespace Solmu.People;

/// <summary>Where a person works, in which role, from when until when.</summary>
[PartOf(nameof(PersonId))]
public sealed class Affiliation : ISettles
{
    private Affiliation()
    {
    }

    public Affiliation(long personId, long organisationId, string? role, DateOnly? from, DateOnly? until, long? importId = null)
    {
        Id = Ids.New();
        (PersonId, OrganisationId, Role) = (personId, organisationId, role);
        (From, Until, ImportId) = (from, until, importId);
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public long OrganisationId { get; private set; }

    [Personal("to know whom to ask about what", Erase.Row)]
    public string? Role { get; private set; }

    /// <summary>Marked by hand where the person is one of those on whom the partnership turns.</summary>
    [Personal("to know whom to know there", Erase.Row)]
    public KeyRole? KeyRole { get; private set; }

    /// <summary>First day; null when it is not known.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    public long? ImportId { get; private set; }

    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);

    public void End(DateOnly lastDay) => Until = From > lastDay ? From : lastDay;

    public void Change(string? role, DateOnly? from, DateOnly? until)
    {
        (Role, From, Until) = (role, from, until);
        Settle();
    }

    public void Mark(KeyRole? keyRole) => KeyRole = keyRole;

    public void Settle()
    {
        if (From > Until)
        {
            throw new RuleViolation("to", "An affiliation cannot end before it begins.");
        }
    }
}

/// <summary>What somebody has a key part in.</summary>
public enum KeyRole
{
    /// <summary>Decides.</summary>
    Decision,

    /// <summary>Does the daily work.</summary>
    Working,

    /// <summary>Answers for the technical side.</summary>
    Technical,
}

/// <summary>How key roles are told.</summary>
public static class KeyRoleWords
{
    public static string Of(KeyRole role) => role switch
    {
        KeyRole.Decision => "decides",
        KeyRole.Working => "does the work",
        _ => "technical",
    };
}
