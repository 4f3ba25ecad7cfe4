using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Vulnerability;
using Solmu.Firms;
using Solmu.People;
using Solmu.Vulnerability;

namespace Solmu.Health;

/// <summary>Reads what is on record about partnerships up to the day of a holding: of some organisations, or of all.</summary>
public sealed class FindStandingFacts(Visible visible, FocalFirms firms)
{
    /// <summary>Whoever leaves later than this is not leaving yet.</summary>
    private const int LeavingDays = 365;

    /// <summary>How long it took to make partners active, by the steps on record up to the day.</summary>
    public async Task<RecoveryDays> RecoveryAsync(DateOnly day)
    {
        var steps = await (from step in visible.StageSteps
                           join partnership in visible.Partnerships on step.PartnershipId equals partnership.Id
                           where step.On <= day && (step.To == Stage.F1 || step.To == Stage.F2 || step.To == Stage.F3 || step.To == Stage.F4 || step.To == Stage.F5 || step.To == Stage.M2)
                           select new { step.PartnershipId, partnership.Side, step.To, step.On }).ToListAsync();
        var cases = steps.GroupBy(step => (step.PartnershipId, step.Side)).Select(all => (
            all.Key.Side, Began: all.Where(step => Lifecycle.IsFormation(step.To)).Min(step => (DateOnly?)step.On), Active: all.Where(step => step.To == Stage.M2).Min(step => (DateOnly?)step.On)))
            .Where(one => one.Active >= one.Began).Select(one => (one.Side, Days: one.Active!.Value.DayNumber - one.Began!.Value.DayNumber)).ToList();
        var bySide = new Dictionary<Side, double>();
        foreach (var side in cases.GroupBy(one => one.Side))
        {
            if (TimeToRecover.Median(side.Select(one => one.Days)) is { } days)
            {
                bySide[side.Key] = days;
            }
        }

        return new RecoveryDays(bySide, TimeToRecover.Median(cases.Select(one => one.Days)));
    }

    public async Task<IReadOnlyList<StandingFacts>> RunAsync(Holding holding, IReadOnlyCollection<long>? organisationIds)
    {
        var day = holding.Day;
        var partnerships = organisationIds is { } some ? visible.Partnerships.Where(partnership => some.Contains(partnership.OrganisationId)) : visible.Partnerships;
        var since = await partnerships.Select(partnership => new { partnership.Id, partnership.Since }).ToDictionaryAsync(row => row.Id, row => row.Since);
        var contracts = (await (from contract in visible.Contracts
                                join partnership in partnerships on contract.PartnershipId equals partnership.Id
                                where contract.StartsOn == null || contract.StartsOn <= day
                                select new { contract.PartnershipId, contract.StartsOn, contract.EndsOn, contract.TalksSince }).ToListAsync()).ToLookup(row => row.PartnershipId);
        var steps = (await (from step in visible.StageSteps
                            join partnership in partnerships on step.PartnershipId equals partnership.Id
                            where step.On <= day
                            select new { step.PartnershipId, step.To, step.On }).ToListAsync()).ToLookup(row => row.PartnershipId);
        var reviews = (await (from review in visible.PartnershipReviews
                              join partnership in partnerships on review.PartnershipId equals partnership.Id
                              where review.On <= day
                              orderby review.On, review.Id
                              select review).ToListAsync()).ToLookup(review => review.PartnershipId, review => review.Facts());
        var keys = await KeyPeopleAsync(day, organisationIds);
        var leaving = await LeavingAsync(day, organisationIds);
        return [.. holding.Partnerships.Select(partnership => new StandingFacts(
            [.. contracts[partnership.Id].Select(row => new ContractTerm(row.StartsOn, row.EndsOn))],
            new[] { contracts[partnership.Id].Max(row => row.TalksSince <= day ? row.TalksSince : null), steps[partnership.Id].Where(step => step.To is Stage.F4 or Stage.F5).Max(step => (DateOnly?)step.On) }.Max(),
            steps[partnership.Id].Max(step => (DateOnly?)step.On),
            since.GetValueOrDefault(partnership.Id),
            [.. reviews[partnership.Id]],
            [.. keys[partnership.OrganisationId].Distinct()],
            leaving))];
    }

    private async Task<ILookup<long, long>> KeyPeopleAsync(DateOnly day, IReadOnlyCollection<long>? organisationIds)
    {
        var marked = visible.Affiliations.HoldingOn(day).Where(affiliation => affiliation.KeyRole != null);
        marked = organisationIds is { } some ? marked.Where(affiliation => some.Contains(affiliation.OrganisationId)) : marked;
        return (await marked.Select(affiliation => new { affiliation.OrganisationId, affiliation.PersonId }).ToListAsync()).ToLookup(row => row.OrganisationId, row => row.PersonId);
    }

    /// <summary>Who has a last day within a year, and no other employment there that goes on.</summary>
    private async Task<Dictionary<long, DateOnly>> LeavingAsync(DateOnly day, IReadOnlyCollection<long>? organisationIds)
    {
        var (last, own) = (day.AddDays(LeavingDays), (await firms.RequireAsync()).OrganisationId);
        var ending = visible.Affiliations.HoldingOn(day).Where(affiliation => affiliation.Until != null && affiliation.Until <= last
            && !visible.Affiliations.Any(other => other.PersonId == affiliation.PersonId && other.OrganisationId == affiliation.OrganisationId && other.Id != affiliation.Id && (other.Until == null || other.Until > affiliation.Until)));
        ending = organisationIds is { } some ? ending.Where(affiliation => some.Contains(affiliation.OrganisationId) || affiliation.OrganisationId == own) : ending;
        return (await ending.Select(affiliation => new { affiliation.PersonId, affiliation.Until }).ToListAsync()).GroupBy(row => row.PersonId).ToDictionary(rows => rows.Key, rows => rows.Min(row => row.Until!.Value));
    }
}
