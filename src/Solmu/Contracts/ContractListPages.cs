using Solmu.Access;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;
using Solmu.Views;

namespace Solmu.Contracts;

/// <summary>Reads what the list of contracts shows.</summary>
public static class ContractListPages
{
    public sealed record Model(IReadOnlyList<ListContracts.Row> Rows, int Count, ListContracts.Filter Filter, Query Query, PartnerTotals Totals, DateOnly Today, Columns Columns, ListViews Views);

    internal static readonly IReadOnlyList<Column> AllColumns =
        [new("title", "Contract"), new("partner", "Partner"), new("side", "Side"), new("starts", "From", IsShown: false), new("ends", "Until"), new("talks", "Talks since"), new("responsible", "Responsible")];

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

        public string? From { get; init; }

        public string? To { get; init; }

        public string? Sort { get; init; }

        public string? Columns { get; init; }

        public int? Page { get; init; }

        internal ListContracts.Filter Filter() => new(
            new PartnersPages.Query { Q = Q, Side = Side, Country = Country, Type = Type, Responsible = Responsible, Stage = Stage, Tag = Tag }.Filter(), DayOf(From), DayOf(To),
            ListContracts.Sorts.Contains(Sort?.TrimStart('-') ?? "") ? Sort! : "ends", Math.Clamp(Page ?? 1, 1, 1_000_000));

        private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;
    }

    public static async Task<IResult> ListAsync([AsParameters] Query query, HttpRequest request, ListContracts list, FindViews views, CountPartners count, Visible visible, Moment moment)
    {
        if (await views.DefaultAsync(ListKind.Contracts, request) is { } usual)
        {
            return TypedResults.LocalRedirect(usual);
        }

        var filter = query.Filter();
        var found = await list.CountAsync(filter);
        filter = filter with { Page = Math.Min(filter.Page, Math.Max(1, (found + ListContracts.PageSize - 1) / ListContracts.PageSize)) };
        return Page.Show<ContractListPage>(new Model(
            await list.RunAsync(filter), found, filter, query, await count.RunAsync(visible), await moment.DayAsync(), new Columns(AllColumns, query.Columns), await views.OfAsync(ListKind.Contracts, request)));
    }
}
