using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Solmu.Database;

/// <summary>Rows of a kind that is known by the model only, found by the value of some of their properties.</summary>
internal static class RowsOf
{
    private static readonly MethodInfo Any = typeof(RowsOf).GetMethod(nameof(FindAnyAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Generic = typeof(RowsOf).GetMethod(nameof(FindAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>As the database has them, not tracked.</summary>
    public static Task<List<object>> ReadAsync(SolmuDb db, IEntityType type, IProperty property, object? value, int most = int.MaxValue) => ReadAsync(db, type, [(property, value)], isTracked: false, most);

    public static Task<List<object>> ReadAsync(SolmuDb db, IEntityType type, IReadOnlyList<(IProperty Property, object? Value)> where, bool isTracked, int most = int.MaxValue) =>
        (Task<List<object>>)Generic.MakeGenericMethod(type.ClrType).Invoke(null, [db, where, isTracked, most])!;

    /// <summary>The rows that have one of the values there, tracked.</summary>
    public static async Task<List<object>> ReadAnyAsync(SolmuDb db, IEntityType type, IProperty property, IEnumerable<object?> values)
    {
        var found = new List<object>();
        foreach (var some in values.OfType<object>().Distinct().Chunk(1000))
        {
            found.AddRange(await (Task<List<object>>)Any.MakeGenericMethod(type.ClrType, property.ClrType).Invoke(null, [db, property, some])!);
        }

        return found;
    }

    /// <summary>The key of a row as one text.</summary>
    public static string KeyOf(IEntityType type, Func<IProperty, object?> value) =>
        string.Join('|', type.FindPrimaryKey()!.Properties.Select(property => value(property) is DateTime at ? at.Ticks.ToString(CultureInfo.InvariantCulture) : Convert.ToString(value(property), CultureInfo.InvariantCulture)));

    private static async Task<List<object>> FindAsync<T>(SolmuDb db, IReadOnlyList<(IProperty Property, object? Value)> where, bool isTracked, int most)
        where T : class
    {
        var rows = isTracked ? db.Set<T>().AsTracking() : db.Set<T>().AsNoTracking();
        foreach (var (property, value) in where)
        {
            rows = rows.Where(Equal<T>(property, value));
        }

        return [.. await (most == int.MaxValue ? rows : rows.Take(most)).ToListAsync()];
    }

    private static async Task<List<object>> FindAnyAsync<T, TValue>(SolmuDb db, IProperty property, object[] values)
        where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var list = Array.ConvertAll(values, value => (TValue)value).ToList();
        var contains = Expression.Call(Expression.Field(Expression.Constant(new Held(list)), nameof(Held.Value)).As<List<TValue>>(), nameof(List<TValue>.Contains), null, Expression.Property(row, property.PropertyInfo!));
        return [.. await db.Set<T>().AsTracking().Where(Expression.Lambda<Func<T, bool>>(contains, row)).ToListAsync()];
    }

    private static UnaryExpression As<T>(this Expression value) => Expression.Convert(value, typeof(T));

    /// <summary>The value stands in a field, as a captured variable does, so that it becomes a parameter of the statement.</summary>
    private static Expression<Func<T, bool>> Equal<T>(IProperty property, object? value)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var cell = Expression.Property(row, property.PropertyInfo!);
        var held = Expression.Field(Expression.Constant(new Held(value)), nameof(Held.Value));
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(cell, Expression.Convert(held, cell.Type)), row);
    }

    private sealed class Held(object? value)
    {
        public readonly object? Value = value;
    }
}
