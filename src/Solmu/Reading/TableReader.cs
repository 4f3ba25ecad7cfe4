namespace Solmu.Reading;

/// <summary>Reads a table in two passes: what its columns and dates look like, then its rows.</summary>
internal sealed class TableReader(string fileName, SourceText text, ReadOptions options)
{
    private const int SamplesPerColumn = 3;
    private const int RowsSampled = 200;

    private readonly ProblemList problems = new(fileName, options.Limits);
    private readonly List<SourceRecord> records = [];
    private readonly List<RefusedRow> refused = [];
    private readonly List<string>[] samples = [];

    private TableReader(string fileName, SourceText text, ReadOptions options, TableHeader header)
        : this(fileName, text, options) => samples = [.. header.Cells.Select(_ => new List<string>())];

    public static FileReading Read(string fileName, SourceText source, ReadOptions options)
    {
        var text = WithoutSeparatorLine(source, out var separator);
        var firstLine = separator is null ? 1 : 2;
        var search = new HeaderSearch(fileName, options);
        var header = search.Find(text, separator, firstLine, out var reason);
        if (header is null)
        {
            var unreadable = FileReader.Unreadable(fileName, options.Kind ?? options.Map?.Kind, reason!, source.Encoding);
            return search.Nearest is { } nearest ? new TableReader(fileName, text, options, nearest).WithColumns(unreadable, nearest, firstLine) : unreadable;
        }

        return new TableReader(fileName, text, options, header).Read(header, firstLine);
    }

    /// <summary>What the columns look like all the same, so that somebody can say what they are.</summary>
    private FileReading WithColumns(FileReading unreadable, TableHeader nearest, int firstLine)
    {
        Survey(nearest, firstLine);
        return unreadable with { Separator = nearest.Separator, Mapping = Mapping(nearest) };
    }

    private FileReading Read(TableHeader header, int firstLine)
    {
        var order = options.Map?.Dates ?? Survey(header, firstLine);
        using var rows = new DataRows(text, header, firstLine);
        var row = new TableRow(rows.Cursor, header, options, order, problems);
        long count = 0;
        while (rows.Read())
        {
            if (count++ == options.Limits.MaxRows)
            {
                return FileReader.Unreadable(fileName, header.Kind,
                    $"The table has more than {options.Limits.MaxRows:N0} rows; split it into smaller files.", text.Encoding);
            }

            Take(header, rows, row);
        }

        if (rows.Cursor.GaveUp)
        {
            return FileReader.Unreadable(fileName, header.Kind,
                $"The quotation marks of the file do not match in many places; reading stopped at line {rows.Cursor.Line:N0}.", text.Encoding);
        }

        return new FileReading
        {
            File = fileName,
            Kind = header.Kind,
            Encoding = text.Encoding,
            Separator = header.Separator,
            Mapping = Mapping(header),
            Records = records,
            RowCount = count,
            Refused = refused,
            Problems = problems.ToList(),
            DatesUndecided = row.DatesUndecided,
        };
    }

    private void Take(TableHeader header, DataRows rows, TableRow row)
    {
        row.Begin();
        if (rows.Flaw is { } flaw)
        {
            row.Refuse(null, flaw);
        }

        var refusedLater = options.RefuseAlso.GetValueOrDefault(row.Line);
        if (refusedLater is null && row.Problems.Count == 0 && RecordReader.Read(header.Kind, row) is { } record)
        {
            records.Add(record);
            return;
        }

        var cells = rows.Cursor.ToArray(options.Limits.MaxColumns);
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = FormulaGuard.Unguard(cells[i]);
        }

        refused.Add(new RefusedRow(row.Line, cells, refusedLater ?? row.Problems));
    }

    private DateOrder? Survey(TableHeader header, int firstLine)
    {
        using var rows = new DataRows(text, header, firstLine);
        int[] dates = [.. DateColumns(header)];
        var survey = new DateSurvey();
        for (var count = 0; count <= options.Limits.MaxRows && (dates.Length > 0 || count < RowsSampled) && rows.Read(); count++)
        {
            if (rows.Flaw is not null)
            {
                continue;
            }

            if (count < RowsSampled)
            {
                Sample(rows.Cursor);
            }

            foreach (var column in dates)
            {
                if (!rows.Cursor.IsEmpty(column) && DateScanner.TryScan(CellText.Clean(rows.Cursor.Text(column)), out var cell))
                {
                    survey.Add(cell);
                }
            }
        }

        return survey.Decide();
    }

    private static IEnumerable<int> DateColumns(TableHeader header)
    {
        Field[] fields = header.Kind switch
        {
            FileKind.Organisations => [Field.Since, Field.ContractEnds],
            FileKind.People => [Field.From, Field.To],
            FileKind.Contacts => [Field.Time, Field.TimeOfDay],
            _ => [Field.Date],
        };
        var columns = header.ColumnsByField();
        return fields.SelectMany(field => columns[(int)field]);
    }

    private void Sample(RowCursor cursor)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            if (samples[i].Count < SamplesPerColumn && CellText.Clean(cursor.Text(i)) is { Length: > 0 } value && !samples[i].Contains(value))
            {
                samples[i].Add(value);
            }
        }
    }

    private List<MappedColumn> Mapping(TableHeader header)
    {
        var mapping = new List<MappedColumn>();
        for (var i = 0; i < header.Cells.Length; i++)
        {
            var field = header.Fields[i] is { } f ? HeaderWords.NameOf(f) : null;
            mapping.Add(new MappedColumn(header.Cells[i], field, samples[i]));
        }

        return mapping;
    }

    // Excel's own way of saying what separates the cells.
    private static SourceText WithoutSeparatorLine(SourceText text, out char? separator)
    {
        var bytes = text.Utf8.Span;
        separator = null;
        var end = bytes.IndexOfAny("\r\n"u8);
        if (end is not (4 or 5 or 7) || !bytes.TrimStart((byte)'"').StartsWith("sep="u8))
        {
            return text;
        }

        var line = System.Text.Encoding.UTF8.GetString(bytes[..end]).Trim('"');
        separator = line.Length == 5 ? line[4] : '\t';
        if (!char.IsAscii(separator.Value) || separator is '"' or '\r' or '\n')
        {
            separator = null;
            return text;
        }

        var next = end + (bytes[end..].StartsWith("\r\n"u8) ? 2 : 1);
        return text with { Utf8 = text.Utf8[next..] };
    }
}
