using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Partnerships;

/// <summary>Takes the next step in the life of a partnership, with what shows it.</summary>
public sealed class MovePartnership(Writer writer, Viewer viewer, Moment moment, TimeProvider clock)
{
    public sealed record Input(long Id, int Version, Stage To, DateOnly On, string? FirmEvidence, string? ManagerEvidence);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var partnership = await visible.Partnerships.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The partnership was removed.");
        StaleEdit.Refuse("The partnership", input.Version, partnership.Version);
        if (input.On > await moment.DayAsync())
        {
            throw new RuleViolation("on", "A step is written down when it was taken, not before.");
        }

        var last = await visible.StageSteps.Where(step => step.PartnershipId == input.Id).MaxAsync(step => (DateOnly?)step.On);
        if (input.On < last)
        {
            throw new RuleViolation("on", $"The last step was taken on {last.Value.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}; this one comes after it.");
        }

        db.Add(partnership.Move(input.To, input.On, input.FirmEvidence, input.ManagerEvidence, viewer.UserId, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    });
}
