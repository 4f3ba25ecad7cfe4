using System.Buffers.Binary;
using System.Linq.Expressions;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>Copies one table between databases, and tells by a digest whether two hold the same.</summary>
internal abstract class TableCopy
{
    public static TableCopy Of(IEntityType entity) => (TableCopy)Activator.CreateInstance(typeof(TableCopy<>).MakeGenericType(entity.ClrType), entity)!;

    public abstract Task<(long Rows, string Digest)> CopyAsync(SolmuDb source, SolmuDb target);

    public abstract Task<(long Rows, string Digest)> DigestAsync(SolmuDb db);
}

internal sealed class TableCopy<T>(IEntityType entity) : TableCopy
    where T : class
{
    private const int AtATime = 5_000;

    private readonly List<Func<T, object?>> cells = [.. entity.GetProperties().Select(CellOf)];
    private readonly List<string> key = [.. entity.FindPrimaryKey()!.Properties.Select(property => property.Name)];

    public override async Task<(long Rows, string Digest)> CopyAsync(SolmuDb source, SolmuDb target)
    {
        var waiting = new List<T>(AtATime);
        var read = await DigestAsync(source, async row =>
        {
            waiting.Add(row);
            if (waiting.Count == AtATime)
            {
                await BulkInsert.WriteAsync(target, waiting);
                waiting.Clear();
            }
        });
        await BulkInsert.WriteAsync(target, waiting);
        return read;
    }

    public override Task<(long Rows, string Digest)> DigestAsync(SolmuDb db) => DigestAsync(db, _ => ValueTask.CompletedTask);

    private async Task<(long Rows, string Digest)> DigestAsync(SolmuDb db, Func<T, ValueTask> take)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await foreach (var row in InKeyOrder(db.Set<T>().IgnoreQueryFilters().AsNoTracking()).AsAsyncEnumerable())
        {
            rows++;
            cells.ForEach(cell => Add(hash, cell(row)));
            await take(row);
        }

        return (rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private IQueryable<T> InKeyOrder(IQueryable<T> rows)
    {
        var sorted = rows.OrderBy(row => EF.Property<object>(row, key[0]));
        foreach (var name in key.Skip(1))
        {
            sorted = sorted.ThenBy(row => EF.Property<object>(row, name));
        }

        return sorted;
    }

    private static Func<T, object?> CellOf(IProperty property)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var member = property.PropertyInfo ?? throw new NotSupportedException($"{typeof(T).Name}.{property.Name} has no property to read.");
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, member), typeof(object)), row).Compile();
    }

    /// <summary>Each value with its kind and length, so that no two rows give the same bytes.</summary>
    private static void Add(IncrementalHash hash, object? value)
    {
        switch (value)
        {
            case null: Add(hash, 'n', []); break;
            case string text: Add(hash, 's', Encoding.UTF8.GetBytes(text)); break;
            case byte[] bytes: Add(hash, 'b', bytes); break;
            case double number: Add(hash, 'd', Bytes(BitConverter.DoubleToInt64Bits(number))); break;
            case DateTime moment: Add(hash, 't', Bytes(moment.Ticks)); break;
            case DateOnly day: Add(hash, 'y', Bytes(day.DayNumber)); break;
            case Enum word: Add(hash, 'e', Encoding.UTF8.GetBytes(word.ToString())); break;
            case bool or int or long: Add(hash, 'i', Bytes(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture))); break;
            default: throw new NotSupportedException($"No column holds a {value.GetType().Name}.");
        }
    }

    private static void Add(IncrementalHash hash, char kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }

    private static byte[] Bytes(long number) => MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)).ToArray();
}
