using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Partnerships;

/// <summary>Corrects the facts of a partnership. Its stage moves by steps only.</summary>
public sealed class EditPartnership(Writer writer, Viewer viewer, Moment moment)
{
    public sealed record Input(long Id, int Version, PartnershipFacts Facts);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var partnership = await visible.Partnerships.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The partnership was removed.");
        StaleEdit.Refuse("The partnership", input.Version, partnership.Version);
        if (input.Facts.ResponsibleId != partnership.ResponsibleId)
        {
            await OwnPeople.RequireAsync(visible, await FocalFirms.RequireAsync(db), input.Facts.ResponsibleId, await moment.DayAsync());
        }

        partnership.Describe(input.Facts);
        await db.SaveChangesAsync();
    });
}
