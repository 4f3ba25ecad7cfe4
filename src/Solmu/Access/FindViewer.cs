using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>The user behind `--as`.</summary>
public sealed class FindViewer(SolmuDbs dbs)
{
    public async Task<Viewer> ByEmailAsync(string email)
    {
        await using var db = dbs.Open();
        email = email.Trim().ToLowerInvariant();
        var user = await db.Users.FirstOrDefaultAsync(user => user.Email == email && user.DisabledAt == null)
            ?? throw new RuleViolation("as", $"--as {email}: no user signs in with that address.");
        return new Viewer(user.Id, user.Email, user.Name, user.Role, user.PersonId);
    }
}
