namespace Solmu.Analysis.Partnerships;

/// <summary>
/// Which steps a partnership can take, and the word for each stage.
/// Kind: finding; a person confirms every step. Source: docs/methods/lifecycle.md.
/// </summary>
public static class Lifecycle
{
    private static readonly string[] Words =
        ["identified", "contacted", "assessed", "negotiating", "signed", "onboarding", "active", "at risk", "ending", "ended"];

    /// <summary>All stages in the order of a partnership's life.</summary>
    public static IReadOnlyList<Stage> Stages { get; } = Enum.GetValues<Stage>();

    /// <summary>The plain word for a stage, for example "negotiating" for F4.</summary>
    /// <param name="stage">Any stage.</param>
    /// <returns>One or two lower-case words.</returns>
    public static string Word(Stage stage) => Words[(int)stage];

    /// <summary>Whether the partnership is being formed (F1 to F5).</summary>
    /// <param name="stage">Any stage.</param>
    /// <returns>True for F1 to F5.</returns>
    public static bool IsFormation(Stage stage) => stage <= Stage.F5;

    /// <summary>Whether the partnership is running (M1 to M3).</summary>
    /// <param name="stage">Any stage.</param>
    /// <returns>True for M1 to M3.</returns>
    public static bool IsMaintenance(Stage stage) => stage is >= Stage.M1 and <= Stage.M3;

    /// <summary>
    /// Why a step cannot be taken, or null when it can. Steps may be skipped forwards (what was not recorded still
    /// happened); backwards there is only the way from at risk to active, and an ended partnership starts again at F2.
    /// </summary>
    /// <param name="from">The stage now.</param>
    /// <param name="to">The stage wanted.</param>
    /// <returns>A sentence for the user, or null.</returns>
    public static string? WhyNot(Stage from, Stage to)
    {
        if (from == to)
        {
            return $"The partnership is {Word(from)} already.";
        }

        if (from == Stage.T2)
        {
            return to == Stage.F2 ? null : "An ended partnership starts again with a new contact (F2).";
        }

        if (from == Stage.M3 && to == Stage.M2)
        {
            return null;
        }

        return to > from ? null : $"A partnership does not go back from {Word(from)} to {Word(to)}.";
    }

    /// <summary>The stages that can follow.</summary>
    /// <param name="from">The stage now.</param>
    /// <returns>In the order of a partnership's life.</returns>
    public static IEnumerable<Stage> Next(Stage from) => Stages.Where(to => WhyNot(from, to) is null);
}
