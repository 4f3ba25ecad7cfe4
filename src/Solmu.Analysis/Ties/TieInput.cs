namespace Solmu.Analysis.Ties;

/// <summary>Refuses input that gives no sensible figure, and finds the rating that counts.</summary>
internal static class TieInput
{
    public static void Check(TieHistory history, DateTime at, DateOnly today)
    {
        Require(at.Kind != DateTimeKind.Local, "The moment is UTC.");
        Require(Math.Abs(today.DayNumber - DateOnly.FromDateTime(at).DayNumber) <= 1, $"{today:O} is not the day of {at:O} in any time zone.");
        Require(history.ChannelShare is >= 0 and <= 1, "The share of channels is from 0 to 1.");
        Require(history.CadenceDays is null or (> 0 and < double.PositiveInfinity), "A cadence is greater than 0 days.");
        Require(history.Importance is null or (>= 1 and <= 3), "The importance is 1, 2 or 3.");
        foreach (var rating in history.Ratings)
        {
            Require(rating.Closeness is not null || rating.Trust is not null, $"The rating of {rating.On:O} says nothing.");
            Require(rating.Closeness is null or (>= 1 and <= 5) && rating.Trust is null or (>= 1 and <= 5), $"The rating of {rating.On:O} is not from 1 to 5.");
        }
    }

    public static TieRating? Latest(IReadOnlyList<TieRating> ratings, DateOnly today)
    {
        TieRating? latest = null;
        foreach (var rating in ratings)
        {
            if (rating.On <= today && (latest is null || rating.On >= latest.Value.On))
            {
                latest = rating;
            }
        }

        return latest;
    }

    public static double Mean(TieRating rating) => ((rating.Closeness ?? rating.Trust!.Value) + (rating.Trust ?? rating.Closeness!.Value)) / 2.0;

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
