using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Contracts;

/// <summary>Writes down a contract under a partnership.</summary>
public sealed class AddContract(Writer writer, Viewer viewer, OnceOnly once)
{
    public sealed record Input(long PartnershipId, string? Title, DateOnly? StartsOn, DateOnly? EndsOn, string? Text, string? Once = null, DateOnly? TalksSince = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        if (!await Visible.To(viewer, db).Partnerships.AnyAsync(partnership => partnership.Id == input.PartnershipId))
        {
            throw new RuleViolation("partnership", "Say under which partnership the contract stands.");
        }

        var contract = new Contract(input.PartnershipId, input.Title, input.StartsOn, input.EndsOn, input.Text);
        contract.TalkSince(input.TalksSince);
        db.Add(contract);
        await db.SaveChangesAsync();
        return Ids.Text(contract.Id);
    }));
}
