using Solmu.Reading;

namespace Solmu.Exports;

/// <summary>Writes a table for spreadsheets and for our own import: commas, quotes where needed, no cell that runs as a formula.</summary>
internal sealed class CsvOut(TextWriter output)
{
    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(",;\"\r\n\t'");

    public async Task WriteAsync(IEnumerable<string?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                await output.WriteAsync(',');
            }

            first = false;
            await output.WriteAsync(Quote(cell ?? ""));
        }

        await output.WriteAsync("\r\n");
    }

    private static string Quote(string cell)
    {
        var safe = FormulaGuard.Guard(cell);
        return safe.AsSpan().ContainsAny(NeedsQuotes) || safe.Length != safe.AsSpan().Trim().Length
            ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : safe;
    }
}
