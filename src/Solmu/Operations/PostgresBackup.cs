using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>All tables of a PostgreSQL database as COPY text, in the order of their keys, so that equal rows give equal files.</summary>
internal static class PostgresBackup
{
    private const string Settings = "SET LOCAL TIME ZONE 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; SET LOCAL statement_timeout = 0";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Everything as it is at one moment, whatever changes meanwhile.</summary>
    public static async Task<(List<BackupManifest.Entry> Entries, Dictionary<string, long> Rows)> CopyOutAsync(SolmuDb db, ZipArchive archive)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await RunAsync(connection, Settings);
        var rows = await Tables.CountAsync(db);
        var entries = new List<BackupManifest.Entry>();
        foreach (var table in await Tables.InAsync(db))
        {
            entries.Add(await BackupArchive.AddAsync(archive, $"tables/{table.Name}.copy", stream => CopyOutAsync(connection, table.Name, table.Columns, table.Key, stream), table.Name, table.Columns));
        }

        return (entries, rows);
    }

    /// <summary>Empties all tables of the connection's transaction.</summary>
    public static async Task BeginAsync(SolmuDb db)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await RunAsync(connection, Settings);
        await RunAsync(connection, $"TRUNCATE {string.Join(", ", (await Tables.InAsync(db)).Select(table => Quote(table.Name)))}");
    }

    public static async Task CopyInAsync(SolmuDb db, BackupManifest.Entry entry, Stream stream)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        using var source = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: -1, leaveOpen: true);
        await using var target = await connection.BeginTextImportAsync($"COPY {Quote(entry.Table!)} ({string.Join(", ", entry.Columns!.Select(Quote))}) FROM STDIN");
        await CopyAsync(source, target);
    }

    /// <summary>Reads what was written and compares it with the backup, table by table.</summary>
    public static async Task VerifyAsync(SolmuDb db, BackupManifest manifest)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var keys = (await Tables.InAsync(db)).ToDictionary(table => table.Name, table => table.Key);
        foreach (var entry in manifest.Entries.Where(entry => entry.Table is not null))
        {
            await using var measured = new MeasuredStream(Stream.Null);
            await CopyOutAsync(connection, entry.Table!, entry.Columns!, keys[entry.Table!], measured);
            if (measured.Sha256() != entry.Sha256)
            {
                throw new InvalidDataException($"{entry.Table} did not come back as it was.");
            }
        }
    }

    private static async Task CopyOutAsync(NpgsqlConnection connection, string table, IReadOnlyList<string> columns, IReadOnlyList<string> key, Stream target)
    {
        var select = $"SELECT {string.Join(", ", columns.Select(Quote))} FROM {Quote(table)} ORDER BY {string.Join(", ", key.Select(Quote))}";
        using var source = await connection.BeginTextExportAsync($"COPY ({select}) TO STDOUT");
        await using var writer = new StreamWriter(target, Utf8, bufferSize: -1, leaveOpen: true);
        await CopyAsync(source, writer);
    }

    private static async Task CopyAsync(TextReader source, TextWriter target)
    {
        var buffer = new char[32 * 1024];
        while (await source.ReadAsync(buffer) is > 0 and var read)
        {
            await target.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Fixed statements over names of the model.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
