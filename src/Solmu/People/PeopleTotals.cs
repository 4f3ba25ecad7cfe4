using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.People;

/// <summary>How many people there are; counted again when something has changed, and in a very large net not at every change.</summary>
public sealed class PeopleTotals(Changes changes)
{
    /// <summary>Up to here counting takes no time worth saving, and the figures are exact after every change.</summary>
    private const int Many = 20_000;

    private const int Patience = 100;

    private const int MostKept = 200;

    private readonly ConcurrentDictionary<Sight, Kept> kept = [];

    public sealed record Totals(int People, int Ours, int Partners, int Suggestions, int SharedAddresses);

    public async Task<Totals> ReadAsync(Visible visible, Moment moment, FocalFirms firms)
    {
        var stamp = changes.Stamp;
        var day = await moment.DayAsync();
        var sight = visible.Viewer.Sight;
        if (kept.TryGetValue(sight, out var last) && last.Day == day && (last.Stamp == stamp || Stopwatch.GetElapsedTime(last.CountedAt) < last.Took * Patience))
        {
            return last.Totals;
        }

        var started = Stopwatch.GetTimestamp();
        var totals = await CountAsync(visible, day, (await firms.ReadAsync())?.OrganisationId ?? 0);
        var took = Stopwatch.GetElapsedTime(started);
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        // What is kept from somebody since the last count must not be counted a moment longer.
        kept[sight] = new Kept(stamp, day, totals, totals.People < Many || !sight.IsEverything ? TimeSpan.Zero : took, Stopwatch.GetTimestamp());
        return totals;
    }

    private static async Task<Totals> CountAsync(Visible visible, DateOnly day, long focalId)
    {
        var holding = visible.Affiliations.HoldingOn(day);
        return new Totals(
            await visible.People.CountAsync(person => !person.IsIgnored),
            await holding.Where(affiliation => affiliation.OrganisationId == focalId).Select(affiliation => affiliation.PersonId).Distinct().CountAsync(),
            await visible.Partnerships.Select(partnership => partnership.OrganisationId).Distinct().CountAsync(id => holding.Any(affiliation => affiliation.OrganisationId == id)),
            await visible.People.CountAsync(person => person.IsSuggested && !person.IsIgnored),
            await visible.UndecidedAddresses.Where(one => one.PersonId == null).Select(one => one.Address).Distinct().CountAsync());
    }

    private sealed record Kept(long Stamp, DateOnly Day, Totals Totals, TimeSpan Took, long CountedAt);
}
