using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Starts a session for whoever knows the password. Says nothing about which of the two was wrong.</summary>
public sealed class SignIn(SolmuDbs dbs, Writer writer, Passwords passwords, GuessLimits limits, Sessions sessions, BegunSignIns begun)
{
    public sealed record Input(string Email, string Password, IPAddress? From, string? Device);

    /// <summary>A token when it went well; how long to wait when there were too many tries; neither when it was wrong. Begun when a code is asked for next.</summary>
    public sealed record Outcome(string? Token, TimeSpan? Wait, string? Begun = null);

    public async Task<Outcome> RunAsync(Input input)
    {
        var email = MailAddresses.TryNormalise(input.Email, out var address) ? address : "";
        if (limits.Count(email, input.From) is { } wait)
        {
            return new Outcome(null, wait);
        }

        await using var db = dbs.Open();
        var user = await db.Users.FirstOrDefaultAsync(user => user.Email == email && user.DisabledAt == null);
        if (passwords.Matches(user?.PasswordHash, input.Password))
        {
            return user!.HasSecondFactor ? new Outcome(null, null, await begun.BeginAsync(user.Id)) : new Outcome(await sessions.StartAsync(user.Id, input.Device), null);
        }

        await TellOfFailureAsync(user?.Id);
        return new Outcome(null, null);
    }

    /// <summary>What was typed is not kept: it may be the password in the wrong field.</summary>
    private Task TellOfFailureAsync(long? userId) => writer.RunAsync(Viewer.Nobody, async db =>
    {
        db.Tell(Act.SignInFailed, nameof(User), userId);
        await db.SaveChangesAsync();
    });
}
