using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;
using Solmu.Views;

namespace Solmu.Contacts;

/// <summary>Reads what the list of contacts shows.</summary>
public static class ContactListPages
{
    /// <summary>Of names the partner or person that the list is narrowed to.</summary>
    public sealed record Model(IReadOnlyList<ContactRow> Rows, int Count, ListContacts.Filter Filter, Query Query, string? Of, bool IsTooLongToSort, TimeZoneInfo Zone, Columns Columns, ListViews Views);

    internal static readonly IReadOnlyList<Column> AllColumns =
        [new("time", "When"), new("medium", "How"), new("own", "Of us"), new("with", "With"), new("about", "About"), new("minutes", "Minutes", IsNumber: true, IsShown: false)];

    /// <summary>The address of the list, read leniently: what makes no sense is left out.</summary>
    public sealed record Query
    {
        public string? Q { get; init; }

        public string? Partner { get; init; }

        public string? Person { get; init; }

        public string? Medium { get; init; }

        public string? From { get; init; }

        public string? To { get; init; }

        public string? Sort { get; init; }

        public string? Columns { get; init; }

        public int? Page { get; init; }

        internal ListContacts.Filter Filter(FocalFirm firm, long? organisationId, long? personId) => new(
            string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), organisationId, personId, ContactFields.TryMedium(Medium, out var medium) ? medium : null,
            DayOf(From) is { } from ? firm.StartOf(from) : null, DayOf(To) is { } to ? firm.StartOf(to.AddDays(1)) : null,
            ListContacts.Sorts.Contains(Sort?.TrimStart('-') ?? "") ? Sort! : "-time", Math.Clamp(Page ?? 1, 1, ListContacts.MostCounted / ListContacts.PageSize));

        private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) && day.Year is > 1900 and < 2200 ? day : null;
    }

    public static async Task<IResult> ListAsync([AsParameters] Query query, HttpRequest request, ListContacts list, FindViews views, Visible visible, FocalFirms firms)
    {
        if (await views.DefaultAsync(ListKind.Contacts, request) is { } usual)
        {
            return TypedResults.LocalRedirect(usual);
        }

        if (await AskedAsync(query, visible, firms) is not { } asked)
        {
            return Page.NotFound;
        }

        var bound = await list.BoundAsync(asked.Filter);
        var count = await list.CountAsync(bound);
        var filter = bound with { Page = Math.Min(bound.Page, Pages(count)) };
        return Page.Show<ContactListPage>(new Model(
            await list.RunAsync(filter), count, filter, query, asked.Of, bound != asked.Filter, asked.Firm.Zone, new Columns(AllColumns, query.Columns), await views.OfAsync(ListKind.Contacts, request)));
    }

    /// <summary>What the address asks for, and of whom; null when that partner or person is not there.</summary>
    internal static async Task<Asked?> AskedAsync(Query query, Visible visible, FocalFirms firms)
    {
        var partner = string.IsNullOrEmpty(query.Partner) ? null : await visible.Organisations.Where(one => one.Slug == query.Partner).Select(one => new { one.Id, one.Name }).FirstOrDefaultAsync();
        var personId = Ids.TryParse(query.Person, out var id) ? id : 0;
        var person = string.IsNullOrEmpty(query.Person) ? null : await visible.People.Where(one => one.Id == personId).Select(one => new { one.Id, Name = one.Name ?? "somebody without a name" }).FirstOrDefaultAsync();
        if ((partner is null && !string.IsNullOrEmpty(query.Partner)) || (person is null && !string.IsNullOrEmpty(query.Person)))
        {
            return null;
        }

        var firm = await firms.RequireAsync();
        return new Asked(query.Filter(firm, partner?.Id, person?.Id), partner?.Name ?? person?.Name, firm);
    }

    internal sealed record Asked(ListContacts.Filter Filter, string? Of, FocalFirm Firm);

    private static int Pages(int count) => Math.Max(1, (Math.Min(count, ListContacts.MostCounted) + ListContacts.PageSize - 1) / ListContacts.PageSize);
}
