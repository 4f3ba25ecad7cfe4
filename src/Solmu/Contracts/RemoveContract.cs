using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Contracts;

/// <summary>Takes away a contract that was written down by mistake. Removing it again changes nothing.</summary>
public sealed class RemoveContract(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        if (await Visible.To(viewer, db).Contracts.FirstOrDefaultAsync(found => found.Id == input.Id) is { } contract)
        {
            StaleEdit.Refuse("The contract", input.Version, contract.Version);
            db.Remove(contract);
            await db.SaveChangesAsync();
        }
    });
}
