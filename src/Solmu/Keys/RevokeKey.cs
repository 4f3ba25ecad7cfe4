using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Keys;

/// <summary>Shuts a key out from the next request on. Answers false when there is no such key.</summary>
public sealed class RevokeKey(Writer writer, Viewer viewer, TimeProvider clock)
{
    public sealed record Input(long Id, int? Version = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var key = await Visible.To(viewer, db).ApiKeys.FirstOrDefaultAsync(found => found.Id == input.Id);
        if (key is null)
        {
            return false;
        }

        StaleEdit.Refuse("This key", input.Version ?? key.Version, key.Version);
        if (key.RevokedAt is null)
        {
            key.Revoke(clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        return true;
    });
}
