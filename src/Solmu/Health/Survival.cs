using Solmu.Analysis.Vulnerability;
using Solmu.Vulnerability;

namespace Solmu.Health;

/// <summary>How long we last without a partner, beside how long it takes until somebody new delivers.</summary>
/// <param name="RecoverDays">From our own cases, else our own guess; null when neither is there.</param>
/// <param name="IsGuess">Whether it is the guess.</param>
/// <param name="SurviveDays">Null when nobody has written it down.</param>
/// <param name="On">The day on which it was written down how long we last.</param>
/// <param name="Gap">In cents; null when one of the times is not known.</param>
public sealed record Survival(double? RecoverDays, bool IsGuess, int? SurviveDays, DateOnly? On, RecoveryGap? Gap)
{
    public static Survival Of(Standing standing, RecoveryDays recovery)
    {
        var (buffer, guess) = (standing.Facts.Last(review => review.BufferDays is not null), standing.Facts.Last(review => review.ReplaceDays is not null)?.ReplaceDays);
        var cases = recovery.Of(standing.Partnership.Side);
        var recover = cases ?? guess;
        return new Survival(recover, cases is null && guess is not null, buffer?.BufferDays, buffer?.On, RecoveryGap.Of(standing.Partnership.ValueCents, recover, buffer?.BufferDays));
    }
}
