using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Database;

namespace Solmu.Conventions;

/// <summary>How the number of a convention is written.</summary>
public enum ConventionUnit
{
    Days,
    Weight,
    Share,
}

/// <summary>One number that the firm may settle on otherwise, with what it does.</summary>
public sealed record TieConvention(string Field, string Label, string Means, ConventionUnit Unit, Func<TieParameters, double> Of, Func<TieParameters, double, TieParameters> With)
{
    public const double MostDays = 3650;

    public static readonly TieConvention HalfLife = new("halfLife", "Half-life", "After so many days a contact counts half.", ConventionUnit.Days, all => all.HalfLifeDays, (all, days) => all with { HalfLifeDays = days });

    public static readonly TieConvention SecondTrigger = new(
        "secondTrigger", "Much less contact", "A warm tie is cooling when what remains of its contacts fell below this share of what it was 90 days before; 0 switches it off.", ConventionUnit.Share,
        all => all.SecondTrigger, (all, share) => all with { SecondTrigger = share });

    /// <summary>What a contact weighs by its medium.</summary>
    public static readonly IReadOnlyList<TieConvention> Media =
    [
        Weight("met", "Met", "Face to face, and events of at most 20 people.", media => media.Met, (media, weight) => media with { Met = weight }),
        Weight("video", "Video", "A call with picture.", media => media.Video, (media, weight) => media with { Video = weight }),
        Weight("phone", "Phone", "A call without picture.", media => media.Phone, (media, weight) => media with { Phone = weight }),
        Weight("mail", "Mail", "A mail, whoever wrote it.", media => media.Mail, (media, weight) => media with { Mail = weight }),
        Weight("message", "Message", "Chat or text message.", media => media.Message, (media, weight) => media with { Message = weight }),
        Weight("letter", "Letter", "On paper.", media => media.Letter, (media, weight) => media with { Letter = weight }),
        Weight("largeEvent", "Large event", "A gathering of more than 20 people.", media => media.LargeEvent, (media, weight) => media with { LargeEvent = weight }),
    ];

    /// <summary>How often ties should be kept, by how hard the partner is to replace.</summary>
    public static readonly IReadOnlyList<TieConvention> Targets =
    [
        Target("1", "Partners of importance 1", "Days between contacts where the partner is hardest to replace.", all => all.TargetDays1, (all, days) => all with { TargetDays1 = days }),
        Target("2", "Partners of importance 2", "Days between contacts where another one would take time to find.", all => all.TargetDays2, (all, days) => all with { TargetDays2 = days }),
        Target("3", "Partners of importance 3", "Days between contacts with all the others.", all => all.TargetDays3, (all, days) => all with { TargetDays3 = days }),
    ];

    public static readonly IReadOnlyList<TieConvention> All = [HalfLife, .. Media, SecondTrigger, .. Targets];

    public bool IsWithin(double value) => Unit == ConventionUnit.Days ? value is >= 1 and <= MostDays : value is >= 0 and <= 1;

    public string Range => Unit switch
    {
        ConventionUnit.Days => $"From 1 to {MostDays:0} days.",
        ConventionUnit.Share => "From 0 to 100 %.",
        _ => "From 0, which counts nothing, to 1.",
    };

    /// <summary>90 days, 0.7, 60 %</summary>
    public string Say(double value) => Unit switch
    {
        ConventionUnit.Days => Invariant($"{value:0.##} {(value == 1 ? "day" : "days")}"),
        ConventionUnit.Share => Invariant($"{value * 100:0.##} %"),
        _ => Invariant($"{value:0.####}"),
    };

    /// <summary>As it is typed into a form.</summary>
    public string Write(double value) => Unit == ConventionUnit.Share ? Invariant($"{value * 100:0.##########}") : Invariant($"{value:0.##########}");

    public void Check(Rules rules, TieParameters values) => rules.Refuse(!IsWithin(Of(values)), Field, Range);

    private static TieConvention Weight(string field, string label, string means, Func<MediumWeights, double> of, Func<MediumWeights, double, MediumWeights> with) =>
        new(field, label, means, ConventionUnit.Weight, all => of(all.Media), (all, weight) => all with { Media = with(all.Media, weight) });

    private static TieConvention Target(string importance, string label, string means, Func<TieParameters, double> of, Func<TieParameters, double, TieParameters> with) =>
        new("target" + importance, label, means, ConventionUnit.Days, of, with);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
