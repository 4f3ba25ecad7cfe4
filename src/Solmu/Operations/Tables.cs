using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>The tables that hold what Solmu knows, what is referred to before what refers to it.</summary>
internal static class Tables
{
    private const string History = "__EFMigrationsHistory";

    private const string PostgresColumns =
        """
        SELECT c.relname, a.attname, coalesce(array_position(k.conkey::int[], a.attnum::int), 0)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
        WHERE c.relkind = 'r' ORDER BY c.relname COLLATE "C", a.attnum
        """;

    private const string PostgresReferences =
        """
        SELECT c.relname, r.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema() WHERE k.contype = 'f'
        """;

    // Tables of a search index are virtual or shadows; the index fills itself.
    private const string SqliteColumns =
        "SELECT t.name, c.name, c.pk FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> '__EFMigrationsLock' ORDER BY t.name, c.cid";

    private const string SqliteReferences =
        "SELECT t.name, f.\"table\" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' AND t.type = 'table'";

    public sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key);

    /// <summary>As they are in the database, which may have an older shape than this program knows.</summary>
    public static async Task<IReadOnlyList<Table>> InAsync(SolmuDb db)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync();
        }

        var isPostgres = connection is NpgsqlConnection;
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var columns = await RowsAsync(connection, transaction, isPostgres ? PostgresColumns : SqliteColumns, row => (Table: row.GetString(0), Column: row.GetString(1), KeyPlace: row.GetInt32(2)));
        var references = (await RowsAsync(connection, transaction, isPostgres ? PostgresReferences : SqliteReferences, row => (From: row.GetString(0), To: row.GetString(1)))).ToLookup(row => row.From, row => row.To);
        var tables = columns.Where(row => row.Table != History).GroupBy(row => row.Table).ToDictionary(
            rows => rows.Key,
            rows => new Table(rows.Key, [.. rows.Select(row => row.Column)], [.. rows.Where(row => row.KeyPlace > 0).OrderBy(row => row.KeyPlace).Select(row => row.Column)]));
        return Sort(tables.Keys.Order(StringComparer.Ordinal), name => references[name].Where(tables.ContainsKey).Order(StringComparer.Ordinal)).ConvertAll(name => tables[name]);
    }

    /// <summary>As the model has them.</summary>
    public static IReadOnlyList<IEntityType> Of(SolmuDb db) => Sort(
        db.Model.GetEntityTypes().Where(entity => entity.FindPrimaryKey() is not null).OrderBy(entity => entity.Name, StringComparer.Ordinal),
        entity => entity.GetForeignKeys().Select(key => key.PrincipalEntityType).OrderBy(principal => principal.Name, StringComparer.Ordinal));

    public static async Task<Dictionary<string, long>> CountAsync(SolmuDb db)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in await InAsync(db))
        {
#pragma warning disable EF1002, EF1003 // The name comes from the database's own list.
            counts[table.Name] = await db.Database.SqlQueryRaw<long>($"SELECT count(*) AS \"Value\" FROM \"{table.Name}\"").SingleAsync();
#pragma warning restore EF1002, EF1003
        }

        return counts;
    }

    private static List<T> Sort<T>(IEnumerable<T> all, Func<T, IEnumerable<T>> needs)
        where T : notnull
    {
        var sorted = new List<T>();
        var open = new HashSet<T>();
        foreach (var one in all)
        {
            Visit(one);
        }

        return sorted;

        void Visit(T one)
        {
            if (!open.Add(one))
            {
                return;
            }

            foreach (var needed in needs(one))
            {
                Visit(needed);
            }

            sorted.Add(one);
        }
    }

    private static async Task<List<T>> RowsAsync<T>(DbConnection connection, DbTransaction? transaction, string sql, Func<DbDataReader, T> read)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
