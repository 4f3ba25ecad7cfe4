using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Plans;

/// <summary>Reads whom a step can be about.</summary>
public sealed class ReadStepForm(Visible visible, OwnPeople own, Moment moment)
{
    private const int MostPartners = 1_000;
    private const int MostPeople = 300;

    public async Task<StepForm.Model> RunAsync(PlanRow plan, StepRow? step, long? partnerId, Typed typed)
    {
        var partner = await visible.Organisations.Where(one => one.Id == partnerId && visible.Partnerships.Any(partnership => partnership.OrganisationId == one.Id)).Select(one => new { one.Id, one.Name }).FirstOrDefaultAsync();
        if (partner is null)
        {
            var partners = await visible.Organisations.Where(one => visible.Partnerships.Any(partnership => partnership.OrganisationId == one.Id)).OrderBy(one => one.SortName).ThenBy(one => one.Id).Select(one => new { one.Id, one.Name }).Take(MostPartners).ToListAsync();
            return new StepForm.Model(plan, step, null, [.. partners.Select(one => KeyValuePair.Create(Ids.Text(one.Id), one.Name))], [], [], typed);
        }

        var day = await moment.DayAsync();
        var others = await (from person in visible.People
                            where visible.Affiliations.Any(at => at.PersonId == person.Id && at.OrganisationId == partner.Id && (at.From == null || at.From <= day) && (at.Until == null || at.Until >= day)) || (step != null && person.Id == step.OtherId)
                            orderby person.SortName, person.Id
                            select new { person.Id, Name = person.Name ?? person.SortName }).Take(MostPeople).ToListAsync();
        return new StepForm.Model(plan, step, (partner.Id, partner.Name), [], [.. others.Select(one => KeyValuePair.Create(Ids.Text(one.Id), one.Name))], await own.RunAsync(), typed);
    }
}
