namespace Solmu.Analysis.Ties;

/// <summary>The least and the greatest strength when any one contact, or the rating, is left out; every removal in constant time.</summary>
internal readonly ref struct TieJackknife
{
    private readonly TieDays days;
    private readonly TieRhythm rhythm;
    private readonly TieSides sides;
    private readonly DateOnly? firstMet;
    private readonly DateOnly today;
    private readonly TieParameters parameters;

    public TieJackknife(in TieDays days, in TieRhythm rhythm, in TieSides sides, DateOnly? firstMet, DateOnly today, TieParameters parameters)
    {
        this.days = days;
        this.rhythm = rhythm;
        this.sides = sides;
        this.firstMet = firstMet;
        this.today = today;
        this.parameters = parameters;
    }

    public (double? Low, double? High) Range(in TieParts parts)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        if (!double.IsNaN(parts.Closeness))
        {
            Widen(ref low, ref high, parts with { Closeness = TieParts.Unknown });
        }

        var contact = 0;
        for (var day = 0; day < days.Days.Length; day++)
        {
            for (var last = contact + days.Days[day].Count; contact < last; contact++)
            {
                Widen(ref low, ref high, Without(parts, contact, day));
            }
        }

        return low > high ? (null, null) : (low, high);
    }

    private TieParts Without(TieParts parts, int index, int day)
    {
        if (days.Contacts.Length == 1)
        {
            return TieParts.Nothing with { Closeness = parts.Closeness };
        }

        ref readonly var merged = ref days.Days[day];
        ref readonly var contact = ref days.Contacts[index];
        if (merged.Richest == index)
        {
            parts.Heat = TieFormulas.Heat(Math.Max(0, days.Heat - merged.Term + merged.NextTerm), parameters.HalfHeat);
        }

        if (merged.Count == 1)
        {
            var rho = rhythm.RhoWithout(day, parameters.GapFloorDays);
            parts.Rhythm = double.IsNaN(rho) ? TieParts.Unknown : TieFormulas.Rhythm(rho, parameters.ColdLimit);
        }

        if (index == 0)
        {
            parts.Duration = TieFormulas.Duration(TieMeasure.Years(firstMet, days.Contacts[1].Day, today));
        }

        parts.Reciprocity = sides.ReciprocityWithout(contact, days.Decays[index]);
        parts.Multiplexity = sides.MultiplexityWithout(contact);
        return parts;
    }

    private void Widen(ref double low, ref double high, in TieParts parts)
    {
        var strength = parts.Strength(parameters.Weights);
        if (!double.IsNaN(strength))
        {
            low = Math.Min(low, strength);
            high = Math.Max(high, strength);
        }
    }
}
