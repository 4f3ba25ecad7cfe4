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
    /// <summary>Within the change that is under way, or in a transaction of its own.</summary>
    public static async Task WriteAsync<T>(SolmuDb db, IReadOnlyCollection<T> entities, CancellationToken ct = default)
        where T : class
    {
        if (entities.Count == 0)
        {
            return;
        }

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
        Insert(((SqliteConnection)connection).Handle!, Rows<T>.For(db), entities, ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }

    private static void Insert<T>(sqlite3 handle, Rows<T> rows, IReadOnlyCollection<T> entities, CancellationToken ct)
        where T : class
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, rows.InsertSql, out var statement), handle);
        using (statement)
        {
            foreach (var entity in entities)
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

        private Rows(SolmuDb db)
        {
            var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not mapped.");
            var properties = entity.GetProperties().ToList();
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
