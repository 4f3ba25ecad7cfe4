using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Access;

/// <summary>Takes the old password and a new one; every session of the user ends, and the one at hand starts anew.</summary>
public sealed class ChangePassword(Writer writer, Viewer viewer, OwnPassword own, Passwords passwords, Sessions sessions, FocalFirms firms)
{
    public sealed record Input(string Current, string New, IPAddress? From, string? Device);

    public async Task<SignIn.Outcome> RunAsync(Input input)
    {
        if (await own.RequireAsync("current", input.Current, input.From) is { } wait)
        {
            return new SignIn.Outcome(null, wait);
        }

        var userId = viewer.UserId!.Value;
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
