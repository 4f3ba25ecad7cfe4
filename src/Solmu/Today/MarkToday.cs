using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Today;

/// <summary>Takes somebody off Today: for a week, because it is done, or because somebody else deals with them. All of it can be brought back.</summary>
public sealed class MarkToday(Writer writer, Viewer viewer, Moment moment)
{
    private const int SnoozeDays = 7;

    /// <summary>By then a contact that was made has reached Solmu, or the reason stands again.</summary>
    private const int DoneDays = 14;

    public sealed record Input(long PersonId, MarkKind Kind);

    public Task RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var userId = viewer.UserId ?? throw new RuleViolation(null, "Somebody who signs in has a Today; the console has none.");
        var visible = Visible.To(viewer, db);
        if (!await visible.People.AnyAsync(person => person.Id == input.PersonId))
        {
            throw new RuleViolation("person", "That person is not here any more.");
        }

        var day = (await FocalFirms.RequireAsync(db)).Day(moment.Now);
        DateOnly? until = input.Kind switch { MarkKind.Snoozed => day.AddDays(SnoozeDays), MarkKind.Done => day.AddDays(DoneDays), _ => null };
        if (await visible.TodayMarks.AsTracking().FirstOrDefaultAsync(mark => mark.PersonId == input.PersonId) is { } known)
        {
            known.Change(input.Kind, until);
        }
        else
        {
            db.Add(new TodayMark(userId, input.PersonId, input.Kind, until));
        }

        await db.SaveChangesAsync();
    });
}
