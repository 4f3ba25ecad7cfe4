using Solmu.Analysis.Partnerships;
using Solmu.Reviews;

namespace Solmu.Sample;

/// <summary>What the sample's people wrote down about how their partnerships go. About every third was never reviewed.</summary>
internal static class SampleReviews
{
    private const int HalfYear = 182;

    /// <summary>Made-up news of a few partners, so that the findings have something to tell.</summary>
    private static readonly Dictionary<string, (int? Buffer, int? Replace, double? Reached, Viability? Viability, int? ConflictDays)> Known = new()
    {
        ["Hartmann Elektronik"] = (45, 240, 0.94, Viability.Sound, null),
        ["Shenzhen Jialin"] = (60, 210, 0.71, Viability.Strained, null),
        ["Cirrus Platform"] = (30, 300, 0.9, Viability.Sound, null),
        ["Baltic Logistics"] = (21, 30, 0.97, Viability.Sound, null),
        ["Kvarken Optik"] = (90, 150, 0.88, Viability.Sound, null),
        ["Edunet Integrators"] = (null, null, 0.82, Viability.Sound, null),
        ["Nordvision"] = (null, null, 0.58, Viability.Strained, 75),
        ["Horizon Didactics"] = (null, null, 0.41, Viability.Distress, null),
        ["Lingua Systèmes"] = (null, null, 1.04, Viability.Sound, null),
    };

    public static IEnumerable<PartnershipReview> Of(long partnershipId, Side side, Stage stage, SamplePartner partner, SamplePlot plot, DateOnly today)
    {
        var dice = SampleDice.For($"reviews of {partner.Name} {side}");
        var known = Known.TryGetValue(partner.Name, out var news);
        if (stage is not (Stage.M2 or Stage.M3) || side == Side.Support || (!known && dice.Chance(0.35)))
        {
            yield break;
        }

        var goal = plot.ValueCents is { } value ? Math.Max(1, Math.Round(value / 100_000.0)) * 1000 : 100;
        var level = news.Reached ?? (stage == Stage.M3 ? dice.Between(0.4, 0.78) : dice.Between(0.72, 1.1));
        var last = today.AddDays(-dice.Between(10, 90));
        for (var back = dice.Between(1, 3); back >= 0; back--)
        {
            var on = last.AddDays(-back * HalfYear);
            if (on > plot.Since.AddDays(60))
            {
                yield return SampleIds.Give(new PartnershipReview(partnershipId, Facts(on, back == 0, goal, level * dice.Between(0.94, 1.06), news, today, dice)), dice);
            }
        }
    }

    private static ReviewFacts Facts(DateOnly on, bool isLast, double goal, double level, (int? Buffer, int? Replace, double? Reached, Viability? Viability, int? ConflictDays) news, DateOnly today, SampleDice dice)
    {
        var planned = dice.Between(2, 4);
        return new ReviewFacts(
            on, goal, Math.Round(goal * level),
            dice.Chance(0.7) ? Math.Round(dice.Between(0.8, 1), 2) : null,
            news.Viability ?? (dice.Chance(0.6) ? Viability.Sound : dice.Chance(0.3) ? Viability.Strained : null),
            planned, dice.Between(planned / 2, planned),
            isLast && news.ConflictDays is { } days && today.AddDays(-days) <= on ? today.AddDays(-days) : null, null,
            dice.Chance(0.5) ? Math.Round(dice.Between(0.35, 0.95), 2) : null, false,
            isLast ? news.Buffer : null, isLast ? news.Replace : null);
    }
}
