using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Solmu.Database;

namespace Solmu.Tests.Testing;

/// <summary>
/// Keeps a copy of every row of every table, tells which tables differ from it, and puts them back. Asking when nothing
/// was committed since is next to free, so it can be asked after every request.
/// </summary>
internal sealed class KeptRows : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly Changes changes;
    private readonly Dictionary<string, string> columns;
    private readonly DbCommand stamp;
    private readonly DbCommand compare;
    private string? same;
    private string shape = "";

    private KeptRows(DbConnection connection, Changes changes, Dictionary<string, string> columns)
    {
        (this.connection, this.changes, this.columns) = (connection, changes, columns);
        stamp = connection.CreateCommand();
        stamp.CommandText = connection is SqliteConnection ? "PRAGMA data_version" : "SELECT pg_snapshot_xmax(pg_current_snapshot())::text";
        compare = connection.CreateCommand();
        compare.CommandText = string.Join(" UNION ALL ", columns.Select(table =>
            $"SELECT '{table.Key}' WHERE EXISTS (SELECT {table.Value} FROM {table.Key} EXCEPT SELECT {table.Value} FROM kept_{table.Key}) OR EXISTS (SELECT {table.Value} FROM kept_{table.Key} EXCEPT SELECT {table.Value} FROM {table.Key})"));
    }

    public int Tables => columns.Count;

    public static async Task<KeptRows> KeepAsync(TestApp app)
    {
        var installation = app.Installation;
        DbConnection connection = installation.IsPostgres ? new NpgsqlConnection(installation.PostgresConnectionString()) : new SqliteConnection(SqliteSettings.ConnectionString(installation.DatabaseFile));
        await connection.OpenAsync();
        var columns = await app.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null).ToDictionary(
            type => type.GetTableName()!, type => string.Join(", ", type.GetProperties().Select(property => $"\"{property.GetColumnName()}\"")))));
        var kept = new KeptRows(connection, app.Services.GetRequiredService<Changes>(), columns);
        foreach (var (table, fields) in columns)
        {
            await kept.RunAsync($"CREATE TEMP TABLE kept_{table} AS SELECT {fields} FROM {table}");
        }

        // Rows are put back table by table, whatever they point to.
        await kept.RunAsync(installation.IsPostgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF");
        kept.shape = await kept.ShapeAsync();
        return kept;
    }

    /// <summary>The tables that hold something else than when they were kept.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync()
    {
        var now = Convert.ToString(await stamp.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        if (now == same)
        {
            return [];
        }

        var changed = new List<string>();
        await using (var rows = await compare.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                changed.Add(rows.GetString(0));
            }
        }

        same = changed.Count == 0 ? now : null;
        return changed;
    }

    /// <summary>The ids of all records that were kept, as numbers and as they are shown.</summary>
    public async Task<IReadOnlyList<string>> AllIdsAsync()
    {
        var ids = new List<string>();
        foreach (var (table, fields) in columns.Where(table => table.Value.Contains("\"id\"", StringComparison.Ordinal)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT id FROM kept_{table}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                ids.AddRange([Convert.ToString(rows[0], CultureInfo.InvariantCulture)!, rows[0] is long id ? Ids.Text(id) : ""]);
            }
        }

        return ids;
    }

    /// <summary>The rows that came and went, as text; for small changes.</summary>
    public async Task<IReadOnlyList<string>> DifferenceAsync()
    {
        var lines = new List<string>();
        foreach (var table in await ChangedAsync())
        {
            foreach (var (sign, from, other) in new[] { ("+", table, $"kept_{table}"), ("-", $"kept_{table}", table) })
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT {columns[table]} FROM {from} EXCEPT SELECT {columns[table]} FROM {other}";
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                {
                    lines.Add($"{sign} {table} {string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => $"{rows.GetName(i)}={(rows[i] is byte[]? "bytes" : Convert.ToString(rows[i], CultureInfo.InvariantCulture))}"))}");
                }
            }
        }

        return lines;
    }

    public async Task PutBackAsync() => Assert.True(await TryPutBackAsync());

    /// <summary>False when something else than rows was changed.</summary>
    public async Task<bool> TryPutBackAsync()
    {
        if (await ShapeAsync() != shape)
        {
            return false;
        }

        if (await ChangedAsync() is not { Count: > 0 } changed)
        {
            return true;
        }

        await RunAsync($"BEGIN; {string.Concat(changed.Select(table => $"DELETE FROM {table}; INSERT INTO {table} ({columns[table]}) SELECT {columns[table]} FROM kept_{table}; "))}COMMIT");
        changes.CountAny();
        return await ChangedAsync() is [];
    }

    public async ValueTask DisposeAsync()
    {
        await stamp.DisposeAsync();
        await compare.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>Which tables, indexes and triggers there are, and which migrations made them.</summary>
    private async Task<string> ShapeAsync()
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? """SELECT (SELECT group_concat(name || coalesce(sql, ''), ';') FROM (SELECT name, sql FROM main.sqlite_master ORDER BY name)) || (SELECT group_concat("MigrationId", ';') FROM "__EFMigrationsHistory")"""
            : """SELECT (SELECT string_agg(relname, ';' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace) || (SELECT string_agg("MigrationId", ';') FROM "__EFMigrationsHistory")""";
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }

    private async Task RunAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
