using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contracts;
using Solmu.Firms;
using Solmu.Ties;
using Solmu.Today;

namespace Solmu.Letters;

/// <summary>What the weekly letter tells.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Day">The day it is for.</param>
/// <param name="Items">Whom to contact, as on Today.</param>
/// <param name="More">How many more wait behind these.</param>
/// <param name="IsEverybodys">No tie is theirs, so these are those of everybody they see.</param>
/// <param name="Cooling">Ties that were warm a week ago, and cold ones that were not.</param>
/// <param name="Ends">Contracts that end within 90 days.</param>
public sealed record Digest(string Name, DateOnly Day, IReadOnlyList<TodayItem> Items, int More, bool IsEverybodys, IReadOnlyList<Tie> Cooling, IReadOnlyList<FindComingEnds.Row> Ends);

/// <summary>The week of the viewer: whom to contact, what has cooled down since last week, which contracts end.</summary>
public sealed class ReadDigest(Viewer viewer, Moment moment, ReadOwnToday today, FindTies ties, FindComingEnds ends, IServiceScopeFactory scopes)
{
    public const int EndDays = 90;
    private const int MostCooling = 12;

    public async Task<Digest> RunAsync()
    {
        var own = await today.RunAsync();
        var scope = new TieScope(OwnId: own.IsEverybodys ? null : viewer.PersonId);
        var before = await StatesAsync(scope, moment.Now.AddDays(-7));
        var cooling = (await ties.RunAsync(scope)).Where(tie => HasCooled(tie, before.GetValueOrDefault((tie.Own.Id, tie.Other.Id))))
            .OrderByDescending(tie => tie.Partner?.ValueCents ?? -1).ThenBy(tie => tie.Other.DisplayName, StringComparer.Ordinal).ThenBy(tie => tie.Own.Id).Take(MostCooling).ToList();
        return new Digest(viewer.Name, own.Today.Day, [.. own.Items], Math.Max(0, own.Today.Items.Count - ReadToday.Most), own.IsEverybodys, cooling, await ends.RunAsync(EndDays, own.IsEverybodys));
    }

    private static bool HasCooled(Tie tie, TieState before) =>
        !tie.Other.IsIgnored && tie.Place is not { HasEnded: true }
        && (tie.Score.State == TieState.Cooling ? before is not (TieState.Cooling or TieState.Cold) : tie.Score.State == TieState.Cold && before != TieState.Cold);

    private async Task<Dictionary<(long, long), TieState>> StatesAsync(TieScope scope, DateTime then)
    {
        await using var past = scopes.CreateAsyncScope();
        past.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        past.ServiceProvider.GetRequiredService<Moment>().Set(then);
        return (await past.ServiceProvider.GetRequiredService<FindTies>().RunAsync(scope)).ToDictionary(tie => (tie.Own.Id, tie.Other.Id), tie => tie.Score.State);
    }
}
