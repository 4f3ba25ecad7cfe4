using Solmu.Firms;
using Solmu.Ties;
using Solmu.Vulnerability;

namespace Solmu.Plans;

/// <summary>
/// Which second ties would mend what a what-if breaks: for each partner that is left without a tie every tie that goes,
/// for a weakened one the strongest. The most valuable first, two a week.
/// </summary>
public sealed class SuggestSteps(ReadWhatIf whatIf, Moment moment)
{
    public const int MostSteps = 20;
    private const int AWeek = 2;

    /// <summary>A step as it would be written down, and why this successor.</summary>
    public sealed record Suggested(StepFacts Facts, string Partner, string? Other, string? Own, string Why, bool IsOrphaned);

    public sealed record Suggestion(string Title, WhatIf What, IReadOnlyList<Suggested> Steps);

    /// <summary>For one partner only when its address is given; null when somebody is not there.</summary>
    public async Task<Suggestion?> RunAsync(IReadOnlyCollection<long> without, string? slug = null)
    {
        if (await whatIf.RunAsync(without) is not { } what)
        {
            return null;
        }

        var day = await moment.DayAsync();
        var ours = what.Without.Where(one => one.IsOurs).Select(one => one.Name).ToList();
        var title = ours.Count == 0 ? "Second ties" : $"Second ties beside {Ui.Say.List(ours)}";
        var steps = Wanted(what, slug).Take(MostSteps).Select((tie, place) => Step(what, tie, day.AddDays(7 * (1 + (place / AWeek)))));
        return new Suggestion(title.Length > HandOverPlan.MaxTitleLength ? "Second ties" : title, what, [.. steps]);
    }

    private static IEnumerable<Tie> Wanted(WhatIf what, string? slug)
    {
        var gone = what.Without.Where(one => one.IsPartner).Select(one => one.Id).ToHashSet();
        var orphaned = what.Orphaned.Select(one => one.OrganisationId).ToHashSet();
        return what.LostTies.Where(tie => !gone.Contains(tie.Partner!.Id) && (slug is null || tie.Partner.Slug == slug)).GroupBy(tie => tie.Partner!.Id)
            .OrderByDescending(ties => orphaned.Contains(ties.Key)).ThenByDescending(ties => ties.First().Partner!.ValueCents ?? -1).ThenBy(ties => ties.First().Partner!.Name, StringComparer.Ordinal).ThenBy(ties => ties.Key)
            .SelectMany(ties => ties.OrderByDescending(tie => tie.Score.Strength).ThenBy(tie => tie.Other.Id).DistinctBy(tie => tie.Other.Id).Take(orphaned.Contains(ties.Key) ? int.MaxValue : 1));
    }

    private static Suggested Step(WhatIf what, Tie tie, DateOnly due)
    {
        var (partner, goes) = (tie.Partner!, what.Without.Any(one => one.Id == tie.Other.Id));
        var heirs = what.Successors.Where(one => one.Partner == partner.Name).ToList();
        var heir = heirs.Find(one => one.Person.Id == tie.Other.Id) ?? heirs.FirstOrDefault();
        var other = !goes ? tie.Other : heir is not null && what.Without.All(one => one.Id != heir.Person.Id) ? heir.Person : null;
        return new Suggested(
            new StepFacts(partner.Id, other?.Id, heir?.Own.Id, heir?.Own.Id, due, null), partner.Name, other?.DisplayName, heir?.Own.DisplayName,
            heir is null ? "Nobody of yours is known to know anybody there." : $"{heir.Own.DisplayName} {heir.Why}.", what.Orphaned.Any(one => one.OrganisationId == partner.Id));
    }
}
