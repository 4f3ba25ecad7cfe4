using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Somebody always owns this Solmu.</summary>
internal static class Owners
{
    /// <summary>Within a change that takes the user away from the owners: refuses it when no other owner can sign in.</summary>
    public static async Task RequireAnotherAsync(SolmuDb db, User user, string? field)
    {
        if (user.Role != Role.Owner || user.DisabledAt is not null)
        {
            return;
        }

        if (!await db.Users.AnyAsync(other => other.Id != user.Id && other.Role == Role.Owner && other.DisabledAt == null && other.PasswordHash != ""))
        {
            throw new RuleViolation(field, $"{user.Name} is the only owner who can sign in. Make somebody else an owner first.");
        }
    }
}
