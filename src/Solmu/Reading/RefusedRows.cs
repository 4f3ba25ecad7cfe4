using System.Text;

namespace Solmu.Reading;

/// <summary>
/// Writes the refused rows of a table as a table again, with what is wrong with each in a last column, so that they
/// can be mended and brought back.
/// </summary>
internal static class RefusedRows
{
    /// <summary>A column of this name is not read.</summary>
    public const string ProblemColumn = "problem";

    public static string ToCsv(FileReading reading)
    {
        var header = reading.Mapping.Select(column => column.Header).ToList();
        var problem = header.FindLastIndex(name => name.Equals(ProblemColumn, StringComparison.OrdinalIgnoreCase));
        var isThere = problem >= 0;
        if (!isThere)
        {
            problem = header.Count;
            header.Add(ProblemColumn);
        }

        var csv = new StringBuilder("\uFEFF");
        var separator = reading.Separator ?? ',';
        AppendRow(csv, header, separator);
        foreach (var row in reading.Refused)
        {
            AppendRow(csv, WithProblem(row, problem, header.Count, isThere), separator);
        }

        return csv.ToString();
    }

    // Cells beyond the header stay beyond it, so that a row that nobody mended is refused again.
    private static List<string> WithProblem(RefusedRow row, int problem, int columns, bool isThere)
    {
        var cells = row.Cells.ToList();
        cells.AddRange(Enumerable.Repeat("", Math.Max(0, (isThere ? columns : columns - 1) - cells.Count)));
        var message = string.Join(" ", row.Problems.Select(p => p.Message));
        if (isThere)
        {
            cells[problem] = message;
        }
        else
        {
            cells.Insert(problem, message);
        }

        return cells;
    }

    private static void AppendRow(StringBuilder csv, List<string> cells, char separator)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            csv.Append(i == 0 ? "" : separator.ToString()).Append(Quote(FormulaGuard.Guard(cells[i]), separator));
        }

        csv.Append("\r\n");
    }

    private static string Quote(string cell, char separator) =>
        cell.AsSpan().IndexOfAny("\"\r\n" + separator) < 0 && cell.Trim().Length == cell.Length
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
