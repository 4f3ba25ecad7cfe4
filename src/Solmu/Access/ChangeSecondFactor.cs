using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>Renews the viewer's recovery codes, or switches the second factor off. Both ask for the password.</summary>
public sealed class ChangeSecondFactor(Writer writer, Viewer viewer, OwnPassword password)
{
    public sealed record Input(bool SwitchOff, string? Password, IPAddress? From);

    public async Task<SetUpSecondFactor.Outcome> RunAsync(Input input)
    {
        if (await password.RequireAsync("password", input.Password, input.From) is { } wait)
        {
            return new SetUpSecondFactor.Outcome([], wait);
        }

        var userId = viewer.UserId!.Value;
        return await writer.RunAsync(viewer, async db =>
        {
            var user = await db.Users.FirstAsync(user => user.Id == userId);
            if (!user.HasSecondFactor)
            {
                throw new RuleViolation(null, "Your second factor is off.");
            }

            if (!input.SwitchOff)
            {
                return new SetUpSecondFactor.Outcome(await RecoveryCodes.RenewAsync(db, userId), null);
            }

            await SecondFactors.DropAsync(db, user);
            return new SetUpSecondFactor.Outcome([], null);
        });
    }
}
