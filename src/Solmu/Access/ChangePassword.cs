using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Access;

/// <summary>Takes the old password and a new one; every session of the user ends, and the one at hand starts anew.</summary>
public sealed class ChangePassword(Writer writer, SolmuDbs dbs, Viewer viewer, Passwords passwords, GuessLimits limits, Sessions sessions, FocalFirms firms)
{
    public sealed record Input(string Current, string New, IPAddress? From, string? Device);

    public async Task<SignIn.Outcome> RunAsync(Input input)
    {
        var userId = viewer.UserId ?? throw new RuleViolation("current", "The console has no password.");
        if (limits.Count(viewer.Email, input.From) is { } wait)
        {
            return new SignIn.Outcome(null, wait);
        }

        string? known;
        await using (var db = dbs.Open())
        {
            known = await db.Users.Where(user => user.Id == userId).Select(user => user.PasswordHash).FirstOrDefaultAsync();
        }

        if (!passwords.Matches(known, input.Current))
        {
            throw new RuleViolation("current", "That is not your password of now.");
        }

        var firm = await firms.ReadAsync();
        PasswordRules.Require("new", input.New, [viewer.Name, viewer.Email, firm?.Name, .. firm?.Domains ?? []]);
        var hash = passwords.Hash(input.New);
        await writer.RunAsync(viewer, async db =>
        {
            var user = await db.Users.AsTracking().FirstAsync(user => user.Id == userId);
            user.ChangePassword(hash);
            await db.SaveChangesAsync();
            await Sessions.EndAllAsync(db, userId);
        });
        return new SignIn.Outcome(await sessions.StartAsync(userId, input.Device), null);
    }
}
