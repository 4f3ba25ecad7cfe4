using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Plans;

/// <summary>Ticks a step off, or takes the tick away. The same again changes nothing.</summary>
public sealed class TickStep(Writer writer, Viewer viewer, Moment moment)
{
    public sealed record Input(long Id, bool IsDone);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var step = await Visible.To(viewer, db).HandOverSteps.FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The step was removed.");
        step.Tick(input.IsDone ? await moment.DayAsync() : null);
        await db.SaveChangesAsync();
    });
}
