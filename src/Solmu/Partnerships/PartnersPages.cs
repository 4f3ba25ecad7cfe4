using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Bulk;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Health;
using Solmu.Organisations;
using Solmu.Ui;
using Solmu.Views;

namespace Solmu.Partnerships;

/// <summary>Reads what the list of partners shows.</summary>
public static class PartnersPages
{
    public sealed record ListModel(IReadOnlyList<FindPartners.Row> Rows, int Count, FindPartners.Filter Filter, PartnerTotals Totals, TimeZoneInfo Zone, Columns Columns, ListViews Views)
    {
        /// <summary>How those of this page stand; null while the column is not chosen.</summary>
        public Standings? Standings { get; init; }

        public bool MayChoose => Views.Viewer.MayEdit;

        /// <summary>All that the filter lets through can be taken in hand, also what stands on other pages.</summary>
        public bool MayChooseAll => Views.Viewer.MayKeep && Count > Rows.Count && Count <= Chosen.Most;

        /// <summary>The list in one sentence.</summary>
        public string Title => Totals.Partnerships == 0 ? "No partners yet"
            : Filter.IsAll && Totals.Running == 0 ? "All partnerships have ended"
            : Filter.IsAll ? $"{Say.Count(Totals.Running, "partner")}{Spread}{Ended}{Nobody}"
            : Count == 0 ? "No partner matches"
            : $"{Say.Number(Count)} of {Say.Count(Totals.Partnerships, "partnership")}: {string.Join(", ", Described)}";

        private string Spread => Totals.RunningCountries == 0 ? "" : $" in {Say.Count(Totals.RunningCountries, "country", "countries")}";

        private string Ended => Totals.Ended == 0 ? "" : $", {Say.Number(Totals.Ended)} more {(Totals.Ended == 1 ? "has" : "have")} ended";

        private string Nobody => Totals.NobodyResponsible == 0 ? "; each has somebody responsible" : $"; {Say.Number(Totals.NobodyResponsible)} {(Totals.NobodyResponsible == 1 ? "has" : "have")} nobody responsible";

        private IEnumerable<string> Described => new[]
        {
            Filter.Side is { } side ? Words.Of(side) : null,
            Filter.Country is { } country ? Countries.Name(country) : null,
            Filter.Type,
            Filter.Stage is { } stage ? Lifecycle.Word(stage) : null,
            Filter.NobodyResponsible ? "nobody responsible" : Totals.Responsibles.FirstOrDefault(person => person.Id == Filter.ResponsibleId)?.Name,
            Filter.Tag is { } tag ? $"tagged {tag}" : null,
            Filter.Search is { } search ? $"“{search}”" : null,
        }.OfType<string>();

        public string? Responsible => Filter.NobodyResponsible ? "nobody" : Filter.ResponsibleId is { } id ? Ids.Text(id) : null;
    }

    internal static readonly IReadOnlyList<Column> AllColumns =
    [
        new("name", "Partner"), new("side", "Side and type"), new("type", "Type", IsShown: false), new("country", "Country"), new("stage", "Stage"), new("importance", "To replace"), new("value", "Value a year", IsNumber: true),
        new("responsible", "Responsible"), new("since", "Together since", IsShown: false), new("contact", "Last contact"), new("contacts", "In 12 months", IsNumber: true),
        new("health", "Health", IsNumber: true, IsShown: false, IsSortable: false),
    ];

    public static async Task<IResult> ListAsync(HttpRequest request, FindPartners find, FindViews views, CountPartners count, Visible visible, FocalFirms firms, ReadStandings read, [AsParameters] Query query)
    {
        if (await views.DefaultAsync(ListKind.Partners, request) is { } usual)
        {
            return TypedResults.LocalRedirect(usual);
        }

        var filter = query.Filter();
        var totals = await count.RunAsync(visible);
        var found = filter.IsAll ? totals.Partnerships : await find.CountAsync(filter);
        var pages = Math.Max(1, (found + FindPartners.PageSize - 1) / FindPartners.PageSize);
        filter = filter with { Page = Math.Min(filter.Page, pages) };
        var (rows, columns) = (await find.RunAsync(filter), new Columns(AllColumns, query.Columns));
        return Page.Show<PartnersPage>(new ListModel(rows, found, filter, totals, (await firms.RequireAsync()).Zone, columns, await views.OfAsync(ListKind.Partners, request))
        {
            Standings = columns.Contains("health") ? await read.OfAsync(rows.Select(row => row.OrganisationId).ToHashSet()) : null,
        });
    }

    /// <summary>The address of the list, read leniently: what makes no sense is left out.</summary>
    public sealed record Query
    {
        public string? Q { get; init; }

        public string? Side { get; init; }

        public string? Country { get; init; }

        public string? Type { get; init; }

        public string? Responsible { get; init; }

        public string? Stage { get; init; }

        public string? Tag { get; init; }

        public string? Sort { get; init; }

        public string? Page { get; init; }

        public string? Columns { get; init; }

        public FindPartners.Filter Filter() => new(
            Blank(Q),
            Enum.GetValues<Side>().Cast<Side?>().FirstOrDefault(side => Words.Of(side!.Value) == Side),
            Blank(Country)?.ToUpperInvariant(),
            Blank(Type),
            Ids.TryParse(Responsible, out var id) ? id : null,
            Responsible == "nobody",
            Lifecycle.Stages.Cast<Stage?>().FirstOrDefault(stage => stage.ToString() == Stage),
            Blank(Tag),
            FindPartners.Sorts.Contains(Sort?.TrimStart('-') ?? "") ? Sort! : "name",
            int.TryParse(Page, System.Globalization.NumberStyles.None, null, out var page) && page > 0 ? page : 1);

        private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
