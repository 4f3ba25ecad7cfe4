using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Turns the viewer's second factor on, once a code shows that the app has the key.</summary>
public sealed class SetUpSecondFactor(Writer writer, Viewer viewer, OwnPassword password, SecondFactors factors, TimeProvider clock)
{
    public sealed record Input(string? Proposal, string? Code, string? Password, IPAddress? From);

    /// <summary>The recovery codes, told this once; how long to wait when there were too many tries.</summary>
    public sealed record Outcome(IReadOnlyList<string> Codes, TimeSpan? Wait);

    public async Task<Outcome> RunAsync(Input input)
    {
        if (await password.RequireAsync("password", input.Password, input.From) is { } wait)
        {
            return new Outcome([], wait);
        }

        var userId = viewer.UserId!.Value;
        var proposal = factors.Read(input.Proposal, userId) ?? throw new RuleViolation(null, "This page was open for too long. Take the new code into your app, and remove the old one.");
        var step = factors.Match(proposal.Key, input.Code) ?? throw new RuleViolation("code", "That code does not fit. Type the one that your app shows now; if none fits, the clock of the device is wrong.");
        return await writer.RunAsync(viewer, async db =>
        {
            var user = await db.Users.FirstAsync(user => user.Id == userId);
            if (user.HasSecondFactor)
            {
                throw new RuleViolation(null, "Your second factor is on already.");
            }

            user.SetSecondFactor(factors.Seal(proposal.Key), step, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            return new Outcome(await RecoveryCodes.RenewAsync(db, userId), null);
        });
    }
}
