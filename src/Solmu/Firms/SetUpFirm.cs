using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.Firms;

/// <summary>Tells Solmu whose net it holds. Once; later changes are edits in Settings.</summary>
public sealed class SetUpFirm(Writer writer, CurrentViewer current, TimeProvider clock)
{
    public sealed record Input(string Name, string? Country, IReadOnlyList<string> Domains, string? Zone);

    public async Task<long> RunAsync(Input input) => await writer.RunAsync(current.OrNobody, db => RunAsync(db, input));

    /// <summary>Within a change that does more, such as creating the owner.</summary>
    public async Task<long> RunAsync(SolmuDb db, Input input)
    {
        if (await db.Firms.AnyAsync())
        {
            throw new RuleViolation("firm", "This Solmu knows its firm already. Change its name, domains and time zone in Settings.");
        }

        var country = Countries.Require("country", input.Country);
        var organisation = new Organisation(input.Name, await Slugs.FreeAsync(db, input.Name));
        organisation.Describe(country, null, null, null, null);
        foreach (var domain in RequireDomains(input.Domains))
        {
            organisation.AddDomain(domain);
        }

        db.Add(organisation);
        db.Add(new Firm(organisation.Id, RequireZone(input.Zone), clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return organisation.Id;
    }

    public static string RequireZone(string? zone)
    {
        zone = string.IsNullOrWhiteSpace(zone) ? "UTC" : zone.Trim();
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? zone
            : throw new RuleViolation("zone", $"{zone} is not a time zone; they look like Europe/Helsinki.");
    }

    public static IReadOnlyList<string> RequireDomains(IEnumerable<string> texts)
    {
        var domains = texts.SelectMany(text => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)).Select(RequireDomain).Distinct().ToList();
        return domains.Count > 0
            ? domains
            : throw new RuleViolation("domains", "Give at least one mail domain of your firm, such as solvtech.example: by it Solmu knows who is one of you.");
    }

    private static string RequireDomain(string text)
    {
        text = text.Trim().TrimStart('@').ToLowerInvariant();
        if (MailDomains.IsFreeMail(text))
        {
            throw new RuleViolation("domains", $"{text} gives mailboxes to everybody, so it cannot tell who works for you.");
        }

        return MailDomains.TryDomainFromWebsite(text, out var domain)
            ? domain
            : throw new RuleViolation("domains", $"{text} is not a mail domain; one looks like solvtech.example.");
    }
}
