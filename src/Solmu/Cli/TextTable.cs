namespace Solmu.Cli;

/// <summary>A table for people: columns as wide as they need to be, a dash where something is not known.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> rows = [];

    public void Add(params string?[] cells) => rows.Add([.. cells.Select(cell => string.IsNullOrEmpty(cell) ? "–" : cell.ReplaceLineEndings(" "))]);

    public void Write(TextWriter output)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var widths = headers.Select((header, column) => Math.Max(header.Length, rows.Max(row => row[column].Length))).ToArray();
        foreach (var row in rows.Prepend(headers))
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
