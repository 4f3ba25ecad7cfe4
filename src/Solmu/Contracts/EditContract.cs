using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Contracts;

/// <summary>Corrects a contract, for instance when it was prolonged, or when talks about the next one have begun.</summary>
public sealed class EditContract(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version, string? Title, DateOnly? StartsOn, DateOnly? EndsOn, string? Text, DateOnly? TalksSince = null, IReadOnlyList<RuleViolation>? Found = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var contract = await Visible.To(viewer, db).Contracts.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The contract was removed.");
        StaleEdit.Refuse("The contract", input.Version, contract.Version);
        var rules = new Rules(input.Found);
        rules.Check(() => contract.Change(input.Title, input.StartsOn, input.EndsOn, input.Text));
        rules.Throw();
        contract.TalkSince(input.TalksSince);
        await db.SaveChangesAsync();
    });
}
