using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>
/// The second step of signing in, for whoever has a second factor: the password was right, now a code. Why a code is not
/// taken, it does not say.
/// </summary>
public sealed class CompleteSignIn(Writer writer, BegunSignIns begun, SecondFactors factors, GuessLimits limits, Sessions sessions)
{
    public sealed record Input(string? Begun, string? Code, string? Device);

    /// <summary>As of the first step; null when that is too long ago and must be done again.</summary>
    public async Task<SignIn.Outcome?> RunAsync(Input input)
    {
        if (await begun.UserOfAsync(input.Begun) is not { } userId)
        {
            return null;
        }

        if (limits.CountCode(userId) is { } wait)
        {
            return new SignIn.Outcome(null, wait);
        }

        var isTaken = await writer.RunAsync(Viewer.Nobody, async db =>
        {
            if (!await factors.TakeAsync(db, userId, input.Code))
            {
                db.Tell(Act.CodeRefused, nameof(User), userId);
                await db.SaveChangesAsync();
                return false;
            }

            return await begun.Matching(db, input.Begun).ExecuteDeleteAsync() == 1;
        });
        return isTaken ? new SignIn.Outcome(await sessions.StartAsync(userId, input.Device), null) : new SignIn.Outcome(null, null);
    }
}
