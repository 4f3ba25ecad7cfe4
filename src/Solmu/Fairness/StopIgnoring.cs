using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Fairness;

/// <summary>Takes an address or a domain off the list: from the next import on it is read again. Answers whether it was on it.</summary>
public sealed class StopIgnoring(Writer writer, Viewer viewer)
{
    public sealed record Input(string Address);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var address = IgnoredAddress.TryRead(input.Address, out var read) ? read : "";
        if (await Visible.To(viewer, db).IgnoredAddresses.AsTracking().FirstOrDefaultAsync(one => one.Address == address) is not { } ignored)
        {
            return false;
        }

        db.Remove(ignored);
        await db.SaveChangesAsync();
        return true;
    });
}
