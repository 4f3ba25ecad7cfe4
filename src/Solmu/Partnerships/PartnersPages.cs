using Solmu.Ui;

namespace Solmu.Partnerships;

/// <summary>Reads what the pages of partners show.</summary>
public static class PartnersPages
{
    public sealed record ListModel(IReadOnlyList<FindPartners.Row> Rows, int Count, FindPartners.Filter Filter);

    public static async Task<IResult> ListAsync(FindPartners find, string? q, int? page)
    {
        var filter = new FindPartners.Filter(q, Page: Math.Max(page ?? 1, 1));
        return Page.Show<PartnersPage>(new ListModel(await find.RunAsync(filter), await find.CountAsync(filter), filter));
    }
}
