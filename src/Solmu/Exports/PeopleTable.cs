using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.People;

namespace Solmu.Exports;

/// <summary>People with their addresses and affiliations, in the order of their names.</summary>
internal static class PeopleTable
{
    public static readonly string[] Columns = ["name", "email", "organisation", "role", "phone", "from", "to", "city", "country", "language", "tags"];

    public sealed record Row(Person Person, IReadOnlyList<string> Emails, IReadOnlyList<string> Tags, IReadOnlyList<Affiliation> Affiliations);

    public static async Task<List<Row>> ReadAsync(Visible visible, ExportNames names)
    {
        var emails = (await visible.PersonEmails.ToListAsync()).ToLookup(email => email.PersonId);
        var tags = (await (from link in visible.PersonTags join tag in visible.Tags on link.TagId equals tag.Id select new { link.PersonId, tag.Name }).ToListAsync()).ToLookup(tag => tag.PersonId, tag => tag.Name);
        var affiliations = (await visible.Affiliations.ToListAsync()).ToLookup(affiliation => affiliation.PersonId);
        var people = await visible.People.ToListAsync();
        return [.. people.Select(person => new Row(
                person, [.. emails[person.Id].OrderBy(email => email.Position).Select(email => email.Address)], [.. tags[person.Id].Order(StringComparer.Ordinal)],
                [.. affiliations[person.Id].OrderBy(affiliation => affiliation.From).ThenBy(affiliation => affiliation.Until).ThenBy(affiliation => names.Organisation(affiliation.OrganisationId), StringComparer.Ordinal).ThenBy(affiliation => affiliation.Role, StringComparer.Ordinal)]))
            .OrderBy(row => row.Person.SortName, StringComparer.Ordinal).ThenBy(row => string.Join(';', row.Emails), StringComparer.Ordinal)
            .ThenBy(row => string.Join(';', row.Affiliations.Select(affiliation => names.Organisation(affiliation.OrganisationId))), StringComparer.Ordinal).ThenBy(row => row.Person.Name, StringComparer.Ordinal)];
    }

    /// <summary>
    /// A row for each place somebody works or worked at. When there is somebody whom nobody has accepted yet, one more
    /// column says so, and import does not take them as accepted.
    /// </summary>
    public static (string[] Columns, IEnumerable<string?[]> Rows) Cells(IReadOnlyList<Row> rows, ExportNames names)
    {
        var hasSuggested = rows.Any(row => row.Person.IsSuggested);
        return (hasSuggested ? [.. Columns, "suggested"] : Columns, rows.SelectMany(row => row.Affiliations.DefaultIfEmpty(), (row, affiliation) =>
        {
            string?[] cells =
            [
                row.Person.Name, string.Join(';', row.Emails), affiliation is null ? null : Organisation(row, affiliation, names), affiliation?.Role, row.Person.Phone,
                OrganisationsTable.Day(affiliation?.From), OrganisationsTable.Day(affiliation?.Until), row.Person.City, row.Person.Country, row.Person.Language, string.Join(';', row.Tags),
            ];
            return hasSuggested ? [.. cells, row.Person switch { { IsSuggested: false } => null, { IsIgnored: true } => "ignored", _ => "yes" }] : cells;
        }));
    }

    /// <summary>Naming an organisation would accept it; one of which only the domain is known is found by the person's address.</summary>
    private static string? Organisation(Row row, Affiliation affiliation, ExportNames names) =>
        names.Suggested.Holds(affiliation.OrganisationId, row.Emails) ? null : names.Organisation(affiliation.OrganisationId);
}
