using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Exports;

/// <summary>What our people say of their ties.</summary>
internal static class RatingsTable
{
    public static readonly string[] Columns = ["own", "other", "closeness", "trust", "date"];

    public sealed record Row(string Own, string Other, int? Closeness, int? Trust, DateOnly Date);

    public static async Task<List<Row>> ReadAsync(Visible visible, ExportNames names) =>
        [.. (await visible.Ratings.ToListAsync()).Select(rating => new Row(names.Person(rating.OwnId), names.Person(rating.OtherId), rating.Closeness, rating.Trust, rating.On))
            .OrderBy(row => row.Own, StringComparer.Ordinal).ThenBy(row => row.Other, StringComparer.Ordinal).ThenBy(row => row.Date).ThenBy(row => row.Closeness).ThenBy(row => row.Trust)];

    public static string?[] Cells(Row row) => [row.Own, row.Other, OrganisationsTable.Text(row.Closeness), OrganisationsTable.Text(row.Trust), OrganisationsTable.Day(row.Date)];
}
