using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Contracts;

/// <summary>Writes down a contract under a partnership.</summary>
public sealed class AddContract(Writer writer, Viewer viewer, OnceOnly once)
{
    public sealed record Input(long PartnershipId, string? Title, DateOnly? StartsOn, DateOnly? EndsOn, string? Text, OnceKey? Once = null, DateOnly? TalksSince = null, IReadOnlyList<RuleViolation>? Found = null);

    /// <summary>The id of the contract.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var rules = new Rules(input.Found);
        rules.Refuse(!await Visible.To(viewer, db).Partnerships.AnyAsync(partnership => partnership.Id == input.PartnershipId), "partnership", "Say under which partnership the contract stands.");
        var contract = rules.Get(() => new Contract(input.PartnershipId, input.Title, input.StartsOn, input.EndsOn, input.Text));
        rules.Throw();
        contract!.TalkSince(input.TalksSince);
        db.Add(contract);
        await db.SaveChangesAsync();
        return Ids.Text(contract.Id);
    }));
}
