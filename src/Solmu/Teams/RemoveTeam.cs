using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Teams;

/// <summary>Ends a team, and with it what was shared with it. Its members stay users. Answers false when there is no such team.</summary>
public sealed class RemoveTeam(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int? Version = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var visible = Visible.To(viewer, db);
        if (await visible.Teams.Include(found => found.Members).Include(found => found.Coverages).FirstOrDefaultAsync(found => found.Id == input.Id) is not { } team)
        {
            return false;
        }

        StaleEdit.Refuse("This team", input.Version ?? team.Version, team.Version);
        db.RemoveRange(await visible.Shares.Where(share => share.TeamId == input.Id).ToListAsync());
        db.Remove(team);
        await db.SaveChangesAsync();
        return true;
    });
}
