using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Absences;

/// <summary>
/// Notes when one of ours is away, so that it is not taken for silence. Everybody may for themselves, owners and managers
/// for all. Answers false when there is no such person, or the viewer may not.
/// </summary>
public sealed class AddLeave(Writer writer, Viewer viewer)
{
    public sealed record Input(long PersonId, DateOnly From, DateOnly Until);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        if (!visible.SeesLeaveOf(input.PersonId) || await visible.WholePeople.FirstOrDefaultAsync(person => person.Id == input.PersonId) is not { } person)
        {
            return false;
        }

        var firm = await FocalFirms.RequireAsync(db);
        var rules = new Rules();
        rules.Refuse(!person.Affiliations.Any(affiliation => affiliation.OrganisationId == firm.OrganisationId), null, "Leave is noted of your own people only.");
        var leave = rules.Get(() => new Leave(person.Id, input.From, input.Until));
        rules.Throw();
        if (!await visible.Leaves.AnyAsync(known => known.PersonId == input.PersonId && known.From == input.From && known.Until == input.Until))
        {
            db.Add(leave!);
            await db.SaveChangesAsync();
        }

        return true;
    });
}
