using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Keys;

/// <summary>The keys that are or were, those that open something first.</summary>
public sealed class FindKeys(Visible visible, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Sorts = ["name", "createdAt"];

    public sealed record Row(long Id, string Name, string Start, KeyScope Scope, string? Owner, string? OwnerEmail, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt, DateTime? RevokedAt, int Version)
    {
        /// <summary>Whether it opens the API now, as far as the key itself goes.</summary>
        public bool IsOpen { get; init; }
    }

    public async Task<List<Row>> AllAsync()
    {
        var rows = await ReadAsync(visible.ApiKeys);
        return [.. rows.OrderByDescending(row => row.IsOpen).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenByDescending(row => row.CreatedAt).ThenBy(row => row.Id)];
    }

    public async Task<Portion<Row>> RunAsync(PortionOf ask)
    {
        var keys = string.IsNullOrWhiteSpace(ask.Search) ? visible.ApiKeys : visible.ApiKeys.Where(key => key.Name.Contains(ask.Search));
        var portion = ask.Field == "createdAt"
            ? await keys.Select(key => new Place<DateTime> { Key = key.CreatedAt, Id = key.Id }).TakeAsync(ask)
            : await keys.Select(key => new Place<string> { Key = key.Name, Id = key.Id }).TakeAsync(ask);
        return portion.Fill(await ReadAsync(visible.ApiKeys.Where(key => portion.Items.Contains(key.Id))), row => row.Id);
    }

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync(visible.ApiKeys.Where(key => key.Id == id))).SingleOrDefault();

    private async Task<List<Row>> ReadAsync(IQueryable<ApiKey> keys)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await (from key in keys
                          join user in visible.Users on key.UserId equals user.Id into owners
                          from user in owners.DefaultIfEmpty()
                          select new Row(key.Id, key.Name, key.Start, key.Scope, user.Name, user.Email, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, key.RevokedAt, key.Version)).ToListAsync();
        return rows.ConvertAll(row => row with { IsOpen = row.RevokedAt is null && row.ExpiresAt >= now });
    }
}
