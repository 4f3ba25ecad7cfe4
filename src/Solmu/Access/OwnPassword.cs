using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Asks for the viewer's password once more, before what an open page alone must not do.</summary>
public sealed class OwnPassword(SolmuDbs dbs, Viewer viewer, Passwords passwords, GuessLimits limits)
{
    /// <summary>Refuses a wrong one. How long to wait when there were too many tries, else null.</summary>
    public async Task<TimeSpan?> RequireAsync(string field, string? password, IPAddress? from)
    {
        var userId = viewer.UserId ?? throw new RuleViolation(field, "The console has no password.");
        if (limits.Count(viewer.Email, from) is { } wait)
        {
            return wait;
        }

        await using var db = dbs.Open();
        var known = await db.Users.Where(user => user.Id == userId).Select(user => user.PasswordHash).FirstOrDefaultAsync();
        return passwords.Matches(known, password ?? "") ? null : throw new RuleViolation(field, "That is not your password of now.");
    }
}
