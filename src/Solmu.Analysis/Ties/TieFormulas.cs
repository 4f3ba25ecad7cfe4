namespace Solmu.Analysis.Ties;

/// <summary>
/// The components of the strength of a tie, each from 0 to 1, one formula each.
/// Kind: index, defined by us. Source: docs/methods/tie-strength.md.
/// </summary>
public static class TieFormulas
{
    /// <summary>What remains of a contact: 2^(−age/h).</summary>
    /// <param name="ageDays">Days since the contact, with fractions.</param>
    /// <param name="halfLifeDays">Half-life in days.</param>
    /// <returns>1 now, 0.5 after a half-life.</returns>
    public static double Decay(double ageDays, double halfLifeDays) => Math.Exp(-Math.Log(2) * ageDays / halfLifeDays);

    /// <summary>What one person counts in a group: min(1, 3/(n−1)).</summary>
    /// <param name="attendees">n, all people on the contact.</param>
    /// <returns>1 up to four people, then less.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two people.</exception>
    public static double GroupFactor(int attendees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attendees, 2);
        return attendees <= 4 ? 1 : 3.0 / (attendees - 1);
    }

    /// <summary>H/(H + H0).</summary>
    /// <param name="heat">H, the decayed sum of weighted contact-days, 0 or more.</param>
    /// <param name="halfHeat">H0, where it gives one half.</param>
    /// <returns>0 to 1.</returns>
    public static double Heat(double heat, double halfHeat) => heat / (heat + halfHeat);

    /// <summary>1 − clamp(ln max(ρ, 1) / ln limit).</summary>
    /// <param name="rho">ρ, days since the last contact-day over the usual gap.</param>
    /// <param name="coldLimit">From here on 0.</param>
    /// <returns>1 up to ρ = 1, 0 from the limit on.</returns>
    public static double Rhythm(double rho, double coldLimit) => rho <= 1 ? 1 : 1 - Math.Clamp(Math.Log(rho) / Math.Log(coldLimit), 0, 1);

    /// <summary>(2·min(a, b) + 1)/(a + b + 2).</summary>
    /// <param name="us">a, decayed count of contacts that we began.</param>
    /// <param name="them">b, decayed count of contacts that they began.</param>
    /// <returns>0 to 1; one half when nothing is known.</returns>
    public static double Reciprocity(double us, double them) => ((2 * Math.Min(us, them)) + 1) / (us + them + 2);

    /// <summary>1 − 2^(−years/3).</summary>
    /// <param name="years">Years since they met.</param>
    /// <returns>0 to 1.</returns>
    public static double Duration(double years) => 1 - Decay(years, 3);

    /// <summary>min(1, k/4).</summary>
    /// <param name="topics">k, different kinds of topics in twelve months.</param>
    /// <returns>0 to 1.</returns>
    public static double Multiplexity(int topics) => Math.Min(1, topics / 4.0);

    /// <summary>(mean of trust and closeness − 1)/4.</summary>
    /// <param name="mean">The mean, 1 to 5.</param>
    /// <returns>0 to 1.</returns>
    public static double Closeness(double mean) => (mean - 1) / 4;
}
