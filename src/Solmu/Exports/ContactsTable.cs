using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;

namespace Solmu.Exports;

/// <summary>Contacts from the oldest to the latest, a few thousand at a time: there may be millions.</summary>
internal static class ContactsTable
{
    private const int AtATime = 4000;

    /// <summary>In our own columns, so that import takes them.</summary>
    public static readonly Listing<Row> Listing = new(
        "contacts",
        [
            ("time", Time), ("medium", MediumOf), ("from", row => List(row.From)), ("to", row => List(row.To)), ("cc", row => List(row.Cc)),
            ("about", row => row.About), ("minutes", Minutes), ("organisation", row => row.FiledOnly.Count > 0 ? row.FiledOnly[0] : null),
        ],
        row => new { row.Time, row.Medium, row.Minutes, row.About, row.From, row.To, row.Cc, row.Organisations });

    /// <summary>In the columns of the list on the page.</summary>
    public static readonly Listing<Row> Shown = Listing with
    {
        Columns = [("time", Time), ("medium", MediumOf), ("own", row => List(row.Own)), ("with", row => List([.. row.Others, .. row.FiledOnly])), ("about", row => row.About), ("minutes", Minutes)],
    };

    public sealed record Row(long Id, DateTime Time, Medium Medium, int? Minutes, string? About, IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<string> Cc, IReadOnlyList<string> Organisations, IReadOnlyList<string> FiledOnly, IReadOnlyList<string> Own, IReadOnlyList<string> Others)
    {
        /// <summary>Puts contacts of the same moment in an order that does not hang on how they are stored.</summary>
        public string Order { get; } = string.Join('\u0001', [$"{Time.Ticks:D20}", Medium.ToString(), string.Join(';', From), string.Join(';', To), string.Join(';', Cc), About, $"{Minutes}", string.Join(';', Organisations)]);
    }

    public static async IAsyncEnumerable<Row> ReadAsync(Visible visible, ExportNames names, IQueryable<Contact>? only = null)
    {
        var order = await (only ?? visible.Contacts).OrderBy(contact => contact.At).Select(contact => new { contact.Id, contact.At }).ToListAsync();
        for (var start = 0; start < order.Count;)
        {
            var end = Math.Min(start + AtATime, order.Count);
            while (end < order.Count && order[end].At == order[end - 1].At)
            {
                end++;
            }

            var rows = await ReadAsync(visible, names, order.GetRange(start, end - start).ConvertAll(contact => contact.Id));
            foreach (var row in rows)
            {
                yield return row;
            }

            start = end;
        }
    }

    /// <summary>These, in the order in which they are named.</summary>
    public static async IAsyncEnumerable<Row> ReadAsync(Visible visible, ExportNames names, IReadOnlyList<long> ids)
    {
        foreach (var some in ids.Chunk(AtATime))
        {
            var rows = (await ReadAsync(visible, names, [.. some])).ToDictionary(row => row.Id);
            foreach (var id in some.Where(rows.ContainsKey))
            {
                yield return rows[id];
            }
        }
    }

    private static string Time(Row row) => row.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static string MediumOf(Row row) => row.Medium.ToString().ToLowerInvariant();

    private static string? Minutes(Row row) => OrganisationsTable.Text(row.Minutes);

    private static string List(IReadOnlyList<string> words) => string.Join(';', words);

    private static async Task<List<Row>> ReadAsync(Visible visible, ExportNames names, List<long> ids)
    {
        var people = (await visible.ContactPeople.Where(part => ids.Contains(part.ContactId)).ToListAsync()).ToLookup(part => part.ContactId);
        var organisations = (await visible.ContactOrganisations.Where(filed => ids.Contains(filed.ContactId)).ToListAsync()).ToLookup(filed => filed.ContactId, filed => filed.OrganisationId);
        var undecided = (await visible.UndecidedAddresses.Where(address => address.PersonId == null && ids.Contains(address.ContactId)).ToListAsync()).ToLookup(address => address.ContactId);
        var contacts = await visible.Contacts.Where(contact => ids.Contains(contact.Id)).ToListAsync();
        return [.. contacts.Select(contact => Shape(contact, [.. people[contact.Id]], [.. undecided[contact.Id]], [.. organisations[contact.Id]], names)).OrderBy(row => row.Order, StringComparer.Ordinal)];
    }

    private static Row Shape(Contact contact, List<ContactPerson> people, List<UndecidedAddress> undecided, List<long> organisations, ExportNames names)
    {
        var filedOnly = organisations.Where(id => people.TrueForAll(part => part.OrganisationId != id));
        return new Row(
            contact.Id, contact.At, contact.Medium, contact.Minutes, contact.About, In(Part.From), In(Part.To), In(Part.Cc),
            Sorted(organisations.Select(names.Organisation)), Sorted(filedOnly.Select(names.Organisation)),
            Of(isOurs: true), Of(isOurs: false));

        List<string> Of(bool isOurs) => Sorted(people.Where(person => person.IsOurs == isOurs).Select(person => names.Person(person.PersonId)).Distinct());

        List<string> In(Part part) => Sorted(people.Where(person => person.Part == part).Select(person => names.Person(person.PersonId)).Concat(undecided.Where(address => address.Part == part).Select(address => address.Address)));
    }

    private static List<string> Sorted(IEnumerable<string> words) => [.. words.Order(StringComparer.Ordinal)];
}
