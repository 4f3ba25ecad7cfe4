namespace Solmu.Reading;

/// <summary>Everything that was seen in one file.</summary>
internal sealed record FileReading
{
    public required string File { get; init; }

    /// <summary>Null when the kind was not recognised.</summary>
    public FileKind? Kind { get; init; }

    /// <summary>One of utf-8, utf-16le, utf-16be, iso-8859-1, windows-1252; null for files that are not text.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands between two cells; null for files that are not tables.</summary>
    public char? Separator { get; init; }

    public IReadOnlyList<MappedColumn> Mapping { get; init; } = [];

    public IReadOnlyList<SourceRecord> Records { get; init; } = [];

    /// <summary>The whole firm, when the file is an archive.</summary>
    public ArchiveFile? Archive { get; init; }

    /// <summary>Rows (or cards) with something in them, read and refused.</summary>
    public long RowCount { get; init; }

    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Why nothing of the file can be read, which refuses the whole command; null when it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Some dates can be read in two ways, and nothing in the file tells which is meant.</summary>
    public bool DatesUndecided { get; init; }
}

/// <summary>One column of a table: its header, our field (null when it is left out) and some of its values.</summary>
internal sealed record MappedColumn(string Header, string? Field, IReadOnlyList<string> Samples);

/// <summary>A row that was not taken: the cells as they came and all that is wrong with them.</summary>
internal sealed record RefusedRow(int Line, IReadOnlyList<string> Cells, IReadOnlyList<Problem> Problems);
