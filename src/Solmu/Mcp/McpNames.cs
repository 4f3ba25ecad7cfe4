using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Partnerships;

namespace Solmu.Mcp;

/// <summary>Whom a program means by a name.</summary>
internal sealed class McpNames(Visible visible, FindNamedPartner find)
{
    private const int MostNamed = 10;

    public async Task<long> PartnerAsync(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new RuleViolation("partner", "Say which partner: by name, slug, domain or id.");
        }

        if (Ids.TryParse(name, out var id) && await visible.Organisations.AnyAsync(organisation => organisation.Id == id))
        {
            return id;
        }

        var (matches, close) = await find.RunAsync(name);
        return matches.Count switch
        {
            1 => matches[0].Id,
            0 => throw new RuleViolation("partner", close.Count == 0 ? "No partner is called that; find_partner finds parts of names." : $"No partner is called that. There is {string.Join(", ", close)}."),
            _ => throw new RuleViolation("partner", $"{matches.Count} partners are called that; say which by its slug: {string.Join(", ", matches.Take(MostNamed).Select(match => match.Slug))}."),
        };
    }
}
