using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Duplicates;

/// <summary>Remembers that these two are two. Answers false when one of them is not there.</summary>
public sealed class KeepApart(Writer writer, Viewer viewer, Firms.Moment moment)
{
    public sealed record Input(Twice Kind, long One, long Other);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var both = input.Kind == Twice.Person
            ? await visible.People.CountAsync(person => person.Id == input.One || person.Id == input.Other)
            : await visible.Organisations.CountAsync(organisation => organisation.Id == input.One || organisation.Id == input.Other);
        if (both != 2)
        {
            return false;
        }

        var apart = new Apart(input.Kind, input.One, input.Other, moment.Now, viewer.UserId);
        if (!await visible.Aparts.AnyAsync(known => known.FirstId == apart.FirstId && known.SecondId == apart.SecondId))
        {
            db.Add(apart);
            await db.SaveChangesAsync();
        }

        return true;
    });
}

/// <summary>Forgets that two were said to be two, so that they are asked about again. Answers false when nobody had said so.</summary>
public sealed class AskAgain(Writer writer, Viewer viewer)
{
    public Task<bool> RunAsync(long apartId) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        if (await Visible.To(viewer, db).Aparts.AsTracking().FirstOrDefaultAsync(apart => apart.Id == apartId) is not { } apart)
        {
            return false;
        }

        db.Remove(apart);
        await db.SaveChangesAsync();
        return true;
    });
}
