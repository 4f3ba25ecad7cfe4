namespace Solmu.Views;

/// <summary>A column of a list; its key is also what the list is sorted by.</summary>
public sealed record Column(string Key, string Name, bool IsNumber = false, bool IsShown = true, bool IsSortable = true);

/// <summary>The columns of a list that the address asks for, in the list's own order. The first one is always there.</summary>
public sealed class Columns
{
    public Columns(IReadOnlyList<Column> all, string? asked)
    {
        All = all;
        var wanted = (asked ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = all.Skip(1).Where(column => wanted.Contains(column.Key)).ToList();
        Shown = [all[0], .. known.Count > 0 ? known : all.Skip(1).Where(column => column.IsShown)];
    }

    public IReadOnlyList<Column> All { get; }

    public IReadOnlyList<Column> Shown { get; }

    public bool Contains(string key) => Shown.Any(column => column.Key == key);
}
