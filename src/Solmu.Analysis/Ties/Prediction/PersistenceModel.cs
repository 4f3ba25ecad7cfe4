namespace Solmu.Analysis.Ties.Prediction;

/// <summary>A tie at a past moment and whether two-way contact followed.</summary>
/// <param name="Heat">H, at least 0.</param>
/// <param name="Rho">ρ, days since the last contact-day over the mean gap, at least 0.</param>
/// <param name="Followed">Whether there was two-way contact within the window.</param>
public readonly record struct PersistenceRow(double Heat, double Rho, bool Followed);

/// <summary>
/// The probability that two-way contact follows within a window: 1/(1 + e^−z), z = a + b·ln(1 + H) + c·ln(1 + ρ), fitted to
/// past rows of all ties together by greatest likelihood. Kind: estimate. Source: docs/methods/tie-strength.md.
/// </summary>
/// <param name="Constant">a.</param>
/// <param name="HeatWeight">b.</param>
/// <param name="RhoWeight">c.</param>
/// <param name="Rows">Rows it was fitted to.</param>
/// <param name="Positives">Rows with contact.</param>
public sealed record PersistenceModel(double Constant, double HeatWeight, double RhoWeight, int Rows, int Positives)
{
    /// <summary>Below so many rows there is no model.</summary>
    public const int LeastRows = 200;

    /// <summary>Below so many rows with, or without, contact there is no model.</summary>
    public const int LeastOfEach = 50;

    /// <summary>
    /// Holds the weights finite when the rows can be told apart without error; at 200 rows and more it changes nothing that
    /// is printed.
    /// </summary>
    private const double Ridge = 1e-3;
    private const int MostSteps = 50;

    /// <summary>Fits the model.</summary>
    /// <param name="rows">Past rows, in any order.</param>
    /// <returns>The model; null below <see cref="LeastRows"/> rows or <see cref="LeastOfEach"/> of each class.</returns>
    /// <exception cref="ArgumentException">H or ρ negative or no number.</exception>
    public static PersistenceModel? Fit(IReadOnlyList<PersistenceRow> rows)
    {
        if (rows.Any(row => !IsMeasure(row.Heat) || !IsMeasure(row.Rho)))
        {
            throw new ArgumentException("H and ρ are numbers from 0 on.", nameof(rows));
        }

        var positives = rows.Count(row => row.Followed);
        if (rows.Count < LeastRows || positives < LeastOfEach || rows.Count - positives < LeastOfEach)
        {
            return null;
        }

        var model = new PersistenceModel(0, 0, 0, rows.Count, positives);
        for (var step = 0; step < MostSteps; step++)
        {
            var (a, b, c) = model.Step(rows);
            model = model with { Constant = model.Constant + a, HeatWeight = model.HeatWeight + b, RhoWeight = model.RhoWeight + c };
            if (Math.Abs(a) + Math.Abs(b) + Math.Abs(c) < 1e-10)
            {
                break;
            }
        }

        return model;
    }

    /// <summary>The probability of contact.</summary>
    /// <param name="heat">H, at least 0.</param>
    /// <param name="rho">ρ, at least 0.</param>
    /// <returns>0 to 1.</returns>
    public double Probability(double heat, double rho) => 1 / (1 + Math.Exp(-(Constant + (HeatWeight * Math.Log(1 + heat)) + (RhoWeight * Math.Log(1 + rho)))));

    private static bool IsMeasure(double value) => double.IsFinite(value) && value >= 0;

    /// <summary>One step of Newton: the gradient over the curvature, a system of three equations.</summary>
    private (double A, double B, double C) Step(IReadOnlyList<PersistenceRow> rows)
    {
        var (g0, g1, g2) = (-Ridge * Constant, -Ridge * HeatWeight, -Ridge * RhoWeight);
        var (h00, h01, h02, h11, h12, h22) = (Ridge, 0.0, 0.0, Ridge, 0.0, Ridge);
        foreach (var row in rows)
        {
            var (x, y, p) = (Math.Log(1 + row.Heat), Math.Log(1 + row.Rho), Probability(row.Heat, row.Rho));
            var (miss, weight) = ((row.Followed ? 1 : 0) - p, p * (1 - p));
            (g0, g1, g2) = (g0 + miss, g1 + (miss * x), g2 + (miss * y));
            (h00, h01, h02) = (h00 + weight, h01 + (weight * x), h02 + (weight * y));
            (h11, h12, h22) = (h11 + (weight * x * x), h12 + (weight * x * y), h22 + (weight * y * y));
        }

        var (m00, m01, m02) = ((h11 * h22) - (h12 * h12), (h02 * h12) - (h01 * h22), (h01 * h12) - (h02 * h11));
        var determinant = (h00 * m00) + (h01 * m01) + (h02 * m02);
        var (m11, m12, m22) = ((h00 * h22) - (h02 * h02), (h01 * h02) - (h00 * h12), (h00 * h11) - (h01 * h01));
        return (((m00 * g0) + (m01 * g1) + (m02 * g2)) / determinant, ((m01 * g0) + (m11 * g1) + (m12 * g2)) / determinant, ((m02 * g0) + (m12 * g1) + (m22 * g2)) / determinant);
    }
}
