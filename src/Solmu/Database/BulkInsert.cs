using System.Collections.Concurrent;
using System.Data;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using SQLitePCL;

namespace Solmu.Database;

/// <summary>
/// Writes many rows of one kind past the change tracker: a statement prepared once on SQLite, COPY on PostgreSQL.
/// Tables, columns and conversions are those of the model. Children are not followed; the caller writes each kind,
/// owners before what hangs on them.
/// </summary>
public static class BulkInsert
{
    private const int Many = 5000;
    private const int LargeCache = 64_000;

    /// <summary>Within the change that is under way, or in a transaction of its own.</summary>
    public static async Task WriteAsync<T>(SolmuDb db, IReadOnlyCollection<T> entities, CancellationToken ct = default)
        where T : class
    {
        if (entities.Count == 0)
        {
            return;
        }

        db.Touched.Many(typeof(T));
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(ct);
        }

        if (connection is NpgsqlConnection postgres)
        {
            await CopyAsync(postgres, Rows<T>.For(db), entities, ct);
            return;
        }

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var handle = ((SqliteConnection)connection).Handle!;
        Remember(handle, entities.Count < Many ? SqliteSettings.CacheKilobytes : LargeCache);
        Insert(handle, Rows<T>.For(db), entities, ct);
        Remember(handle, SqliteSettings.CacheKilobytes);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }

    /// <summary>Rows with random keys touch every page of their indexes; while many are written, more pages stay in memory.</summary>
    private static void Remember(sqlite3 handle, int kilobytes) => raw.sqlite3_exec(handle, $"PRAGMA cache_size=-{kilobytes}");

    private static void Insert<T>(sqlite3 handle, Rows<T> rows, IReadOnlyCollection<T> entities, CancellationToken ct)
        where T : class
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, rows.InsertSql, out var statement), handle);
        using (statement)
        {
            foreach (var entity in rows.InKeyOrder(entities))
            {
                ct.ThrowIfCancellationRequested();
                rows.Bind!(statement, entity);
                if (raw.sqlite3_step(statement) is var answer and not raw.SQLITE_DONE)
                {
                    SqliteException.ThrowExceptionForRC(answer, handle);
                }

                SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), handle);
            }
        }
    }

    private static async Task CopyAsync<T>(NpgsqlConnection connection, Rows<T> rows, IReadOnlyCollection<T> entities, CancellationToken ct)
        where T : class
    {
        await using var importer = await connection.BeginBinaryImportAsync(rows.CopySql, ct);
        foreach (var entity in entities)
        {
            ct.ThrowIfCancellationRequested();
            await importer.StartRowAsync(ct);
            rows.Copy!(importer, entity);
        }

        await importer.CompleteAsync(ct);
    }

    /// <summary>How one kind of entity becomes a row, worked out once from the model of each database.</summary>
    private sealed class Rows<T>
        where T : class
    {
        private static readonly ConcurrentDictionary<Type, Rows<T>> Known = new();

        private readonly Func<T, (long First, long Second, long Third)>? key;

        private Rows(SolmuDb db)
        {
            var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not mapped.");
            var properties = entity.GetProperties().ToList();
            key = CompileKey(entity.FindPrimaryKey()!);
            var table = $"\"{entity.GetTableName()}\"";
            var columns = string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
            InsertSql = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", properties.Select((_, i) => $"?{i + 1}"))})";
            CopySql = $"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)";
            if (db is SqliteSolmuDb)
            {
                Bind = Compile<sqlite3_stmt>(properties, SqliteCells.Write);
            }
            else
            {
                Copy = Compile<NpgsqlBinaryImporter>(properties, PostgresCells.Write);
            }
        }

        public string InsertSql { get; }

        public string CopySql { get; }

        public Action<sqlite3_stmt, T>? Bind { get; }

        public Action<NpgsqlBinaryImporter, T>? Copy { get; }

        public static Rows<T> For(SolmuDb db) => Known.GetOrAdd(db.GetType(), _ => new Rows<T>(db));

        /// <summary>Rows that come in the order of their key fill a table page by page instead of all over it.</summary>
        public IEnumerable<T> InKeyOrder(IReadOnlyCollection<T> entities)
        {
            if (key is null || entities.Count < 2)
            {
                return entities;
            }

            var sorted = entities.ToArray();
            Array.Sort(Array.ConvertAll(sorted, entity => key(entity)), sorted);
            return sorted;
        }

        private static Func<T, (long First, long Second, long Third)>? CompileKey(IKey primary)
        {
            if (primary.Properties.Count > 3 || primary.Properties.Any(property => property.PropertyInfo is null || (property.ClrType != typeof(long) && property.ClrType != typeof(DateTime))))
            {
                return null;
            }

            var entity = Expression.Parameter(typeof(T), "entity");
            var parts = primary.Properties.Select(Part).Concat(Enumerable.Repeat<Expression>(Expression.Constant(0L), 3)).Take(3);
            var make = typeof((long, long, long)).GetConstructor([typeof(long), typeof(long), typeof(long)])!;
            return Expression.Lambda<Func<T, (long, long, long)>>(Expression.New(make, parts), entity).Compile();

            Expression Part(IProperty property) => property.ClrType == typeof(long)
                ? Expression.Property(entity, property.PropertyInfo!)
                : Expression.Property(Expression.Property(entity, property.PropertyInfo!), nameof(DateTime.Ticks));
        }

        private static Action<TTarget, T> Compile<TTarget>(List<IProperty> properties, Func<Expression, int, Expression?, Type, Expression> write)
        {
            var target = Expression.Parameter(typeof(TTarget), "target");
            var entity = Expression.Parameter(typeof(T), "entity");
            var cells = properties.Select((property, i) => Cell(property, entity, (value, type) => write(target, i, value, type)));
            return Expression.Lambda<Action<TTarget, T>>(Expression.Block(cells), target, entity).Compile();
        }

        private static Expression Cell(IProperty property, ParameterExpression entity, Func<Expression?, Type, Expression> write)
        {
            var member = property.PropertyInfo ?? throw new NotSupportedException($"{typeof(T).Name}.{property.Name} has no property to read.");
            Expression value = Expression.Property(entity, member);
            var isNullable = !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;
            var plain = Nullable.GetUnderlyingType(value.Type) is { } inner ? Expression.Convert(value, inner) : value;
            var stored = property.GetTypeMapping().Converter is { } converter
                ? Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(plain, converter.ModelClrType))
                : plain;
            var filled = write(stored, stored.Type);
            return isNullable
                ? Expression.IfThenElse(Expression.Equal(value, Expression.Constant(null, value.Type)), write(null, stored.Type), filled)
                : filled;
        }
    }
}
