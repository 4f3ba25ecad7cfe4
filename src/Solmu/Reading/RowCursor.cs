using System.Text;
using CsvHelper;

namespace Solmu.Reading;

/// <summary>
/// Goes through the rows of a table and knows the line of each. A quotation mark that is never closed would swallow
/// the rest of the file; here it costs its own row, and reading goes on at the next line.
/// </summary>
internal sealed class RowCursor : IDisposable
{
    // Going back costs reading again, a block at least; past so many bytes the file is not a table with slips of the pen.
    private const int RereadFactor = 4;
    private const int RereadFloor = 64 * 1024 * 1024;
    private const int BlockBytes = 64 * 1024;

    private readonly ReadOnlyMemory<byte> utf8;
    private readonly CsvReaderOptions options;
    private CsvReader reader;
    private int start;
    private int lineBefore;
    private long rereadBudget;
    private long flawLine;
    private CsvMalformedReason flaw;
    private string[]? broken;

    public RowCursor(SourceText text, char separator, int firstLine = 1)
    {
        utf8 = text.Utf8;
        lineBefore = firstLine - 1;
        rereadBudget = RereadFloor + ((long)RereadFactor * utf8.Length);
        options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            DetectSeparatorHint = false,
            OnMalformedRecord = record => (flawLine, flaw) = (record.LineNumber, record.Reason),
        };
        reader = CsvReader.Create(utf8, options);
    }

    public int Line { get; private set; }

    public int FieldCount { get; private set; }

    /// <summary>What is wrong with the quotation marks of the row; null for a sound row.</summary>
    public string? Flaw { get; private set; }

    /// <summary>Set when so many quotation marks do not match that reading was given up.</summary>
    public bool GaveUp { get; private set; }

    public bool Read()
    {
        broken = null;
        if (GaveUp || !reader.Read())
        {
            return false;
        }

        Flaw = null;
        Line = lineBefore + (int)reader.LineNumber;
        FieldCount = reader.FieldCount;
        if (flawLine != reader.LineNumber || flaw == CsvMalformedReason.StrayQuote)
        {
            return true;
        }

        var isOpen = flaw == CsvMalformedReason.UnterminatedQuote;
        Flaw = isOpen
            ? "A quotation mark opens in this row and is never closed; close it, or double it if it belongs to the text."
            : "Text follows a closing quotation mark; double the quotation marks that belong to the text.";
        if (IsOverSeveralLines())
        {
            KeepFirstLineOnly();
        }

        return true;
    }

    /// <summary>The text of a cell; a missing cell is empty.</summary>
    public string Text(int column)
    {
        if (broken is not null)
        {
            return column < broken.Length ? broken[column] : "";
        }

        return column < FieldCount ? reader.GetString(column) : "";
    }

    public bool IsEmpty(int column) => broken is null ? reader.IsEmpty(column) : Text(column).Length == 0;

    /// <summary>The bytes of the whole row, as they came.</summary>
    public int Length => broken is null ? reader.Current.RawRecord.Length : 0;

    /// <summary>Whether a cell holds exactly this text, apart from spaces around it.</summary>
    public bool Holds(int column, ReadOnlySpan<byte> text) =>
        broken is null && reader.GetSpan(column).Trim(" \t"u8).SequenceEqual(text);

    public bool IsBlank()
    {
        for (var i = 0; i < FieldCount; i++)
        {
            if (!IsEmpty(i) && !string.IsNullOrWhiteSpace(Text(i)))
            {
                return false;
            }
        }

        return true;
    }

    public string[] ToArray(int most)
    {
        var cells = new string[Math.Min(FieldCount, most)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Text(i);
        }

        return cells;
    }

    public void Dispose() => reader.Dispose();

    private bool IsOverSeveralLines() => reader.Current.RawRecord.ContainsAny("\r\n"u8);

    private void KeepFirstLineOnly()
    {
        var row = start + (int)reader.ByteOffset;
        var rest = utf8.Span[row..];
        var length = rest.IndexOfAny("\r\n"u8);
        rereadBudget -= reader.Current.RawRecord.Length + BlockBytes;
        GaveUp = rereadBudget < 0;
        broken = Encoding.UTF8.GetString(rest[..length]).Split(options.Separator!.Value);
        FieldCount = broken.Length;

        start = row + length + (rest[length..].StartsWith("\r\n"u8) ? 2 : 1);
        lineBefore = Line;
        flawLine = 0;
        reader.Dispose();
        reader = CsvReader.Create(utf8[start..], options);
    }
}
