namespace Solmu.Reading;

/// <summary>Finds the separator, the header row and the kind of a table all at once: the reading that makes most sense.</summary>
internal sealed class HeaderSearch(string fileName, ReadOptions options)
{
    private const int RowsLookedAt = 30;
    private const int LongestHeaderBytes = 1024 * 1024;

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly List<TableHeader> candidates = [];
    private int widest;

    /// <summary>Where no header makes sense: the one that comes nearest, so that somebody can say what its columns are.</summary>
    public TableHeader? Nearest { get; private set; }

    /// <summary>The header; null when there is none, with the reason.</summary>
    public TableHeader? Find(SourceText text, char? separator, int firstLine, out string? reason)
    {
        foreach (var candidate in separator is { } given ? [given] : Separators)
        {
            Collect(text, candidate, firstLine);
        }

        var usable = candidates.Where(header => header.Missing is null).ToList();
        reason = usable.Count == 0 ? WhyNone() : null;
        if (usable.Count == 0)
        {
            Nearest = candidates.Count > 0 ? Best(candidates) : Nearest;
            return null;
        }

        var best = Best(usable);
        var equals = usable.Where(other => other.Kind != best.Kind && other.Score == best.Score).Select(other => other.Kind)
            .Prepend(best.Kind).Distinct().ToList();
        if (equals.Count == 1)
        {
            return best;
        }

        if (KindInName() is { } hinted && equals.Contains(hinted))
        {
            return Best(usable.Where(header => header.Kind == hinted));
        }

        if (equals.Contains(FileKind.People) && usable.Exists(header => header.Kind == FileKind.People && header.Score == best.Score && header.Fields.Contains(Field.Email)))
        {
            // A name and an address, and nothing that only a firm has.
            return Best(usable.Where(header => header.Kind == FileKind.People));
        }

        Nearest = best;
        reason = $"The header fits {string.Join(" as well as ", equals.Select(kind => kind.Name()))}; say which with --kind.";
        return null;
    }

    private static TableHeader Best(IEnumerable<TableHeader> headers) =>
        headers.Aggregate((best, next) => next.Score > best.Score ? next : best);

    private void Collect(SourceText text, char separator, int firstLine)
    {
        using var cursor = new RowCursor(text, separator, firstLine);
        for (var rows = 0; rows < RowsLookedAt && cursor.Read();)
        {
            widest = Math.Max(widest, cursor.FieldCount);
            if (cursor.FieldCount > options.Limits.MaxColumns || cursor.Length > LongestHeaderBytes || cursor.IsBlank())
            {
                continue;
            }

            rows++;
            var cells = cursor.ToArray(options.Limits.MaxColumns);
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = CellText.Clean(cells[i]);
            }

            if (rows == 1 && cells.Length > (Nearest?.Cells.Length ?? 0))
            {
                Nearest = new TableHeader(Kinds().First(), separator, cursor.Line, cells, new Field?[cells.Length]);
            }

            candidates.AddRange(Kinds().Select(kind => TableHeader.Read(kind, separator, cursor.Line, cells, options.Map))
                .Where(header => header.Score > 0));
        }
    }

    private IEnumerable<FileKind> Kinds() => (options.Kind ?? options.Map?.Kind) is { } kind ? [kind] : FileKinds.Tables;

    private string WhyNone()
    {
        if (widest > options.Limits.MaxColumns)
        {
            return $"The table has {widest:N0} columns; at most {options.Limits.MaxColumns:N0} are read.";
        }

        if (Kinds().ToList() is [var kind])
        {
            var names = string.Join(", ", HeaderWords.NamesOf(kind));
            return candidates.Count == 0
                ? $"No header was recognised. A table of {kind.Name()} has a row with some of the columns {names}; "
                    + "a map file (--map) can say which column is which."
                : $"A table of {kind.Name()} needs a column for {Best(candidates).Missing}; "
                    + "a map file (--map) can say which column it is.";
        }

        return "No header was recognised, so it is not known what the file holds. Say it with --kind, name the columns "
            + "in the first row, or say which column is which in a map file (--map).";
    }

    private FileKind? KindInName()
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        (string Word, FileKind Kind)[] hints =
        [
            ("organi", FileKind.Organisations), ("compan", FileKind.Organisations), ("account", FileKind.Organisations),
            ("partner", FileKind.Organisations), ("customer", FileKind.Organisations), ("supplier", FileKind.Organisations),
            ("people", FileKind.People), ("person", FileKind.People), ("ties", FileKind.Ties), ("rating", FileKind.Ties),
            ("activit", FileKind.Contacts), ("contact log", FileKind.Contacts),
        ];
        foreach (var (word, kind) in hints)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }
}
