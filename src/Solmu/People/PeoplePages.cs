using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Bulk;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;
using Solmu.Views;

namespace Solmu.People;

/// <summary>Reads what the list of people shows, and takes its answers to suggestions.</summary>
public static class PeoplePages
{
    public sealed record ListModel(IReadOnlyList<PersonRow> Rows, int Count, PeopleTotals.Totals Totals, FindPeople.Filter Filter, Employer? Organisation, FocalFirm Firm, DateOnly Today, string Back, Columns Columns, ListViews Views)
    {
        public bool IsNarrowed => Filter with { Whose = Whose.All, Page = 1, Sort = "name" } != new FindPeople.Filter();

        /// <summary>Another order was asked for than so many people can be put in.</summary>
        public bool IsTooLongToSort { get; init; }

        public bool MayChoose => Views.Viewer.MayEdit;

        /// <summary>All that the filter lets through can be taken in hand, also who stands on other pages.</summary>
        public bool MayChooseAll => Views.Viewer.MayKeep && Count > Rows.Count && Count <= Chosen.Most;
    }

    internal static readonly IReadOnlyList<Column> AllColumns =
        [new("name", "Name"), new("organisation", "Organisation"), new("role", "Role"), new("address", "Address"), new("country", "Country", IsShown: false), new("contact", "Last contact")];

    /// <summary>What the address of the list says.</summary>
    public sealed record Query
    {
        public string? Whose { get; init; }

        public string? Q { get; init; }

        public string? Organisation { get; init; }

        public string? Country { get; init; }

        public string? Role { get; init; }

        public string? Tag { get; init; }

        public int? Page { get; init; }

        public string? Sort { get; init; }

        public string? Columns { get; init; }
    }

    public static async Task<IResult> ListAsync([AsParameters] Query query, HttpContext context, FindPeople find, FindViews views, PeopleTotals totals, Visible visible, Moment moment, FocalFirms firms)
    {
        if (await views.DefaultAsync(ListKind.People, context.Request) is { } usual)
        {
            return TypedResults.LocalRedirect(usual);
        }

        if (await FilterAsync(query, visible) is not var (asked, organisation))
        {
            return Page.NotFound;
        }

        var filter = await find.BoundAsync(asked);
        var whose = filter.Whose;
        var counted = await totals.ReadAsync(visible, moment, firms);
        var model = new ListModel(await find.RunAsync(filter), 0, counted, filter, organisation, await firms.RequireAsync(), await moment.DayAsync(), context.Request.Path + context.Request.QueryString, new Columns(AllColumns, query.Columns), await views.OfAsync(ListKind.People, context.Request)) { IsTooLongToSort = filter != asked };
        var count = model.IsNarrowed || whose is Whose.Theirs or Whose.Suggested or Whose.Ignored ? await find.CountAsync(filter) : whose switch
        {
            Whose.Ours => counted.Ours,
            _ => counted.People,
        };
        return Page.Show<PeoplePage>(model with { Count = count });
    }

    /// <summary>What the address asks for; null when it names an organisation that is not there.</summary>
    internal static async Task<(FindPeople.Filter Filter, Employer? Organisation)?> FilterAsync(Query query, Visible visible)
    {
        var organisation = string.IsNullOrEmpty(query.Organisation) ? null : await visible.Organisations.Where(one => one.Slug == query.Organisation)
            .Select(one => new Employer(one.Id, one.Name, one.Slug, visible.Partnerships.Any(partnership => partnership.OrganisationId == one.Id))).FirstOrDefaultAsync();
        if (organisation is null && !string.IsNullOrEmpty(query.Organisation))
        {
            return null;
        }

        var whose = Enum.TryParse<Whose>(query.Whose, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : Whose.All;
        return (new FindPeople.Filter(
            whose, organisation?.Id, Text(query.Country)?.ToUpperInvariant(), Text(query.Role), Text(query.Tag), Text(query.Q), Math.Clamp(query.Page ?? 1, 1, 1_000_000), FindPeople.Sorts.Contains(query.Sort?.TrimStart('-') ?? "") ? query.Sort! : "name"), organisation);
    }

    public static async Task<IResult> AcceptAsync(HttpContext context, string id, AcceptSuggestion accept) =>
        Ids.TryParse(id, out var person) && await accept.RunAsync(person) is { } name
            ? Page.Go(context, await BackAsync(context, id), $"{name} is accepted.")
            : Page.NotFound;

    public static async Task<IResult> IgnoreAsync(HttpContext context, string id, IgnoreSuggestion ignore) =>
        Ids.TryParse(id, out var person) && await ignore.RunAsync(person) is { } name
            ? Page.Go(context, await BackAsync(context, id), $"{name} is set aside and can be found under Ignored.")
            : Page.NotFound;

    private static async Task<string> BackAsync(HttpContext context, string id) =>
        (await Typed.FromAsync(context))["back"] is { } back && (back == "/people" || back.StartsWith("/people?", StringComparison.Ordinal)) ? back : $"/people/{id}";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
