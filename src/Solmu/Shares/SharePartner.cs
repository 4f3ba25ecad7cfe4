using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Shares;

/// <summary>
/// Lets a user or a team see an organisation with all its partnerships. Whoever sees only some sides of it cannot: that
/// would open the others.
/// </summary>
public sealed class SharePartner(Writer writer, Viewer viewer, TimeProvider clock)
{
    /// <param name="OrganisationId">What is shared.</param>
    /// <param name="With">The id of a user or of a team.</param>
    public sealed record Input(long OrganisationId, long? With);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var firm = await FocalFirms.RequireAsync(db);
        var name = await visible.Organisations.Where(organisation => organisation.Id == input.OrganisationId && organisation.Id != firm.OrganisationId).Select(organisation => organisation.Name).FirstOrDefaultAsync()
            ?? throw new RuleViolation(null, "The organisation was removed.");
        if (!await visible.IsWholeAsync(input.OrganisationId))
        {
            throw new RuleViolation("with", $"An owner or a manager shares {name}, or shares it with you first.");
        }

        var team = await visible.Teams.AnyAsync(team => team.Id == input.With);
        if (!team && !await visible.Users.AnyAsync(user => user.Id == input.With && user.DisabledAt == null))
        {
            throw new RuleViolation("with", "Choose a team or a user.");
        }

        var with = input.With!.Value;
        if (!await visible.Shares.AnyAsync(share => share.OrganisationId == input.OrganisationId && (share.UserId == with || share.TeamId == with)))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            db.Add(team ? Share.WithTeam(input.OrganisationId, with, viewer.UserId, now) : Share.WithUser(input.OrganisationId, with, viewer.UserId, now));
            await db.SaveChangesAsync();
        }
    });
}
