using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Ties;

/// <summary>
/// Says of a tie how often the two mean to be in touch, and since when they know each other. Answers false when one of them
/// is not there.
/// </summary>
public sealed class DescribeTie(Writer writer, Viewer viewer, Moment moment)
{
    /// <param name="OwnId">One of ours.</param>
    /// <param name="OtherId">Somebody outside.</param>
    /// <param name="CadenceDays">Every so many days; null leaves it to habit.</param>
    /// <param name="FirstMet">Null when only contacts tell.</param>
    /// <param name="Version">What the form was filled in against; 0 when nothing was said before, null to compare nothing.</param>
    /// <param name="Found">What could not be read of the form.</param>
    public sealed record Input(long OwnId, long OtherId, int? CadenceDays, DateOnly? FirstMet, int? Version = null, IReadOnlyList<RuleViolation>? Found = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        if (input.OwnId == input.OtherId || await visible.People.CountAsync(person => person.Id == input.OwnId || person.Id == input.OtherId) != 2)
        {
            return false;
        }

        var firm = await FocalFirms.RequireAsync(db);
        var known = await visible.TieNotes.FirstOrDefaultAsync(note => note.OwnId == input.OwnId && note.OtherId == input.OtherId);
        StaleEdit.Refuse("What is said of this tie", input.Version ?? known?.Version ?? 0, known?.Version ?? 0);
        var rules = new Rules(input.Found);
        rules.Refuse(!await visible.Affiliations.AnyAsync(affiliation => affiliation.PersonId == input.OwnId && affiliation.OrganisationId == firm.OrganisationId), "own", "A tie is between one of your people and somebody outside.");
        rules.Refuse(input.FirstMet > firm.Day(moment.Now), "firstMet", "That day is still to come.");
        rules.Check(() => _ = new TieNote(input.OwnId, input.OtherId, input.CadenceDays, input.FirstMet));
        rules.Throw();
        Put(db, known, input);
        await db.SaveChangesAsync();
        return true;
    });

    private static void Put(SolmuDb db, TieNote? known, Input input)
    {
        var says = input.CadenceDays is not null || input.FirstMet is not null;
        if (known is null && says)
        {
            db.Add(new TieNote(input.OwnId, input.OtherId, input.CadenceDays, input.FirstMet));
        }
        else if (known is not null && !says)
        {
            db.Remove(known);
        }
        else if (known is not null && (known.CadenceDays, known.FirstMet) != (input.CadenceDays, input.FirstMet))
        {
            known.Change(input.CadenceDays, input.FirstMet);
        }
    }
}
