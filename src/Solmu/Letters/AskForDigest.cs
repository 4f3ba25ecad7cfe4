using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Letters;

/// <summary>The viewer wants the weekly letter, or wants it no longer. The first comes with the next Monday.</summary>
public sealed class AskForDigest(Writer writer, Viewer viewer, Moment moment)
{
    /// <param name="Wants">Whether it is wanted.</param>
    /// <param name="Home">Where the viewer opens Solmu; the links in the letter lead there.</param>
    public sealed record Input(bool Wants, string Home);

    public Task RunAsync(Input input) => writer.RunAsync(viewer, async db =>
    {
        var userId = viewer.UserId ?? throw new RuleViolation(null, "Somebody who signs in gets letters; the console gets none.");
        var known = await Visible.To(viewer, db).DigestWishes.AsTracking().FirstOrDefaultAsync();
        if (input.Wants && known is null)
        {
            db.Add(new DigestWish(userId, input.Home, WriteDigests.MondayOf((await FocalFirms.RequireAsync(db)).Day(moment.Now))));
        }
        else if (!input.Wants && known is not null)
        {
            db.Remove(known);
        }

        await db.SaveChangesAsync();
    });
}
