using System.IO.Compression;
using System.Text;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Exports;

/// <summary>Tables in our own columns, which import takes back.</summary>
internal sealed class ExportCsv(Visible visible, SolmuDb db)
{
    /// <summary>One table; the number of its rows.</summary>
    public async Task<long> RunAsync(string kind, TextWriter output)
    {
        await using var snapshot = await Snapshot.BeginAsync(db);
        return await WriteAsync(kind, output, await ExportNames.ReadAsync(visible));
    }

    /// <summary>All tables in one zip.</summary>
    public async Task<Dictionary<string, long>> RunAsync(Stream zip)
    {
        await using var snapshot = await Snapshot.BeginAsync(db);
        var names = await ExportNames.ReadAsync(visible);
        var counts = new Dictionary<string, long>();
        await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null);
        foreach (var kind in ExportKinds.All)
        {
            await using var entry = await archive.CreateEntry(kind + ".csv", CompressionLevel.Fastest).OpenAsync();
            await using var text = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024);
            counts[kind] = await WriteAsync(kind, text, names);
        }

        return counts;
    }

    /// <summary>One table, within a snapshot that the caller holds.</summary>
    public async Task<long> WriteAsync(string kind, TextWriter output, ExportNames names)
    {
        var csv = new CsvOut(output);
        var count = 0L;
        switch (kind)
        {
            case ExportKinds.Organisations:
                await WriteAllAsync(OrganisationsTable.Columns, OrganisationsTable.Cells(await OrganisationsTable.ReadAsync(visible), names));
                break;
            case ExportKinds.People:
                var people = PeopleTable.Cells(await PeopleTable.ReadAsync(visible, names), names);
                await WriteAllAsync(people.Columns, people.Rows);
                break;
            case ExportKinds.Ties:
                await WriteAllAsync(RatingsTable.Columns, (await RatingsTable.ReadAsync(visible, names)).Select(RatingsTable.Cells));
                break;
            case ExportKinds.Contracts:
                await WriteAllAsync([.. ContractsTable.Listing.Columns.Select(column => column.Name)], (await ContractsTable.ReadAsync(visible)).Select(row => ContractsTable.Listing.Columns.Select(column => column.Text(row)).ToArray()));
                break;
            case ExportKinds.Reviews:
                await WriteAllAsync([.. ReviewsTable.Listing.Columns.Select(column => column.Name)], (await ReviewsTable.ReadAsync(visible)).Select(row => ReviewsTable.Listing.Columns.Select(column => column.Text(row)).ToArray()));
                break;
            default:
                await csv.WriteAsync(ContactsTable.Listing.Columns.Select(column => column.Name));
                await foreach (var row in ContactsTable.ReadAsync(visible, names))
                {
                    await csv.WriteAsync(ContactsTable.Listing.Columns.Select(column => column.Text(row)));
                    count++;
                }

                break;
        }

        return count;

        async Task WriteAllAsync(string[] columns, IEnumerable<string?[]> rows)
        {
            await csv.WriteAsync(columns);
            foreach (var row in rows)
            {
                await csv.WriteAsync(row);
                count++;
            }
        }
    }
}
