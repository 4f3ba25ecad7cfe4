using System.Runtime.CompilerServices;

namespace Solmu.Analysis.Ties;

/// <summary>
/// The strength of a tie and how it stands at any moment, from its contacts and own ratings up to that moment.
/// S = 100·Σ w·s / Σ w over the components that are known. Kind: index and finding. Work: O(n) for n sorted contacts,
/// the range of leaving out any one record included. Source: docs/methods/tie-strength.md.
/// </summary>
public static class TieMeasure
{
    private const int TriggerDays = 90;
    private const int RatingMonths = 12;

    private static readonly ConditionalWeakTable<TieParameters, string> Versions = [];

    /// <summary>Measures one tie.</summary>
    /// <param name="history">What is known of it; contacts and ratings later than the moment are left aside.</param>
    /// <param name="at">The moment, UTC.</param>
    /// <param name="today">The day of the moment in the firm's time zone.</param>
    /// <param name="parameters">The conventions.</param>
    /// <returns>The figures, with what they are made of.</returns>
    /// <exception cref="ArgumentException">A value out of its range; the message names it.</exception>
    public static TieScore Measure(TieHistory history, DateTime at, DateOnly today, TieParameters parameters)
    {
        var version = Versions.GetValue(parameters, Checked);
        TieInput.Check(history, at, today);
        var rating = TieInput.Latest(history.Ratings, today);
        var days = TieDays.Of(history.Contacts.Span, at, at.AddDays(-TriggerDays), parameters);
        try
        {
            return Score(history, rating, days, at, today, parameters) with { Parameters = version };
        }
        finally
        {
            days.Return();
        }
    }

    private static string Checked(TieParameters parameters)
    {
        parameters.Check();
        return parameters.Version;
    }

    private static TieScore Score(TieHistory history, TieRating? rating, in TieDays days, DateTime at, DateOnly today, TieParameters parameters)
    {
        var rhythm = new TieRhythm(days.Days, new ElapsedDays(history.Absences), today);
        var sides = new TieSides(days.Contacts, days.Decays, today);
        var hasContacts = days.Contacts.Length > 0;
        var years = hasContacts ? Years(history.FirstMet, days.Contacts[0].Day, today) : 0;
        var parts = Parts(days, rhythm, sides, years, rating, parameters);
        var contributions = TieContributions.Of(parts, days.Heat, rhythm.Rho(parameters.GapFloorDays), years, sides.TopicKinds, rating, parameters.Weights);
        var (low, high) = new TieJackknife(days, rhythm, sides, history.FirstMet, today, parameters).Range(parts);
        var isOldRating = rating is { } given && given.On <= today.AddMonths(-RatingMonths);
        var (state, yardstick, yardstickDays, reason) = TieStanding.Of(history, rhythm, hasContacts, days.Heat, days.HeatBefore, parameters);
        return new TieScore
        {
            At = at,
            Parameters = "",
            Strength = contributions.Count == 0 ? null : TieContributions.Sum(contributions),
            Behaviour = Known((parts with { Closeness = TieParts.Unknown }).Strength(parameters.Weights)),
            Rating = rating,
            Confidence = Confidence(parts, rhythm.Count, isOldRating, history.ChannelShare, parameters.Weights),
            Low = low,
            High = high,
            Heat = hasContacts ? days.Heat : null,
            RhythmDays = Known(rhythm.Gap),
            Rho = Known(rhythm.Rho(parameters.GapFloorDays)),
            State = state,
            Yardstick = yardstick,
            YardstickDays = yardstickDays,
            Reason = reason,
            LastContact = hasContacts ? days.Days[^1].Day : null,
            LastHeartbeat = LastHeartbeat(days.Contacts),
            ContactDays = rhythm.Count,
            Contributions = contributions,
            Missing = TieContributions.Missing(parts, isOldRating),
        };
    }

    private static TieParts Parts(in TieDays days, in TieRhythm rhythm, in TieSides sides, double years, TieRating? rating, TieParameters parameters)
    {
        var parts = TieParts.Nothing;
        if (days.Contacts.Length > 0)
        {
            var rho = rhythm.Rho(parameters.GapFloorDays);
            parts.Heat = TieFormulas.Heat(days.Heat, parameters.HalfHeat);
            parts.Rhythm = double.IsNaN(rho) ? TieParts.Unknown : TieFormulas.Rhythm(rho, parameters.ColdLimit);
            parts.Reciprocity = TieFormulas.Reciprocity(sides.Us, sides.Them);
            parts.Duration = TieFormulas.Duration(years);
            parts.Multiplexity = TieSides.Multiplexity(sides.TopicKinds);
        }

        parts.Closeness = rating is { } given ? TieFormulas.Closeness(TieInput.Mean(given)) : TieParts.Unknown;
        return parts;
    }

    /// <summary>A·E·F; a rating older than twelve months counts half in A.</summary>
    private static double Confidence(in TieParts parts, int days, bool isOldRating, double channels, TieWeights weights)
    {
        var available = parts.Available(weights) - (isOldRating ? weights.Closeness / 2 : 0);
        return available / weights.Sum * days / (days + 5) * channels;
    }

    internal static double Years(DateOnly? firstMet, DateOnly firstContact, DateOnly today)
    {
        var since = firstMet is { } met && met < firstContact ? met : firstContact;
        return Math.Max(0, today.DayNumber - since.DayNumber) / 365.25;
    }

    private static DateTime? LastHeartbeat(ReadOnlySpan<TieContact> contacts)
    {
        for (var i = contacts.Length - 1; i >= 0; i--)
        {
            if (contacts[i].IsHeartbeat)
            {
                return contacts[i].At;
            }
        }

        return null;
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
