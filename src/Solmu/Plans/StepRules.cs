using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;

namespace Solmu.Plans;

/// <summary>Refuses a step with somebody who is not there, or who is not one of ours where one of ours is meant.</summary>
internal static class StepRules
{
    public static async Task CheckAsync(SolmuDb db, Viewer viewer, Moment moment, Rules rules, StepFacts facts)
    {
        var (visible, firm, day) = (Visible.To(viewer, db), await FocalFirms.RequireAsync(db), await moment.DayAsync());
        rules.Refuse(!await visible.Partnerships.AnyAsync(partnership => partnership.OrganisationId == facts.OrganisationId), "partner", "Choose a partner.");
        rules.Refuse(facts.OtherId is { } other && (!await visible.People.AnyAsync(person => person.Id == other) || await OwnPeople.IsOneAsync(visible, firm, other, day)), "other", "Choose somebody of the partner, or leave it open.");
        rules.Refuse(facts.OwnId is { } own && !await OwnPeople.IsOneAsync(visible, firm, own, day), "own", "Only one of your own people can make the tie.");
        rules.Refuse(facts.ResponsibleId is { } responsible && !await OwnPeople.IsOneAsync(visible, firm, responsible, day), "responsible", "Only one of your own people can see to it.");
    }
}
