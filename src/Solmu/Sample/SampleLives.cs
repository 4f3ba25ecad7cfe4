using Solmu.Analysis.Partnerships;

namespace Solmu.Sample;

/// <summary>The steps a partnership of the sample took, what shows them, and the contracts it is under.</summary>
internal static class SampleLives
{
    private static readonly Dictionary<Stage, (string Firm, string Manager)> Evidence = new()
    {
        [Stage.F2] = ("First offer asked for at the fair", "First talk, contact details exchanged"),
        [Stage.F3] = ("Market research on the country filed; credit report without remarks", "Met their managing director and the sales manager"),
        [Stage.F4] = ("Offer for a partner contract sent", "Two days in {city}; both sides want it"),
        [Stage.F5] = ("Contract signed", "Goals of the first year talked through"),
        [Stage.M1] = ("First training held", "Sellers and our support know each other"),
        [Stage.M2] = ("First order delivered", "Regular talks agreed"),
        [Stage.M3] = ("Goals missed two half-years running", "Our contact there answers late, if at all"),
        [Stage.T1] = ("Contract not renewed", "Talked about why: another supplier"),
        [Stage.T2] = ("Last deliveries settled", "Closing talk held; we stay in touch"),
    };

    public sealed record Step(Stage From, Stage To, DateOnly On, string? Firm, string? Manager);

    public sealed record Agreement(string Title, DateOnly StartsOn, DateOnly? EndsOn, string? Text);

    /// <summary>Forwards, each a few weeks after the one before; a few are recorded at one of the two levels only.</summary>
    public static IEnumerable<Step> StepsTo(Stage stage, SamplePlot plot, SamplePartner partner, SampleDice dice)
    {
        Stage[] path = [.. Evidence.Keys.Where(step => step <= stage && (step is not Stage.M3 || stage is Stage.M3) && (step is not Stage.F3 || dice.Chance(0.7)))];
        var from = Stage.F1;
        var signed = Array.IndexOf(path, Stage.F5);
        for (var i = 0; i < path.Length; i++)
        {
            var on = path[i] switch
            {
                Stage.M3 or Stage.T1 => plot.Until.AddDays(-20),
                Stage.T2 => plot.Until,
                Stage.M1 => plot.Since.AddDays(8),
                Stage.M2 => plot.Since.AddDays(60),
                _ when signed >= 0 => plot.Since.AddDays(-45 * (signed - i)),
                _ => plot.Since.AddDays(2 * i),
            };
            var (firm, manager) = Evidence[path[i]];
            yield return new Step(from, path[i], on, dice.Chance(0.9) ? firm : null, manager.Replace("{city}", partner.City, StringComparison.Ordinal));
            from = path[i];
        }
    }

    /// <summary>Most run for two or three years at a time; some end soon, some have run out unnoticed, some have no end.</summary>
    public static IEnumerable<Agreement> ContractsOf(Stage stage, SamplePlot plot, DateOnly today, SampleDice dice)
    {
        if (stage < Stage.F5 || dice.Chance(0.08))
        {
            yield break;
        }

        DateOnly? ends = stage == Stage.T2 ? plot.Until : dice.Share() switch
        {
            < 0.12 => null,
            < 0.2 => today.AddDays(-dice.Between(10, 200)),
            < 0.4 => today.AddDays(dice.Between(5, 180)),
            _ => today.AddDays(dice.Between(200, 1000)),
        };
        var starts = ends is { } last && last.AddYears(-2) > plot.Since ? last.AddYears(-2).AddDays(1) : plot.Since;
        if (ends <= starts)
        {
            ends = starts.AddYears(1);
        }

        yield return new Agreement("Partner contract", starts, ends, dice.Chance(0.5) ? "Renewed by a common decision; three months' notice." : null);
        if (starts > plot.Since.AddDays(30))
        {
            yield return new Agreement("Partner contract, earlier term", plot.Since, starts.AddDays(-1), null);
        }

        if (dice.Chance(0.25))
        {
            yield return new Agreement("Confidentiality agreement", plot.Since, null, null);
        }
    }
}
