using Solmu.Analysis.Partnerships;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Briefs;

/// <summary>What somebody brings to a meeting with a partner: one page of it.</summary>
public sealed record Brief(
    string Partner, string Slug, string Kicker, string Sentence, DateOnly Day, IReadOnlyList<BriefFact> Facts, IReadOnlyList<BriefPerson> People,
    IReadOnlyList<BriefEvent> Timeline, IReadOnlyList<string> Open);

public sealed record BriefFact(string Label, string? Value);

public sealed record BriefPerson(string Name, string? Role, string? Email, DateOnly? LastContact, string? WithWhom);

public sealed record BriefEvent(DateTime Time, DateOnly Day, string Kind, string Text, IReadOnlyList<string> Who, string Together);

/// <summary>Reads the brief of a partner from what its page shows.</summary>
public sealed class ReadBrief(ReadTimeline timeline, FocalFirms firms)
{
    private const int MostEvents = 15;
    private const int LongestText = 160;

    public async Task<Brief> RunAsync(PartnerRecord partner)
    {
        var firm = await firms.RequireAsync();
        var events = (await timeline.RunAsync(partner)).Events;
        return new Brief(
            partner.Name,
            partner.Slug,
            PartnerWords.Kicker(partner),
            PartnerWords.Sentence(partner),
            partner.Day,
            [.. Facts(partner)],
            [.. partner.People.OrderByDescending(person => person.LastContact).Select(person => Person(person, events, firm))],
            [.. events.Take(MostEvents).Select(told => new BriefEvent(told.At, firm.Day(told.At), told.Word, Short(told), [.. told.Ours.Concat(told.Theirs).Select(person => person.Email ?? person.Name)], PartnerWords.Who(told)))],
            [.. Open(partner)]);
    }

    private static IEnumerable<BriefFact> Facts(PartnerRecord partner)
    {
        yield return new BriefFact("Place", partner.City is null && partner.Country is null ? null : string.Join(", ", new[] { partner.City, partner.Country is { } code ? Countries.Name(code) : null }.OfType<string>()));
        foreach (var partnership in partner.Partnerships)
        {
            var side = partner.Partnerships.Count > 1 ? $", {Words.Of(partnership.Side)}" : "";
            yield return new BriefFact("Stage" + side, PartnerWords.Stage(partnership));
            yield return new BriefFact("Responsible" + side, partnership.Responsible ?? partnership.ResponsibleEmail ?? (partnership.ResponsibleId is null ? "nobody" : null));
            yield return new BriefFact("To replace" + side, partnership.Importance is { } tier ? Words.OfImportance(tier) : null);
            yield return new BriefFact("Value a year" + side, partnership.ValueCents is { } cents ? Say.Money(cents) : null);
            yield return new BriefFact("Dependency" + side, PartnerWords.Dependency(partnership));
        }

        var (value, sub, _) = PartnerWords.Contract(partner);
        yield return new BriefFact("Contract", value is null ? null : $"{value}, {sub}");
        yield return new BriefFact("Last contact", partner.LastContactOn is { } last ? $"{Say.Day(last)}, {Say.Distance(last, partner.Day)}" : null);
        yield return new BriefFact("Contacts in 12 months", partner.LastContactOn is null ? null : Say.Number(partner.ContactsInYear));
        if (partner.Tags.Count > 0)
        {
            yield return new BriefFact("Tags", string.Join(", ", partner.Tags));
        }
    }

    /// <summary>With whom of ours a person was last in touch, as far as the latest contacts tell.</summary>
    private static BriefPerson Person(MemberRecord person, IReadOnlyList<TimelineEvent> events, FocalFirm firm)
    {
        var last = events.FirstOrDefault(told => told.Ours.Count > 0 && told.Theirs.Any(other => other.PersonId == person.PersonId));
        return new BriefPerson(person.DisplayName, person.Role, person.Emails.Count > 0 ? person.Emails[0] : null, person.LastContact is { } at ? firm.Day(at) : null, last is null ? null : Say.List([.. last.Ours.Select(own => own.Name)]));
    }

    private static IEnumerable<string> Open(PartnerRecord partner) => partner.Findings.Select(finding => finding.Sentence).Concat(partner.Contracts
        .Where(contract => contract.EndsOn is { } end && end >= partner.Day && end < partner.Day.AddYears(1)
            && !partner.Findings.Any(finding => finding.Kind == FindingKind.SilentExpiry && finding.Side == contract.Side))
        .OrderBy(contract => contract.EndsOn)
        .Select(contract => $"{contract.Title ?? "The contract"} ends on {Say.Day(contract.EndsOn)}, {Say.Distance(contract.EndsOn, partner.Day)}."));

    private static string Short(TimelineEvent told)
    {
        var text = told.Text.ReplaceLineEndings(" ");
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1).TrimEnd(), "…");
    }
}
