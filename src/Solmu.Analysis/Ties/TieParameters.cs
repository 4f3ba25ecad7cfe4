using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Solmu.Analysis.Ties;

/// <summary>What one contact weighs by its medium, 0 to 1. Conventions of ours: richer media weigh more, the distances are chosen.</summary>
public sealed record MediumWeights
{
    /// <summary>Face to face, and events of at most 20 people.</summary>
    public double Met { get; init; } = 1.0;

    /// <summary>Video call.</summary>
    public double Video { get; init; } = 0.7;

    /// <summary>Telephone.</summary>
    public double Phone { get; init; } = 0.5;

    /// <summary>Mail.</summary>
    public double Mail { get; init; } = 0.2;

    /// <summary>Chat or text message.</summary>
    public double Message { get; init; } = 0.2;

    /// <summary>Letter on paper.</summary>
    public double Letter { get; init; } = 0.2;

    /// <summary>Events of more than 20 people.</summary>
    public double LargeEvent { get; init; } = 0.1;
}

/// <summary>What each component weighs in the strength of a tie. Conventions of ours.</summary>
public sealed record TieWeights
{
    /// <summary>Decayed contact-days.</summary>
    public double Heat { get; init; } = 0.40;

    /// <summary>Silence against the usual gap.</summary>
    public double Rhythm { get; init; } = 0.10;

    /// <summary>Whether both sides begin.</summary>
    public double Reciprocity { get; init; } = 0.05;

    /// <summary>How long they know each other.</summary>
    public double Duration { get; init; } = 0.05;

    /// <summary>How many kinds of topics.</summary>
    public double Multiplexity { get; init; } = 0.10;

    /// <summary>Own rating.</summary>
    public double Closeness { get; init; } = 0.30;

    /// <summary>All together.</summary>
    public double Sum => Heat + Rhythm + Reciprocity + Duration + Multiplexity + Closeness;
}

/// <summary>The conventions behind every figure of a tie. A firm may change them; results carry <see cref="Version"/>.</summary>
public sealed record TieParameters
{
    /// <summary>The conventions as delivered.</summary>
    public static TieParameters Default { get; } = new();

    /// <summary>h: after so many days a contact counts half; greater than 0.</summary>
    public double HalfLifeDays { get; init; } = 90;

    /// <summary>H0: the heat at which the component is one half; greater than 0.</summary>
    public double HalfHeat { get; init; } = 3;

    /// <summary>What media weigh.</summary>
    public MediumWeights Media { get; init; } = new();

    /// <summary>What components weigh.</summary>
    public TieWeights Weights { get; init; } = new();

    /// <summary>A usual gap below so many days is taken as this many; greater than 0.</summary>
    public double GapFloorDays { get; init; } = 7;

    /// <summary>A tie is warm while silence is below so many usual gaps; at least 1.</summary>
    public double WarmLimit { get; init; } = 3;

    /// <summary>A tie is cold from so many usual gaps of silence on; above <see cref="WarmLimit"/>.</summary>
    public double ColdLimit { get; init; } = 8;

    /// <summary>A warm tie is cooling when its heat fell below this share of the heat 90 days before; 0 to 1, 0 switches it off.</summary>
    public double SecondTrigger { get; init; } = 0.6;

    /// <summary>Whether ties with too few contacts for a habit are compared with the target of the partner's importance.</summary>
    public bool ComparesWithTargets { get; init; }

    /// <summary>Target days between contacts for partners of importance 1.</summary>
    public double TargetDays1 { get; init; } = 30;

    /// <summary>Target days between contacts for partners of importance 2.</summary>
    public double TargetDays2 { get; init; } = 90;

    /// <summary>Target days between contacts for partners of importance 3.</summary>
    public double TargetDays3 { get; init; } = 180;

    /// <summary>Names these values, for example "ties-1-3f2a9c01"; any other value gives another name.</summary>
    public string Version
    {
        get
        {
            double[] values =
            [
                HalfLifeDays, HalfHeat, Media.Met, Media.Video, Media.Phone, Media.Mail, Media.Message, Media.Letter, Media.LargeEvent,
                Weights.Heat, Weights.Rhythm, Weights.Reciprocity, Weights.Duration, Weights.Multiplexity, Weights.Closeness,
                GapFloorDays, WarmLimit, ColdLimit, SecondTrigger, ComparesWithTargets ? 1 : 0, TargetDays1, TargetDays2, TargetDays3,
            ];
            var text = string.Join(';', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            return "ties-1-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)).AsSpan(0, 4));
        }
    }

    /// <summary>What one contact weighs: w·g, its medium by the number of people on it.</summary>
    /// <param name="medium">How it took place.</param>
    /// <param name="attendees">All people on it, at least 2.</param>
    /// <returns>0 to 1.</returns>
    public double WeightOf(Medium medium, int attendees) => TieFormulas.GroupFactor(attendees) * medium switch
    {
        Medium.Met => Media.Met,
        Medium.Video => Media.Video,
        Medium.Phone => Media.Phone,
        Medium.Mail => Media.Mail,
        Medium.Message => Media.Message,
        Medium.Letter => Media.Letter,
        Medium.Event => attendees > 20 ? Media.LargeEvent : Media.Met,
        _ => throw new ArgumentOutOfRangeException(nameof(medium), medium, "This medium is not known."),
    };

    /// <summary>Refuses values that give no sensible figure.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public void Check()
    {
        Require(IsPositive(HalfLifeDays) && IsPositive(HalfHeat) && IsPositive(GapFloorDays), "Half-life, half heat and the least gap are greater than 0.");
        Require(WarmLimit >= 1 && ColdLimit > WarmLimit && double.IsFinite(ColdLimit), "The warm limit is at least 1 and the cold limit above it.");
        Require(SecondTrigger is >= 0 and <= 1, "The second trigger is from 0 to 1.");
        Require(IsPositive(TargetDays1) && IsPositive(TargetDays2) && IsPositive(TargetDays3), "Target days are greater than 0.");
        double[] media = [Media.Met, Media.Video, Media.Phone, Media.Mail, Media.Message, Media.Letter, Media.LargeEvent];
        double[] weights = [Weights.Heat, Weights.Rhythm, Weights.Reciprocity, Weights.Duration, Weights.Multiplexity, Weights.Closeness];
        Require(media.All(weight => weight is >= 0 and <= 1), "The weight of a medium is from 0 to 1.");
        Require(weights.All(weight => weight is >= 0 and <= 1000) && Weights.Heat > 0, "Weights of components are not negative, and heat has one.");
    }

    private static bool IsPositive(double value) => value > 0 && double.IsFinite(value);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
