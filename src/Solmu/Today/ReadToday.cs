using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Firms;
using Solmu.Ties;

namespace Solmu.Today;

/// <summary>
/// Whom one of ours had best contact, and why: what hangs on the tie decides the order. Without a person, everybody's.
/// </summary>
public sealed class ReadToday(Visible visible, Moment moment, FocalFirms firms, FindTies ties)
{
    /// <summary>A day has room for a few; the rest is counted.</summary>
    public const int Most = 12;

    public sealed record Reading(DateTime At, DateOnly Day, IReadOnlyList<TodayItem> Items, int Snoozed, int Ties);

    public async Task<Reading> RunAsync(long? ownId)
    {
        var firm = await firms.RequireAsync();
        var day = firm.Day(moment.Now);
        var mine = await ties.RunAsync(new TieScope(OwnId: ownId));
        var marks = await visible.TodayMarks.Where(mark => mark.Until == null || mark.Until >= day).Select(mark => mark.PersonId).ToHashSetAsync();
        var ends = Speakers(mine, await ContractEndsAsync(day));
        var matter = mine.Where(tie => TodayReasons.MayMatter(tie, day, ends)).ToList();
        var isMarked = matter.Where(tie => marks.Contains(tie.Other.Id)).Select(tie => tie.Other.Id).Distinct().Count();
        matter.RemoveAll(tie => marks.Contains(tie.Other.Id));

        var reasons = new TodayReasons(day, firm.Zone, ends, await LiveTiesAsync(matter, ownId is null ? mine : null));
        var items = matter.Select(reasons.Of).OfType<TodayItem>()
            .OrderByDescending(item => item.ValueCents ?? -1).ThenByDescending(item => item.IsOnlyTie).ThenBy(item => item.ContractEnds ?? DateOnly.MaxValue)
            .ThenByDescending(item => item.Tie.Score.Rho ?? 0).ThenBy(item => item.Tie.Other.Reference, StringComparer.Ordinal).ThenBy(item => item.Tie.Own.Reference, StringComparer.Ordinal);
        return new Reading(moment.Now, day, [.. items.DistinctBy(item => item.Tie.Other.Id)], isMarked, mine.Count);
    }

    /// <summary>The strongest tie at each partner speaks of its contract.</summary>
    private static Dictionary<(long Own, long Other), DateOnly> Speakers(IReadOnlyList<Tie> ties, Dictionary<long, DateOnly> ends) =>
        ties.Where(tie => tie.Partner is { } partner && ends.ContainsKey(partner.Id) && tie.Score is { ContactDays: > 0, State: not TieState.Closed })
            .DistinctBy(tie => tie.Partner!.Id).ToDictionary(tie => (tie.Own.Id, tie.Other.Id), tie => ends[tie.Partner!.Id]);

    private async Task<Dictionary<long, DateOnly>> ContractEndsAsync(DateOnly day)
    {
        var last = day.AddDays(TodayReasons.ContractDays);
        var rows = await (from contract in visible.Contracts
                          where contract.EndsOn >= day && contract.EndsOn <= last
                          join partnership in visible.Partnerships on contract.PartnershipId equals partnership.Id
                          where !visible.Contracts.Any(later => later.PartnershipId == contract.PartnershipId && later.EndsOn > last)
                          select new { partnership.OrganisationId, EndsOn = contract.EndsOn!.Value }).ToListAsync();
        return rows.GroupBy(row => row.OrganisationId).ToDictionary(group => group.Key, group => group.Min(row => row.EndsOn));
    }

    private async Task<IReadOnlyDictionary<long, int>> LiveTiesAsync(List<Tie> matter, IReadOnlyList<Tie>? all) => all is not null ? all.LiveByPartner()
        : await ties.LiveAsync(matter.SelectMany(tie => new[] { tie.Partner?.Id, tie.Other.Before?.Place.Id }).OfType<long>().ToHashSet());
}
