using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>The tables of the model, what is referred to before what refers to it.</summary>
internal static class Tables
{
    public sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key);

    public static IReadOnlyList<Table> Of(SolmuDb db)
    {
        var sorted = new List<IEntityType>();
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.FindPrimaryKey() is not null).OrderBy(entity => entity.Name, StringComparer.Ordinal))
        {
            Visit(entity, sorted, []);
        }

        return [.. sorted.Select(entity => new Table(
            entity.GetTableName()!,
            [.. entity.GetProperties().Select(property => property.GetColumnName())],
            [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())]))];
    }

    public static async Task<Dictionary<string, long>> CountAsync(SolmuDb db)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in Of(db))
        {
#pragma warning disable EF1002, EF1003 // The name comes from the model.
            counts[table.Name] = await db.Database.SqlQueryRaw<long>($"SELECT count(*) AS \"Value\" FROM \"{table.Name}\"").SingleAsync();
#pragma warning restore EF1002, EF1003
        }

        return counts;
    }

    private static void Visit(IEntityType entity, List<IEntityType> sorted, HashSet<IEntityType> open)
    {
        if (sorted.Contains(entity) || !open.Add(entity))
        {
            return;
        }

        foreach (var key in entity.GetForeignKeys().OrderBy(key => key.PrincipalEntityType.Name, StringComparer.Ordinal))
        {
            Visit(key.PrincipalEntityType, sorted, open);
        }

        sorted.Add(entity);
    }
}
