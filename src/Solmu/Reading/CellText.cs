using System.Text;

namespace Solmu.Reading;

/// <summary>The text in a cell as a person meant it.</summary>
internal static class CellText
{
    private const int LongestQuote = 60;

    /// <summary>
    /// Without white space around it and without invisible controls. A guarded cell is one of our own and given back
    /// exactly as it was.
    /// </summary>
    public static string Clean(string cell)
    {
        if (cell.Length == 0)
        {
            return cell;
        }

        if (cell[0] == '\'' && FormulaGuard.IsGuarded(cell))
        {
            return FormulaGuard.Unguard(cell);
        }

        return cell.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 ? cell.Trim() : WithoutControls(cell).Trim();
    }

    /// <summary>The text as it stands in a message: on one line and not too long.</summary>
    public static string Quote(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuote ? $"\"{line}\"" : $"\"{line[..LongestQuote]}…\"";
    }

    /// <summary>Splits at semicolons, at the ::: that Google writes, and at line ends; leaves out what is empty.</summary>
    public static IEnumerable<string> Split(string cell)
    {
        if (cell.AsSpan().IndexOfAny(";\n\r") < 0 && !cell.Contains(":::", StringComparison.Ordinal))
        {
            return [cell];
        }

        return cell.Replace(":::", ";", StringComparison.Ordinal)
            .Split([';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static string WithoutControls(string cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (var c in cell)
        {
            if (c >= ' ' || c is '\t' or '\n' or '\r')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}
