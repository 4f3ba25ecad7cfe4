using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Firms;
using Solmu.Ties;
using Solmu.Vulnerability;

namespace Solmu.Health;

/// <summary>How partnerships stand at the moment asked for: those of some organisations, or all. All, and those of one, are kept until something changes.</summary>
public sealed class ReadStandings(Visible visible, ReadHolding holdings, FindStandingFacts find, Moment moment, KeptStandings kept, KeptRecoveries recoveries)
{
    public async Task<Standings> AllAsync() => await OfAsync(await holdings.RunAsync());

    /// <summary>All, as they are held.</summary>
    public Task<Standings> OfAsync(Holding holding) => moment.IsAsked ? MeasureAsync(holding, null) : kept.ReadAsync(visible.Viewer, holding, () => MeasureAsync(holding, null));

    /// <summary>Those of one organisation; its ties alone are read.</summary>
    public async Task<Standings> OfAsync(long organisationId) =>
        moment.IsAsked ? await MeasureAsync([organisationId]) : await kept.ReadAsync(visible.Viewer, await moment.DayAsync(), organisationId, () => MeasureAsync([organisationId]));

    /// <summary>Those of a page of a list; the ties of these organisations alone are read.</summary>
    public async Task<Standings> OfAsync(IReadOnlyCollection<long> organisationIds) => organisationIds.Count switch
    {
        0 => new Standings(new Dictionary<long, Standing>(), new Dictionary<long, int>()),
        1 => await OfAsync(organisationIds.First()),
        _ => await MeasureAsync(organisationIds),
    };

    /// <summary>How long it took to make partners active; asked for alone, as those of one organisation do not tell.</summary>
    public async Task<RecoveryDays> RecoveryAsync() => await RecoveryAsync(await moment.DayAsync());

    private Task<RecoveryDays> RecoveryAsync(DateOnly day) => moment.IsAsked ? find.RecoveryAsync(day) : recoveries.ReadAsync(visible.Viewer, day, () => find.RecoveryAsync(day));

    private async Task<Standings> MeasureAsync(IReadOnlyCollection<long> organisationIds) => await MeasureAsync(await holdings.OfAsync(organisationIds), organisationIds);

    private async Task<Standings> MeasureAsync(Holding holding, IReadOnlyCollection<long>? organisationIds)
    {
        var ties = holding.Ties.Where(tie => tie.Partner is not null).ToLookup(tie => tie.Partner!.Id);
        var facts = await find.RunAsync(holding, organisationIds);
        return new Standings(
            holding.Partnerships.Select((partnership, place) => new MeasureStanding(holding, place, [.. ties[partnership.OrganisationId]], facts[place]).Run()).ToDictionary(standing => standing.Partnership.Id),
            holding.Ties.LiveByPartner())
        {
            Recovery = organisationIds is null ? await RecoveryAsync(holding.Day) : new RecoveryDays(new Dictionary<Side, double>(), null),
        };
    }
}
