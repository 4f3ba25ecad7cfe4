using Solmu.Access;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Health;
using Solmu.Imports;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ui;

namespace Solmu.Exports;

/// <summary>The lists of the pages as files: the same question, sight, order and columns, whole.</summary>
internal static class ListFiles
{
    private static readonly Listing<FindPartners.Row> PartnersListing = new(
        "partners",
        [
            ("name", row => row.Name), ("side", row => Words.Of(row.Side)), ("type", row => row.Type), ("country", row => row.Country), ("stage", row => row.Stage.ToString()),
            ("importance", row => OrganisationsTable.Text(row.Importance)), ("value_eur", row => OrganisationsTable.Euros(row.ValueCents)), ("responsible", row => row.ResponsibleEmail ?? row.Responsible),
            ("since", row => OrganisationsTable.Day(row.Since)), ("last_contact", row => Time(row.LastContact)), ("contacts_in_12_months", row => OrganisationsTable.Text(row.ContactsInYear)), ("health", row => OrganisationsTable.Text(row.Health)),
        ],
        row => new
        {
            id = Ids.Text(row.OrganisationId),
            row.Name,
            row.Slug,
            row.Side,
            row.Type,
            row.Country,
            stage = row.Stage.ToString(),
            row.Importance,
            responsible = row.ResponsibleEmail ?? row.Responsible,
            valueEur = row.ValueCents / 100m,
            row.Health,
            onlyTie = row.IsOnlyTie,
            row.LastContact,
            contactsIn12Months = row.ContactsInYear,
        })
    {
        Keys = new Dictionary<string, string> { ["value_eur"] = "value", ["last_contact"] = "contact", ["contacts_in_12_months"] = "contacts" },
    };

    private static readonly Listing<PersonRow> PeopleListing = new(
        "people",
        [
            ("name", row => row.Name), ("email", row => string.Join(';', row.Emails)), ("organisation", row => row.Employer?.Name), ("role", row => row.Role), ("country", row => row.Country),
            ("ours", row => row.IsOurs ? "yes" : null), ("suggested", row => row switch { { IsSuggested: false } => null, { IsIgnored: true } => "ignored", _ => "yes" }), ("last_contact", row => Time(row.LastContactAt)),
        ],
        row => new { id = Ids.Text(row.Id), row.Name, row.Emails, organisation = row.Employer?.Name, row.Role, own = row.IsOurs, suggested = row.IsSuggested, ignored = row.IsIgnored, lastContact = row.LastContactAt })
    {
        Keys = new Dictionary<string, string> { ["email"] = "address", ["last_contact"] = "contact" },
    };

    private static readonly Listing<FindImports.Row> ImportsListing = new(
        "imports",
        [
            ("time", row => Time(row.At)), ("files", row => row.What), ("by", row => row.By), ("created", row => OrganisationsTable.Text(row.Files.Sum(file => file.Created))),
            ("updated", row => OrganisationsTable.Text(row.Files.Sum(file => file.Updated))), ("skipped", row => OrganisationsTable.Text(row.Files.Sum(file => file.Skipped))), ("taken_back", row => Time(row.UndoneAt)),
        ],
        row => new { id = Ids.Text(row.Id), time = row.At, row.What, row.By, row.UndoneAt, row.Files });

    public static async Task<IResult> PartnersAsync(string format, PartnersPages.Query query, FindPartners find, ReadStandings read)
    {
        var standings = await read.AllAsync();
        var rows = (await find.WholeAsync(query.Filter())).ConvertAll(row => row with { Health = standings.HealthOf(row.PartnershipId), IsOnlyTie = standings.LiveByPartner.GetValueOrDefault(row.OrganisationId) == 1 });
        return Download.Of(PartnersListing.Showing(PartnersPages.AllColumns, query.Columns), format, rows);
    }

    public static async Task<IResult> PeopleAsync(string format, PeoplePages.Query query, Visible visible, FindPeople find, ExportCards cards)
    {
        if (await PeoplePages.FilterAsync(query, visible) is not var (filter, _))
        {
            return Page.NotFound;
        }

        if (format == "vcf")
        {
            var people = await find.MatchingAsync(filter);
            return new Download("people.vcf", stream => cards.RunAsync(people, stream));
        }

        return Download.Of(PeopleListing.Showing(PeoplePages.AllColumns, query.Columns), format, await find.RunAsync(await find.BoundAsync(filter), take: null));
    }

    /// <summary>Those the list lets through, in its order; in its columns when some were chosen, else in those that import takes.</summary>
    public static async Task<IResult> ContactsAsync(string format, ContactListPages.Query query, Visible visible, FocalFirms firms, ListContacts list)
    {
        if (await ContactListPages.AskedAsync(query, visible, firms) is not { } asked)
        {
            return Page.NotFound;
        }

        var ids = await list.IdsAsync(await list.BoundAsync(asked.Filter));
        var listing = string.IsNullOrEmpty(query.Columns) ? ContactsTable.Listing : ContactsTable.Shown.Showing(ContactListPages.AllColumns, query.Columns);
        return Download.Of(listing, format, ContactsTable.ReadAsync(visible, await ExportNames.ReadAsync(visible), ids));
    }

    public static IResult Card(string id, Visible visible, ExportCards cards) =>
        Ids.TryParse(id, out var number) && visible.People.Any(person => person.Id == number)
            ? new Download("person.vcf", stream => cards.RunAsync(visible.People.Where(person => person.Id == number), stream))
            : Page.NotFound;

    public static async Task<IResult> ImportsAsync(string format, FindImports find) => Download.Of(ImportsListing, format, await find.RunAsync());

    /// <summary>The list of contracts, also as the list of partners asks for it: whole and in its order.</summary>
    public static async Task<IResult> ContractsAsync(string format, ContractListPages.Query query, Visible visible, ListContracts list, ExportCalendar calendar)
    {
        var ids = await list.IdsAsync(query.Filter());
        if (format == "ics")
        {
            var only = ids.ToHashSet();
            return new Download("contracts.ics", stream => calendar.RunAsync(contract => only.Contains(contract.Id), stream));
        }

        var rows = (await ContractsTable.ReadAsync(visible)).ToDictionary(row => row.Id);
        return Download.Of(ContractsTable.Listing.Showing(ContractListPages.AllColumns, query.Columns), format, query.Sort is null && query.From is null && query.To is null ? rows.Values.IntersectBy(ids, row => row.Id) : ids.Where(rows.ContainsKey).Select(id => rows[id]));
    }

    public static async Task<IResult> ContractsAsync(string format, IReadOnlySet<long>? only, Visible visible, ExportCalendar calendar) => format == "ics"
        ? new Download("contracts.ics", stream => calendar.RunAsync(contract => only?.Contains(contract.PartnershipId) != false, stream))
        : Download.Of(ContractsTable.Listing, format, (await ContractsTable.ReadAsync(visible)).Where(row => only?.Contains(row.PartnershipId) != false));

    public static string? Time(DateTime? time) => time is { } there ? Say.Machine(there) : null;
}
