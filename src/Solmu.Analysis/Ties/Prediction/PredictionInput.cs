namespace Solmu.Analysis.Ties.Prediction;

/// <summary>One contact of several people, who are numbers.</summary>
/// <param name="At">When it was; UTC.</param>
/// <param name="Day">The day in the firm's zone.</param>
/// <param name="Medium">How it took place.</param>
/// <param name="From">Who sent or called.</param>
/// <param name="To">With whom.</param>
public readonly record struct PredictionContact(DateTime At, DateOnly Day, Medium Medium, int From, IReadOnlyList<int> To);

/// <summary>The contacts that a prediction is tested on.</summary>
/// <param name="Contacts">In any order, bulk mail already left out.</param>
/// <param name="IsOurs">For every person whether they are one of ours; ties are between one of ours and one outside.</param>
public sealed record PredictionInput(IReadOnlyList<PredictionContact> Contacts, IReadOnlyList<bool> IsOurs);

/// <summary>What the test is told.</summary>
/// <param name="WindowDays">W: was there a two-way contact within so many days after the cut?</param>
/// <param name="StepDays">Days between two cuts; more when there would be over 24 cuts.</param>
/// <param name="WarmUpDays">History before the first cut that counts.</param>
/// <param name="Replicates">Draws of persons for the intervals.</param>
/// <param name="Seed">Of the draws; the same seed gives the same intervals.</param>
public sealed record PredictionOptions(int WindowDays, int StepDays = 15, int WarmUpDays = 60, int Replicates = 200, int Seed = 1);

/// <summary>A figure with its interval of 95 % from drawing persons with replacement.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Value, double Low, double High);

/// <summary>How well one predictor did.</summary>
/// <param name="Name">behaviour, contact-days, recency or H and its half-life.</param>
/// <param name="Auc">How often a tie with contact ranks above one without at the same cut; 0.5 is chance.</param>
/// <param name="AveragePrecision">Mean share of hits down the list of a cut; the base rate is chance.</param>
public sealed record PredictorResult(string Name, Interval Auc, Interval AveragePrecision);

/// <summary>
/// How well the probability of contact did at the cuts where earlier cuts, their windows over by then, gave enough rows to
/// fit it. Kind: estimate.
/// </summary>
/// <param name="Rows">Rows that got a probability.</param>
/// <param name="Brier">Its Brier score.</param>
/// <param name="BaseBrier">That of saying the base rate of the earlier cuts each time.</param>
/// <param name="Reliability">Predicted beside happened, by tenths.</param>
public sealed record PersistenceResult(int Rows, double Brier, double BaseBrier, IReadOnlyList<ReliabilityBin> Reliability);

/// <summary>The test for one window. Kind: estimate.</summary>
/// <param name="WindowDays">W.</param>
/// <param name="Rows">Ties with at least 3 contact-days, summed over the cuts.</param>
/// <param name="Positives">Rows with two-way contact in the window.</param>
/// <param name="Cuts">Moments at which was predicted.</param>
/// <param name="HalfLives">The half-life chosen for the behaviour score at each cut.</param>
/// <param name="Predictors">The behaviour score first, then the baselines; empty when refused.</param>
/// <param name="AucGain">AUC of the behaviour score less that of the best baseline, with its interval; null when refused.</param>
/// <param name="Refusal">Why there is no answer; null when there is one.</param>
public sealed record PredictionResult(
    int WindowDays, int Rows, int Positives, int Cuts, IReadOnlyList<double> HalfLives, IReadOnlyList<PredictorResult> Predictors, Interval? AucGain, string? Refusal)
{
    /// <summary>How the probability of contact did; null when no cut had enough before it.</summary>
    public PersistenceResult? Persistence { get; init; }

    /// <summary>The share of rows with two-way contact.</summary>
    public double BaseRate => Rows == 0 ? 0 : (double)Positives / Rows;

    /// <summary>The baseline with the highest AUC; null when refused.</summary>
    public PredictorResult? BestBaseline => Predictors.Skip(1).MaxBy(predictor => predictor.Auc.Value);
}
