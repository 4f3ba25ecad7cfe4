namespace Solmu.Analysis.Ties;

/// <summary>
/// Σ w·2^(−age/h), kept up to date by adding to it: nothing that was added before is looked at again. Both operations
/// take constant time. Adding out of order is fine; asking for a moment before the last addition gives what the sum
/// would count for additions made in advance, so ask for the last moment or later.
/// </summary>
/// <param name="HalfLifeDays">h, greater than 0.</param>
/// <param name="Reference">The moment of <paramref name="Value"/>.</param>
/// <param name="Value">The sum at that moment.</param>
public readonly record struct DecayedSum(double HalfLifeDays, DateTime Reference, double Value)
{
    /// <summary>Nothing yet.</summary>
    /// <param name="halfLifeDays">h in days, greater than 0.</param>
    /// <returns>An empty sum.</returns>
    public static DecayedSum Empty(double halfLifeDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeDays);
        return new DecayedSum(halfLifeDays, DateTime.MinValue, 0);
    }

    /// <summary>The sum with one more contact.</summary>
    /// <param name="at">When it was; UTC.</param>
    /// <param name="weight">What it weighs, w·g.</param>
    /// <returns>A new sum, at the later of the two moments.</returns>
    public DecayedSum Add(DateTime at, double weight) => at >= Reference
        ? this with { Reference = at, Value = At(at) + weight }
        : this with { Value = Value + (weight * TieFormulas.Decay((Reference - at).TotalDays, HalfLifeDays)) };

    /// <summary>The sum without a contact that was added before, for example when a day got a richer one.</summary>
    /// <param name="at">When it was; UTC.</param>
    /// <param name="weight">What it weighed.</param>
    /// <returns>A new sum, never below 0.</returns>
    public DecayedSum Remove(DateTime at, double weight)
    {
        var without = Add(at, -weight);
        return without with { Value = Math.Max(0, without.Value) };
    }

    /// <summary>The sum at a moment.</summary>
    /// <param name="moment">UTC, not before the last addition.</param>
    /// <returns>0 or more.</returns>
    public double At(DateTime moment) => Value == 0 ? 0 : Value * TieFormulas.Decay((moment - Reference).TotalDays, HalfLifeDays);
}
