using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>How a table with the same headers was read the last time, so that nobody maps it twice.</summary>
internal sealed class SavedMappings(SolmuDbs dbs, Writer writer, Viewer viewer, Moment moment)
{
    public async Task<ColumnMap?> FindAsync(string headers)
    {
        if (headers.Length == 0)
        {
            return null;
        }

        await using var db = dbs.Open();
        var saved = await db.SavedMappings.FirstOrDefaultAsync(mapping => mapping.Headers == headers);
        return saved is null ? null : ColumnMap.Parse(new SourceFile("", Encoding.UTF8.GetBytes(saved.Map)), out _);
    }

    public Task RememberAsync(string headers, ColumnMap map) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var json = JsonSerializer.Serialize(new { columns = map.Columns, dates = map.Dates is { } order ? Name(order) : null, kind = map.Kind?.Name() });
        var saved = await db.SavedMappings.AsTracking().FirstOrDefaultAsync(mapping => mapping.Headers == headers);
        if (saved is null)
        {
            db.Add(new SavedMapping(headers, json, moment.Now));
        }
        else
        {
            saved.Change(json, moment.Now);
        }

        await db.SaveChangesAsync();
    });

    private static string Name(DateOrder order) => order switch
    {
        DateOrder.Dmy => "dmy",
        DateOrder.Mdy => "mdy",
        _ => "ymd",
    };
}
