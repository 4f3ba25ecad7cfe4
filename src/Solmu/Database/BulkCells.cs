using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;
using SQLitePCL;

namespace Solmu.Database;

/// <summary>Writes one value into a prepared SQLite statement, in the form in which EF writes it.</summary>
internal static class SqliteCells
{
    public static Expression Write(Expression statement, int index, Expression? value, Type type)
    {
        var place = Expression.Constant(index + 1);
        return value is null
            ? Expression.Call(Named(nameof(BindNull), null), statement, place)
            : Expression.Call(Named(nameof(Bind), type), statement, place, value);
    }

    private static MethodInfo Named(string name, Type? type) =>
        typeof(SqliteCells).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static, type is null ? [typeof(sqlite3_stmt), typeof(int)] : [typeof(sqlite3_stmt), typeof(int), type])
        ?? throw new NotSupportedException($"No column holds a {type}.");

    private static void BindNull(sqlite3_stmt statement, int index) => raw.sqlite3_bind_null(statement, index);

    private static void Bind(sqlite3_stmt statement, int index, long value) => raw.sqlite3_bind_int64(statement, index, value);

    private static void Bind(sqlite3_stmt statement, int index, int value) => raw.sqlite3_bind_int64(statement, index, value);

    private static void Bind(sqlite3_stmt statement, int index, bool value) => raw.sqlite3_bind_int64(statement, index, value ? 1 : 0);

    private static void Bind(sqlite3_stmt statement, int index, double value) => raw.sqlite3_bind_double(statement, index, value);

    private static void Bind(sqlite3_stmt statement, int index, string value) => raw.sqlite3_bind_text(statement, index, value);

    private static void Bind(sqlite3_stmt statement, int index, byte[] value) => raw.sqlite3_bind_blob(statement, index, value);

    private static void Bind(sqlite3_stmt statement, int index, DateOnly value) =>
        raw.sqlite3_bind_text(statement, index, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>Writes one value into a binary COPY.</summary>
internal static class PostgresCells
{
    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(double)] = NpgsqlDbType.Double,
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(DateTime)] = NpgsqlDbType.TimestampTz,
    };

    private static readonly MethodInfo WriteTyped = typeof(NpgsqlBinaryImporter).GetMethods()
        .Single(method => method.Name == nameof(NpgsqlBinaryImporter.Write) && method.GetParameters() is [_, { ParameterType: var second }] && second == typeof(NpgsqlDbType));

    private static readonly MethodInfo WriteNull = typeof(NpgsqlBinaryImporter).GetMethod(nameof(NpgsqlBinaryImporter.WriteNull))!;

    public static Expression Write(Expression importer, int index, Expression? value, Type type)
    {
        if (value is null)
        {
            return Expression.Call(importer, WriteNull);
        }

        var stored = Types.TryGetValue(type, out var known) ? known : throw new NotSupportedException($"No column holds a {type}.");
        return Expression.Call(importer, WriteTyped.MakeGenericMethod(type), value, Expression.Constant(stored));
    }
}
