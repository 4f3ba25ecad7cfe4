using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Partnerships;

/// <summary>Corrects the facts of a partnership. Its stage moves by steps only.</summary>
public sealed class EditPartnership(Writer writer, Viewer viewer, Moment moment)
{
    public sealed record Input(long Id, int Version, PartnershipFacts Facts, IReadOnlyList<RuleViolation>? Found = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var partnership = await visible.Partnerships.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The partnership was removed.");
        StaleEdit.Refuse("The partnership", input.Version, partnership.Version);
        var rules = new Rules(input.Found);
        if (input.Facts.ResponsibleId != partnership.ResponsibleId)
        {
            var (firm, day) = (await FocalFirms.RequireAsync(db), await moment.DayAsync());
            await rules.CheckAsync(() => OwnPeople.RequireAsync(visible, firm, input.Facts.ResponsibleId, day));
        }

        rules.Check(() => partnership.Describe(input.Facts));
        rules.Throw();
        await db.SaveChangesAsync();
    });
}
