using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Exports;

/// <summary>
/// People as vCards 4.0, for address books and telephones; import takes them back as the same people. Somebody of whom
/// neither a name nor an address is known has no card.
/// </summary>
internal sealed class ExportCards(Visible visible, PersonRows rows)
{
    /// <summary>The number of cards.</summary>
    public async Task<long> RunAsync(IQueryable<Person> people, Stream output)
    {
        var details = await people.Select(person => new { person.Id, person.Phone, person.City, person.Country, person.Language }).ToDictionaryAsync(person => person.Id);
        var tags = (await (from link in visible.PersonTags join tag in visible.Tags on link.TagId equals tag.Id where people.Any(person => person.Id == link.PersonId) select new { link.PersonId, tag.Name }).ToListAsync()).ToLookup(tag => tag.PersonId, tag => tag.Name);
        var suggested = await SuggestedDomains.ReadAsync(visible);
        await using var text = new StreamWriter(output, Download.Utf8, bufferSize: 32 * 1024, leaveOpen: true);
        var lines = new ContentLines(text);
        var count = 0L;
        foreach (var row in await rows.ReadAsync(people.OrderBy(person => person.SortName).ThenBy(person => person.Id)))
        {
            if (row.Name is null && row.Emails.Count == 0)
            {
                continue;
            }

            var person = details[row.Id];
            await BeginAsync(lines, row);
            await lines.TextAsync("ORG", row.Employer is { } employer && !suggested.Holds(employer.Id, row.Emails) ? employer.Name : null);
            await lines.TextAsync("TITLE", row.Role);
            foreach (var phone in person.Phone?.Split("; ") ?? [])
            {
                await lines.TextAsync("TEL", phone);
            }

            if (person.City is not null || person.Country is not null)
            {
                await lines.TextsAsync("ADR", ';', null, null, null, person.City, null, null, person.Country is { } code ? Countries.Name(code) : null);
            }

            await lines.TextAsync("LANG", person.Language);
            if (tags[row.Id].Any())
            {
                await lines.TextsAsync("CATEGORIES", ',', tags[row.Id].Order(StringComparer.Ordinal));
            }

            await lines.TextAsync("X-SOLMU-SUGGESTED", row switch { { IsSuggested: false } => null, { IsIgnored: true } => "ignored", _ => "yes" });
            await lines.RawAsync("END", "VCARD");
            count++;
        }

        return count;
    }

    private static async Task BeginAsync(ContentLines lines, PersonRow row)
    {
        await lines.RawAsync("BEGIN", "VCARD");
        await lines.RawAsync("VERSION", "4.0");
        await lines.RawAsync("PRODID", "-//Solmu//Solmu//EN");
        await lines.TextAsync("UID;VALUE=text", $"solmu-person-{Ids.Text(row.Id)}");
        await lines.TextAsync("FN", row.DisplayName);
        if (row.Name?.Trim() is { } name)
        {
            // Address books that sort by family name want one; the last word is the usual guess.
            var last = name.LastIndexOf(' ');
            await lines.TextsAsync("N", ';', name[(last + 1)..], last < 0 ? null : name[..last], null, null, null);
        }

        foreach (var (email, position) in row.Emails.Select((email, position) => (email, position)))
        {
            await lines.TextAsync(position == 0 && row.Emails.Count > 1 ? "EMAIL;PREF=1" : "EMAIL", email);
        }
    }
}

/// <summary>Organisations of which only mail domains are known. Naming one of them in a file would accept it.</summary>
internal sealed class SuggestedDomains
{
    private readonly HashSet<(long Organisation, string Domain)> domains = [];

    public static async Task<SuggestedDomains> ReadAsync(Visible visible)
    {
        var found = new SuggestedDomains();
        var rows = from domain in visible.OrganisationDomains join organisation in visible.Organisations on domain.OrganisationId equals organisation.Id where organisation.IsSuggested select new { organisation.Id, domain.Domain };
        found.domains.UnionWith((await rows.ToListAsync()).Select(row => (row.Id, row.Domain)));
        return found;
    }

    /// <summary>Whether import finds the organisation by the person's addresses, without its name.</summary>
    public bool Holds(long organisationId, IEnumerable<string> emails) =>
        domains.Count > 0 && emails.Select(MailAddresses.DomainOf).FirstOrDefault(domain => !MailDomains.IsFreeMail(domain)) is { } own
        && MailDomains.Candidates(own).Any(candidate => domains.Contains((organisationId, candidate)));
}
