using System.Globalization;
using Solmu.Reading;

namespace Solmu.Graphs;

/// <summary>Reads a graph from an edge list, with or without a header, or from GraphML. Whatever the bytes, the answer is a reading.</summary>
internal static class GraphFiles
{
    private static readonly string[] FromWords = ["from", "source", "src", "node1", "u", "a"];
    private static readonly string[] ToWords = ["to", "target", "dst", "node2", "v", "b"];
    private static readonly string[] WeightWords = ["weight", "w", "value", "strength", "count"];

    public static GraphReading Read(SourceFile file, Limits limits)
    {
        var reading = new GraphReading(file.Name);
        if (file.IsFolder)
        {
            reading.Refuse(null, null, "This is a folder; name a file.");
        }
        else if (file.Length == 0)
        {
            reading.Refuse(null, null, "The file is empty.");
        }
        else if (file.Length > limits.MaxFileBytes)
        {
            reading.Refuse(null, null, $"The file has {file.Length:N0} bytes; at most {limits.MaxFileBytes / 1024 / 1024} MiB are read.");
        }
        else if (Signatures.IsZip(file.Content))
        {
            reading.Refuse(null, null, "The file is a zip file; unpack it first.");
        }
        else if (Signatures.Binary(file.Content) is { } what)
        {
            reading.Refuse(null, null, $"The file is {what}, which holds no graph.");
        }
        else
        {
            ReadText(SourceText.Decode(file.Content), reading, limits);
        }

        return reading;
    }

    private static void ReadText(SourceText text, GraphReading reading, Limits limits)
    {
        var begin = text.Utf8.Span.TrimStart("\r\n\t "u8);
        if (begin.IsEmpty)
        {
            reading.Refuse(null, null, "The file is empty but for white space.");
        }
        else if (begin[0] == '<')
        {
            GraphMl.Read(text, reading);
        }
        else
        {
            ReadEdges(text, Separator(begin), reading, limits);
        }
    }

    private static char Separator(ReadOnlySpan<byte> begin)
    {
        var end = begin.IndexOfAny("\r\n"u8);
        var line = end < 0 ? begin : begin[..end];
        return line.Contains((byte)'\t') ? '\t' : line.Contains((byte)';') ? ';' : line.Contains((byte)',') ? ',' : ' ';
    }

    private static void ReadEdges(SourceText text, char separator, GraphReading reading, Limits limits)
    {
        using var rows = new RowCursor(text, separator);
        int[]? columns = null;
        while (!reading.IsFull && rows.Read())
        {
            if (rows.IsBlank() || rows.Text(0).StartsWith('#'))
            {
                continue;
            }

            string[] cells = [.. rows.ToArray(limits.MaxColumns).Select(cell => cell.Trim()).Where(cell => separator != ' ' || cell.Length > 0)];
            if (rows.Flaw is { } flaw)
            {
                reading.Refuse(rows.Line, null, flaw);
            }
            else if (columns is null)
            {
                columns = Header(cells) ?? [0, 1, cells.Length > 2 ? 2 : -1];
                reading.IsWeighted = columns[2] >= 0;
                if (Header(cells) is null)
                {
                    Add(cells, columns, rows.Line, reading, limits);
                }
            }
            else
            {
                Add(cells, columns, rows.Line, reading, limits);
            }
        }
    }

    private static int[]? Header(string[] cells)
    {
        int Column(string[] words) => Array.FindIndex(cells, cell => words.Contains(cell.ToLowerInvariant()));
        return (Column(FromWords), Column(ToWords)) is ( >= 0, >= 0) and var (from, to) ? [from, to, Column(WeightWords)] : null;
    }

    private static void Add(string[] cells, int[] columns, int line, GraphReading reading, Limits limits)
    {
        string Cell(int column) => column >= 0 && column < cells.Length ? cells[column] : "";
        var (from, to, weight) = (Cell(columns[0]), Cell(columns[1]), 1.0);
        if (from.Length == 0 || to.Length == 0)
        {
            reading.Refuse(line, from.Length == 0 ? "from" : "to", "An edge needs two ends.");
        }
        else if (columns[2] >= 0 && !IsWeight(Cell(columns[2]), out weight))
        {
            reading.Refuse(line, "weight", $"“{Cell(columns[2])}” is no weight; a weight is a number above 0, like 2.5.");
        }
        else if (reading.Edges.Count >= limits.MaxRows)
        {
            reading.Refuse(line, null, $"The file has more than {limits.MaxRows:N0} edges; no more are read.");
        }
        else
        {
            reading.Edges.Add((reading.Place(from), reading.Place(to), weight));
        }
    }

    public static bool IsWeight(string text, out double weight) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out weight) && weight > 0 && double.IsFinite(weight);
}
