using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Organisations;

/// <summary>What people write down about an organisation, and the rules it must keep.</summary>
public sealed record OrganisationFacts(string? Name, string? Country, string? City, int? Employees, long? TurnoverCents, string? Website, IReadOnlyList<string> Domains)
{
    private const int MostLetters = 200;

    /// <summary>Brings an organisation to these facts, or tells every rule that stands in the way. Saves nothing.</summary>
    public async Task ApplyAsync(Organisation organisation, Visible visible)
    {
        var rules = new Rules();
        if (organisation.Name != Name?.Trim() || organisation.IsSuggested)
        {
            rules.Check(() => organisation.Rename(Name ?? ""));
        }

        var (country, city) = (rules.Get(() => Countries.Require("country", Country)), rules.Get(() => Short("city", City)));
        var (employees, turnover) = (rules.Get(() => NotNegative("employees", Employees)), rules.Get(() => NotNegative("turnover", TurnoverCents)));
        organisation.Describe(country, city, employees, turnover, rules.Get(() => RequireSite(Website)));
        var wanted = rules.Get(() => Domains.Select(RequireDomain).Distinct().ToList()) ?? [];
        foreach (var gone in organisation.Domains.Select(known => known.Domain).Except(wanted).ToList())
        {
            organisation.RemoveDomain(gone);
        }

        foreach (var domain in wanted)
        {
            await rules.CheckAsync(() => RefuseTakenAsync(visible, organisation.Id, domain));
            organisation.AddDomain(domain);
        }

        rules.Throw();
    }

    private static async Task RefuseTakenAsync(Visible visible, long organisationId, string domain)
    {
        var owner = await (from known in visible.OrganisationDomains
                           join other in visible.Organisations on known.OrganisationId equals other.Id
                           where known.Domain == domain && other.Id != organisationId
                           select other.Name).FirstOrDefaultAsync();
        if (owner is not null)
        {
            throw new RuleViolation("domains", $"{domain} belongs to {owner} already.");
        }
    }

    private static string RequireDomain(string text)
    {
        text = text.Trim().TrimStart('@').ToLowerInvariant();
        if (MailDomains.IsFreeMail(text))
        {
            throw new RuleViolation("domains", $"{text} gives mailboxes to everybody, so no organisation can be recognised by it.");
        }

        return MailDomains.TryDomainFromWebsite(text, out var domain) ? domain : throw new RuleViolation("domains", $"{text} is not a mail domain; one looks like partner.example.");
    }

    private static string? RequireSite(string? website)
    {
        if (string.IsNullOrWhiteSpace(website))
        {
            return null;
        }

        var text = website.Trim();
        text = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") && url.Host.Contains('.', StringComparison.Ordinal)
            ? text
            : throw new RuleViolation("website", "That is not the address of a website; one looks like https://www.partner.example.");
    }

    private static string? Short(string field, string? text)
    {
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return text?.Length > MostLetters ? throw new RuleViolation(field, $"At most {MostLetters} characters.") : text;
    }

    private static T? NotNegative<T>(string field, T? number)
        where T : struct, System.Numerics.INumber<T> =>
        number is { } given && T.IsNegative(given) ? throw new RuleViolation(field, "It cannot be less than nothing.") : number;
}
