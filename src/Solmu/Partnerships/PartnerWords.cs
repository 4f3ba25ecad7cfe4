using System.Globalization;
using Solmu.Analysis.Partnerships;
using Solmu.Organisations;
using Solmu.Ui;

namespace Solmu.Partnerships;

/// <summary>A partner in words: the sentences that its page, its brief and its printed sheet share.</summary>
public static class PartnerWords
{
    /// <summary>Side, type, country, size and stage, as they stand above the name.</summary>
    public static string Kicker(PartnerRecord partner)
    {
        if (!partner.IsPartner)
        {
            return partner.IsSuggested ? "Seen in contacts only, not a partner yet" : "Known, not a partner yet";
        }

        var words = partner.Partnerships is [var only]
            ? [Words.Of(only.Side), only.Type, Country(partner), only.RelativeSize is { } size ? Words.Of(size) : null, Stage(only)]
            : new[] { string.Join(" and ", partner.Partnerships.Select(partnership => Words.Of(partnership.Side))), Country(partner) };
        return string.Join(" · ", words.OfType<string>());
    }

    /// <summary>active since 2009</summary>
    public static string Stage(PartnershipRecord partnership) =>
        Lifecycle.Word(partnership.Stage) + (partnership.StageSince is { } since ? $" since {since.ToString("yyyy", CultureInfo.InvariantCulture)}" : "");

    /// <summary>What needs somebody first, or how things stand.</summary>
    public static string Sentence(PartnerRecord partner)
    {
        if (!partner.IsPartner)
        {
            return "Solmu knows this organisation, but no partnership with it. Add one when you work together.";
        }

        var first = partner.Findings.Count > 0 ? partner.Findings[0].Sentence : Calm(partner);
        return string.Join(' ', new[] { first, Dependency(partner.Partnerships[0]) }.OfType<string>());
    }

    /// <summary>How much each hangs on the other, or null when neither share is known.</summary>
    public static string? Dependency(PartnershipRecord partnership)
    {
        var ours = partnership.ShareOfOurs is { } part ? $"they are {Say.Share(part)} of our {(partnership.Side == Side.Upstream ? "purchases" : "sales")}" : null;
        var theirs = partnership.ShareOfTheirs is { } share ? $"we are {Say.Share(share)} of their {(partnership.Side == Side.Upstream ? "sales" : "portfolio")}" : null;
        var words = string.Join("; ", new[] { ours, theirs }.OfType<string>());
        return words.Length == 0 ? null : $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
    }

    /// <summary>Who depends more, in three or four words; null when a share is missing.</summary>
    public static string? Balance(PartnershipRecord partnership) => (partnership.ShareOfOurs - partnership.ShareOfTheirs) switch
    {
        null => null,
        > 0.05 => "we depend more",
        < -0.05 => "they depend more",
        _ => "about even",
    };

    /// <summary>The days that the last contract still runs, and the sentence below.</summary>
    public static (string? Value, string? Sub, string? Tone) Contract(PartnerRecord partner)
    {
        if (partner.Contracts.Count == 0)
        {
            return (null, "none is recorded", null);
        }

        var end = partner.Partnerships
            .Select(partnership => partner.Contracts.Where(contract => contract.PartnershipId == partnership.Id).Select(contract => new ContractTerm(contract.StartsOn, contract.EndsOn)).ToList())
            .Where(terms => terms.Count > 0)
            .Select(PartnershipFindings.LastEnd)
            .Min();
        return end is not { } day ? ("until notice", "no end is agreed", null)
            : day < partner.Day ? ("ended", $"on {Say.Day(day)}", "bad")
            : (Say.Days(day.DayNumber - partner.Day.DayNumber), $"ends {Say.Day(day)}", partner.Findings.Any(finding => finding.Kind == FindingKind.SilentExpiry) ? "warn" : null);
    }

    /// <summary>Value a year over all sides; null when none is known.</summary>
    public static long? ValueCents(PartnerRecord partner) => partner.Partnerships.Any(partnership => partnership.ValueCents is not null) ? partner.Partnerships.Sum(partnership => partnership.ValueCents ?? 0) : null;

    /// <summary>Aino Laine and Jari Koski with Katrin Vogel</summary>
    public static string Who(TimelineEvent told) => (told.Ours.Count, told.Theirs.Count) switch
    {
        (0, 0) => "",
        (0, _) => Say.List(Names(told.Theirs)),
        (_, 0) => Say.List(Names(told.Ours)),
        _ => $"{Say.List(Names(told.Ours))} with {Say.List(Names(told.Theirs))}",
    };

    private static List<string> Names(IReadOnlyList<Participant> people) => [.. people.Select(person => person.Name)];

    private static string? Country(PartnerRecord partner) => partner.Country is { } code ? Countries.Name(code) : null;

    private static string Calm(PartnerRecord partner)
    {
        var importance = partner.Partnerships.Min(partnership => partnership.Importance);
        var contact = partner.LastContactOn is null ? "Nothing needs you now" : $"In touch {Say.Distance(partner.LastContactOn, partner.Day)}, nothing open";
        return importance is { } tier ? $"{contact}; {Words.OfImportance(tier)}." : $"{contact}.";
    }
}
