using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Notes;
using Solmu.Operations;

namespace Solmu.Archives;

/// <summary>One kind of record in an archive: how its rows are written and read, without what is secret.</summary>
internal abstract class ArchiveTable
{
    public abstract string Kind { get; }

    /// <summary>The kinds that an archive holds, what is referred to before what refers to it.</summary>
    public static IReadOnlyList<ArchiveTable> Of(SolmuDb db) =>
        [.. Tables.Of(db).Where(entity => entity.ClrType.GetCustomAttribute<NotArchivedAttribute>() is null).Select(entity => (ArchiveTable)Activator.CreateInstance(typeof(ArchiveTable<>).MakeGenericType(entity.ClrType), entity)!)];

    /// <summary>One line for each row, in the order of the keys; the number of rows.</summary>
    public abstract Task<long> WriteAsync(SolmuDb db, Visible visible, Stream output);

    /// <summary>Puts rows in as they are; the number of those that went in.</summary>
    public abstract Task<long> BringInAsync(SolmuDb db, IEnumerable<JsonElement> rows, ArchivedUsers users);

    /// <summary>How many rows of the archive are here just so, how many otherwise, and how many not at all.</summary>
    public abstract Task<(long Same, long Changed, long Gone)> CompareAsync(SolmuDb db, IEnumerable<JsonElement> rows);

    /// <summary>Only looks whether the rows can be read.</summary>
    public abstract void Check(IEnumerable<JsonElement> rows);
}

internal sealed class ArchiveTable<T> : ArchiveTable
    where T : class
{
    private const int AtATime = 5_000;

    private readonly List<Column> columns;
    private readonly List<Column> key;
    private readonly List<string> keyNames;

    public ArchiveTable(IEntityType entity)
    {
        Kind = entity.GetTableName()!;
        columns = [.. entity.GetProperties().Where(property => property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is null).Select(property => new Column(property))];
        keyNames = [.. entity.FindPrimaryKey()!.Properties.Select(property => property.Name)];
        key = keyNames.ConvertAll(name => columns.Find(column => column.Property.Name == name)!);
    }

    public override string Kind { get; }

    public override async Task<long> WriteAsync(SolmuDb db, Visible visible, Stream output)
    {
        var count = 0L;
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await foreach (var row in InKeyOrder(Rows(db, visible).AsNoTracking()).AsAsyncEnumerable())
        {
            json.WriteStartObject();
            columns.ForEach(column => ArchiveCell.Write(json, column.Name, column.Get(row), column.IsId));
            json.WriteEndObject();
            await json.FlushAsync();
            json.Reset();
            output.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }

    public override async Task<long> BringInAsync(SolmuDb db, IEnumerable<JsonElement> rows, ArchivedUsers users)
    {
        var count = 0L;
        foreach (var some in Read(rows).Where(users.IsNew).Chunk(AtATime))
        {
            foreach (var row in some)
            {
                columns.FindAll(column => column.IsUser && column.Get(row) is not null).ForEach(column => column.Set(row, users.Here((long)column.Get(row)!)));
            }

            await BulkInsert.WriteAsync(db, some);
            count += some.Length;
        }

        return count;
    }

    public override async Task<(long Same, long Changed, long Gone)> CompareAsync(SolmuDb db, IEnumerable<JsonElement> rows)
    {
        var (same, changed, gone) = (0L, 0L, 0L);
        foreach (var group in Groups(Read(rows)))
        {
            var firsts = group.Select(row => key[0].Get(row)!).Distinct().ToList();
            var here = (await Under(db.Set<T>().AsNoTracking(), firsts).ToListAsync()).ToDictionary(Key);
            foreach (var row in group)
            {
                var known = here.GetValueOrDefault(Key(row));
                (same, changed, gone) = known is null ? (same, changed, gone + 1) : columns.TrueForAll(column => Equal(column.Get(row), column.Get(known))) ? (same + 1, changed, gone) : (same, changed + 1, gone);
            }
        }

        return (same, changed, gone);
    }

    public override void Check(IEnumerable<JsonElement> rows)
    {
        foreach (var _ in Read(rows))
        {
        }
    }

    /// <summary>Nobody takes along what they may not see: private notes of others, and what the log keeps of them.</summary>
    private static IQueryable<T> Rows(SolmuDb db, Visible visible) =>
        typeof(T) == typeof(Note) ? (IQueryable<T>)visible.Notes : typeof(T) == typeof(AuditEntry) ? (IQueryable<T>)visible.AuditEntries : db.Set<T>();

    private IEnumerable<T> Read(IEnumerable<JsonElement> rows)
    {
        var line = 0;
        foreach (var row in rows)
        {
            yield return Read(row, ++line);
        }
    }

    private T Read(JsonElement element, int line)
    {
        var row = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        var known = 0;
        foreach (var column in columns)
        {
            if (!element.TryGetProperty(column.Name, out var value))
            {
                continue;
            }

            known++;
            try
            {
                column.Set(row, ArchiveCell.Read(value, column.Property.ClrType, column.IsId));
            }
            catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or NullReferenceException or ArgumentException)
            {
                throw new RuleViolation(column.Name, $"Line {line} of {Kind} cannot be read: {column.Name} is not what Solmu writes there. Nothing was taken from the archive.");
            }
        }

        return known == element.EnumerateObject().Count()
            ? row
            : throw new RuleViolation(Kind, $"Line {line} of {Kind} holds something this Solmu does not know. It was made by a newer one; update this one first.");
    }

    private IQueryable<T> InKeyOrder(IQueryable<T> rows)
    {
        var sorted = rows.OrderBy(row => EF.Property<object>(row, keyNames[0]));
        foreach (var name in keyNames.Skip(1))
        {
            sorted = sorted.ThenBy(row => EF.Property<object>(row, name));
        }

        return sorted;
    }

    /// <summary>Rows whose keys begin alike come together, because they are looked up together.</summary>
    private IEnumerable<List<T>> Groups(IEnumerable<T> rows)
    {
        var group = new List<T>();
        foreach (var row in rows)
        {
            if (group.Count >= AtATime && !Equal(key[0].Get(row), key[0].Get(group[^1])))
            {
                yield return group;
                group = [];
            }

            group.Add(row);
        }

        yield return group;
    }

    private IQueryable<T> Under(IQueryable<T> rows, List<object> firsts)
    {
        var type = key[0].Property.ClrType;
        var list = typeof(Enumerable).GetMethod(nameof(Enumerable.ToList))!.MakeGenericMethod(type).Invoke(null, [typeof(Enumerable).GetMethod(nameof(Enumerable.Cast))!.MakeGenericMethod(type).Invoke(null, [firsts])])!;
        var row = Expression.Parameter(typeof(T), "row");
        var contains = Expression.Call(Expression.Constant(list), list.GetType().GetMethod("Contains", [type])!, Expression.Property(row, key[0].Property.PropertyInfo!));
        return rows.Where(Expression.Lambda<Func<T, bool>>(contains, row));
    }

    private string Key(T row) => string.Join('\u0001', key.Select(column => column.Get(row) is DateTime moment ? moment.Ticks : column.Get(row)));

    private static bool Equal(object? one, object? other) => one is byte[] bytes && other is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(one, other);

    /// <summary>A property with quick ways to read and set it.</summary>
    private sealed class Column
    {
        public Column(IProperty property)
        {
            Property = property;
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            IsId = ArchiveCell.IsId(property);
            IsUser = ArchivedUsers.IsUser(property);
            var row = Expression.Parameter(typeof(T), "row");
            var value = Expression.Parameter(typeof(object), "value");
            var member = property.PropertyInfo ?? throw new NotSupportedException($"{typeof(T).Name}.{property.Name} has no property to read.");
            Get = Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, member), typeof(object)), row).Compile();
            Set = Expression.Lambda<Action<T, object?>>(Expression.Call(row, member.GetSetMethod(nonPublic: true)!, Expression.Convert(value, property.ClrType)), row, value).Compile();
        }

        public IProperty Property { get; }

        public string Name { get; }

        public bool IsId { get; }

        public bool IsUser { get; }

        public Func<T, object?> Get { get; }

        public Action<T, object?> Set { get; }
    }
}
