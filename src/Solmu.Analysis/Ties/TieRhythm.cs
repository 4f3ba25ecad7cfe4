namespace Solmu.Analysis.Ties;

/// <summary>The mean gap between contact-days of the last 24 months and the silence since, also with one day left out.</summary>
internal readonly ref struct TieRhythm
{
    private const int Months = 24;

    private readonly ReadOnlySpan<TieDay> days;
    private readonly ElapsedDays elapsed;
    private readonly DateOnly today;
    private readonly int start;
    private readonly int span;

    public TieRhythm(ReadOnlySpan<TieDay> days, ElapsedDays elapsed, DateOnly today)
    {
        this.days = days;
        this.elapsed = elapsed;
        this.today = today;
        var since = today.AddMonths(-Months);
        start = days.Length;
        while (start > 0 && days[start - 1].Day > since)
        {
            start--;
        }

        span = Count > 1 ? elapsed.Between(days[start].Day, days[^1].Day) : 0;
        Silence = days.Length == 0 ? 0 : elapsed.Between(days[^1].Day, today);
    }

    /// <summary>n, contact-days of the last 24 months.</summary>
    public int Count => days.Length - start;

    /// <summary>Days since the last contact-day.</summary>
    public int Silence { get; }

    /// <summary>Mean gap; not a number below two contact-days.</summary>
    public double Gap => Count < 2 ? TieParts.Unknown : (double)span / (Count - 1);

    /// <summary>ρ; not a number below two contact-days.</summary>
    public double Rho(double floor) => Silence / Math.Max(Gap, floor);

    /// <summary>ρ as it would be without one of the days.</summary>
    public double RhoWithout(int day, double floor)
    {
        if (day < start)
        {
            return Rho(floor);
        }

        if (Count < 3)
        {
            return TieParts.Unknown;
        }

        var isLast = day == days.Length - 1;
        var gaps = (double)(isLast || day == start
            ? elapsed.Between(days[day == start ? start + 1 : start].Day, days[isLast ? ^2 : ^1].Day)
            : span);
        var silence = isLast ? elapsed.Between(days[^2].Day, today) : Silence;
        return silence / Math.Max(gaps / (Count - 2), floor);
    }
}
