namespace Solmu.Analysis.Ties;

/// <summary>The six components of one tie, each 0 to 1; not a number where unknown. Unknown ones drop out and the weights are spread over the rest.</summary>
internal record struct TieParts(double Heat, double Rhythm, double Reciprocity, double Duration, double Multiplexity, double Closeness)
{
    public const double Unknown = double.NaN;

    public static TieParts Nothing { get; } = new(Unknown, Unknown, Unknown, Unknown, Unknown, Unknown);

    public readonly double Available(TieWeights weights) =>
        If(Heat, weights.Heat) + If(Rhythm, weights.Rhythm) + If(Reciprocity, weights.Reciprocity)
        + If(Duration, weights.Duration) + If(Multiplexity, weights.Multiplexity) + If(Closeness, weights.Closeness);

    public readonly double Strength(TieWeights weights)
    {
        var points = Or(Heat, weights.Heat) + Or(Rhythm, weights.Rhythm) + Or(Reciprocity, weights.Reciprocity)
            + Or(Duration, weights.Duration) + Or(Multiplexity, weights.Multiplexity) + Or(Closeness, weights.Closeness);
        var available = Available(weights);
        return available > 0 ? 100 * points / available : Unknown;
    }

    private static double If(double share, double weight) => double.IsNaN(share) ? 0 : weight;

    private static double Or(double share, double weight) => double.IsNaN(share) ? 0 : weight * share;
}
