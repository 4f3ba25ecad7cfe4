using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Solmu.Database;
using Solmu.Operations;
using Solmu.Sample;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

/// <summary>The sample net in the shape that an earlier Solmu gave its database.</summary>
internal static class OldInstallation
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly Dictionary<string, Installation> Made = [];

    public static async Task<IReadOnlyList<string>> ShapesAsync()
    {
        var installation = await TestDatabase.UntouchedAsync();
        using var dbs = new SolmuDbs(installation);
        await using var db = dbs.Open();
        return [.. db.Database.GetMigrations()];
    }

    public static async Task<Installation> MakeAsync(string shape)
    {
        await Gate.WaitAsync();
        try
        {
            if (!Made.TryGetValue(shape, out var old))
            {
                Made[shape] = old = await FillAsync(shape);
            }

            return await TestDatabase.CopyAsync(old);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<Installation> FillAsync(string shape)
    {
        await using var now = await TestApp.StartFreshWithFirmAsync();
        await SampleSlice.LoadIntoEmptyAsync(now.Services);
        await now.SignInAsync();
        var old = await TestDatabase.UntouchedAsync();
        using var dbs = new SolmuDbs(old);
        using var present = new SolmuDbs(now.Installation);
        await using var source = present.Open();
        await using var target = dbs.Open();
        await target.Database.MigrateAsync(shape);
        await using var transaction = await target.Database.BeginTransactionAsync();
        foreach (var table in await Tables.InAsync(target))
        {
            await CopyAsync(source, target, table, transaction.GetDbTransaction());
        }

        await transaction.CommitAsync();
        if (!old.IsPostgres)
        {
            // As an earlier Solmu left it: in one file.
            await target.Database.ExecuteSqlRawAsync("DROP TABLE \"__EFMigrationsLock\"; PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return old;
    }

    /// <summary>Every cell of these columns.</summary>
    public static async Task<string> RowsAsync(Installation installation, IReadOnlyList<Tables.Table>? tables = null)
    {
        using var dbs = new SolmuDbs(installation);
        await using var db = dbs.Open();
        var text = new StringBuilder();
        foreach (var table in tables ?? await Tables.InAsync(db))
        {
            await using var reader = await SelectAsync(db, table);
            while (await reader.ReadAsync())
            {
                text.Append(table.Name).AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))).AppendLine();
            }
        }

        return text.ToString();
    }

    public static async Task<IReadOnlyList<Tables.Table>> TablesAsync(Installation installation)
    {
        using var dbs = new SolmuDbs(installation);
        await using var db = dbs.Open();
        return await Tables.InAsync(db);
    }

    private static async Task CopyAsync(SolmuDb source, SolmuDb target, Tables.Table table, DbTransaction transaction)
    {
        await using var reader = await SelectAsync(source, table);
        while (await reader.ReadAsync())
        {
            await using var insert = target.Database.GetDbConnection().CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO \"{table.Name}\" ({Columns(table)}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{i}", reader.GetValue(i));
                insert.Parameters.Add(parameter);
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    private static async Task<DbDataReader> SelectAsync(SolmuDb db, Tables.Table table)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {Columns(table)} FROM \"{table.Name}\" ORDER BY {string.Join(", ", table.Key.Select(key => $"\"{key}\""))}";
        return await command.ExecuteReaderAsync();
    }

    private static string Columns(Tables.Table table) => string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
}
