namespace Solmu.Reading;

/// <summary>The row of a table that names its columns, and what each column holds.</summary>
internal sealed record TableHeader(FileKind Kind, char Separator, int Line, string[] Cells, Field?[] Fields)
{
    private static readonly Field[] ListFields = [Field.Email, Field.Phone, Field.Tags, Field.Domains, Field.CompanyMail];

    // Outlook has "Title" for Mr and Ms beside "Job Title"; an empty job title is not filled with it.
    private static readonly Field[] FieldsOfOneColumn = [Field.Role, Field.Time];

    /// <summary>How many of our fields the header has: the measure by which rows and kinds are compared.</summary>
    public int Score { get; } = Fields.OfType<Field>().Distinct().Count();

    /// <summary>What a table of this kind cannot be without, in words; null when all of it is there.</summary>
    public string? Missing => Kind switch
    {
        FileKind.Organisations when !HasAny(Field.Name, Field.Domains) => "a name or domains",
        FileKind.People when !HasAny(Field.Name, Field.FirstName, Field.LastName, Field.Email) => "a name or an email",
        FileKind.Contacts when !HasAny(Field.Time) => "a time",
        FileKind.Contacts when !HasAny(Field.Medium) => "a medium",
        FileKind.Contacts when !HasAny(Field.From, Field.To) => "from or to",
        FileKind.Ties when !HasAny(Field.Own) => "own",
        FileKind.Ties when !HasAny(Field.Other) => "other",
        FileKind.Ties when !HasAny(Field.Closeness, Field.Trust) => "closeness or trust",
        _ => null,
    };

    /// <summary>Reads a row as the header of a kind, with the help of a map.</summary>
    public static TableHeader Read(FileKind kind, char separator, int line, string[] cells, ColumnMap? map)
    {
        var fields = new Field?[cells.Length];
        var isMapped = new bool[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            isMapped[i] = TryMap(map, cells[i], out var target);
            var word = isMapped[i] ? target : cells[i];
            fields[i] = string.IsNullOrWhiteSpace(word) ? null : HeaderWords.Find(kind, word)?.Field;
        }

        // What the map says of a field, it says alone.
        for (var i = 0; i < cells.Length; i++)
        {
            if (!isMapped[i] && fields[i] is { } field && Enumerable.Range(0, cells.Length).Any(j => isMapped[j] && fields[j] == field))
            {
                fields[i] = null;
            }
        }

        TellClockFromDate(cells, fields);
        return new TableHeader(kind, separator, line, cells, fields);
    }

    // "Start time" beside "Start date" holds the hour only; alone it holds both.
    private static void TellClockFromDate(string[] cells, Field?[] fields)
    {
        var hasDate = Enumerable.Range(0, cells.Length).Any(i => fields[i] == Field.Time
            && HeaderWords.Key(cells[i]) is "date" or "startdate" or "activitydate" or "duedate");
        for (var i = 0; i < cells.Length; i++)
        {
            if (hasDate && fields[i] == Field.Time && HeaderWords.Key(cells[i]) is "time" or "starttime")
            {
                fields[i] = Field.TimeOfDay;
            }
        }
    }

    /// <summary>For each field the columns that hold it, the most telling first; lists in the order of the file.</summary>
    public int[][] ColumnsByField()
    {
        var columns = new int[Enum.GetValues<Field>().Length][];
        for (var f = 0; f < columns.Length; f++)
        {
            var field = (Field)f;
            var all = Enumerable.Range(0, Cells.Length).Where(i => Fields[i] == field);
            columns[f] = ListFields.Contains(field) ? [.. all] : [.. all.OrderBy(Rank)];
            columns[f] = FieldsOfOneColumn.Contains(field) ? [.. columns[f].Take(1)] : columns[f];
        }

        return columns;
    }

    private bool HasAny(params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
        {
            if (Array.IndexOf(Fields, field) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private int Rank(int column) => HeaderWords.Find(Kind, Cells[column])?.Rank ?? 0;

    private static bool TryMap(ColumnMap? map, string header, out string? target)
    {
        target = null;
        foreach (var (column, field) in map?.Columns ?? new Dictionary<string, string?>())
        {
            if (column.Trim().Equals(header, StringComparison.OrdinalIgnoreCase))
            {
                target = field;
                return true;
            }
        }

        return false;
    }
}
