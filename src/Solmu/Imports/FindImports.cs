using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Database;

namespace Solmu.Imports;

/// <summary>The imports there were, the latest first.</summary>
public sealed class FindImports(Visible visible)
{
    public const int Most = 100;

    public sealed record Row(long Id, string What, DateTime At, string? By, DateTime? UndoneAt, IReadOnlyList<FileLine> Files);

    public sealed record FileLine(string File, string Kind, long Read, long Created, long Updated, long Unchanged, long Skipped, long Ignored = 0);

    public Task<List<Row>> RunAsync(long? id = null)
    {
        var imports = id is { } one ? visible.Imports.Where(import => import.Id == one) : visible.Imports;
        return ReadAsync(imports.OrderByDescending(import => import.At).ThenBy(import => import.Id).Take(Most));
    }

    public async Task<Portion<Row>> PortionAsync(PortionOf ask)
    {
        var imports = ask.Search is { } fragment ? visible.Imports.Where(import => import.What.Contains(fragment)) : visible.Imports;
        var portion = await imports.Select(import => new Place<DateTime> { Key = import.At, Id = import.Id }).TakeAsync(ask);
        return portion.Fill(await ReadAsync(visible.Imports.Where(import => portion.Items.Contains(import.Id))), row => row.Id);
    }

    private async Task<List<Row>> ReadAsync(IQueryable<Import> imports)
    {
        var found = await imports
            .Select(import => new { import.Id, import.What, import.At, import.UndoneAt, import.Summary, By = visible.Users.Where(user => user.Id == import.UserId).Select(user => user.Name).FirstOrDefault() })
            .ToListAsync();
        return found.ConvertAll(import => new Row(import.Id, import.What, import.At, import.By, import.UndoneAt,
            import.Summary?.StartsWith('[') == true ? JsonSerializer.Deserialize<List<FileLine>>(import.Summary, JsonOutput.Options)! : []));
    }
}
