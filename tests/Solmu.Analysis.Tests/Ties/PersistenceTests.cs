using Solmu.Analysis.Ties.Prediction;

namespace Solmu.Analysis.Tests.Ties;

public sealed class PersistenceTests
{
    [Fact]
    public void The_weights_behind_made_up_rows_are_found_again()
    {
        var truth = new PersistenceModel(-0.5, 1.2, -0.8, 0, 0);
        var random = new Random(4);
        var rows = Enumerable.Range(0, 40_000).Select(_ => (Heat: random.NextDouble() * 6, Rho: random.NextDouble() * 12))
            .Select(row => new PersistenceRow(row.Heat, row.Rho, random.NextDouble() < truth.Probability(row.Heat, row.Rho))).ToList();

        var model = PersistenceModel.Fit(rows)!;

        Assert.Equal(truth.Constant, model.Constant, 0.15);
        Assert.Equal(truth.HeatWeight, model.HeatWeight, 0.1);
        Assert.Equal(truth.RhoWeight, model.RhoWeight, 0.1);
    }

    [Fact]
    public void At_the_fitted_weights_what_is_predicted_adds_up_to_what_followed()
    {
        var random = new Random(9);
        var rows = Enumerable.Range(0, 500).Select(_ => new PersistenceRow(random.NextDouble() * 4, random.NextDouble() * 9, random.Next(3) > 0)).ToList();

        var model = PersistenceModel.Fit(rows)!;

        Assert.Equal(model.Positives, rows.Sum(row => model.Probability(row.Heat, row.Rho)), 0.01);
        Assert.Equal(model.Positives / 500.0, Calibration.Reliability([.. rows.Select(row => model.Probability(row.Heat, row.Rho))], [.. rows.Select(row => row.Followed)])
            .Sum(bin => bin.Rows * bin.Followed) / 500, 1e-12);
    }

    [Theory]
    [InlineData(199, 100)]
    [InlineData(300, 49)]
    [InlineData(300, 251)]
    public void Few_rows_get_no_probability(int rows, int positives) =>
        Assert.Null(PersistenceModel.Fit([.. Enumerable.Range(0, rows).Select(row => new PersistenceRow(row % 5, row % 7, row < positives))]));

    [Fact]
    public void Rows_told_apart_without_error_keep_the_weights_finite()
    {
        var model = PersistenceModel.Fit([.. Enumerable.Range(0, 400).Select(row => new PersistenceRow(row < 200 ? 0 : 5, 1, row >= 200))])!;

        Assert.True(double.IsFinite(model.HeatWeight) && double.IsFinite(model.Constant));
        Assert.InRange(model.Probability(5, 1), 0.99, 1);
        Assert.InRange(model.Probability(0, 1), 0, 0.01);
    }

    [Fact]
    public void What_is_no_measure_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PersistenceModel.Fit([new PersistenceRow(double.NaN, 1, true)]));
        Assert.Throws<ArgumentException>(() => PersistenceModel.Fit([new PersistenceRow(1, -1, true)]));
        Assert.Throws<ArgumentException>(() => Calibration.Brier([0.5], [true, false]));
        Assert.Throws<ArgumentException>(() => Calibration.Brier([1.5], [true]));
    }

    [Fact]
    public void Brier_is_nothing_when_certain_and_right_and_a_quarter_for_a_coin()
    {
        Assert.Equal(0, Calibration.Brier([1, 0], [true, false]));
        Assert.Equal(0.25, Calibration.Brier([0.5, 0.5], [true, false]));
        Assert.Null(Calibration.Brier([], []));
    }
}
