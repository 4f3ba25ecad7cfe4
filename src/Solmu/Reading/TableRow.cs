using System.Globalization;

using Solmu.Organisations;

namespace Solmu.Reading;

/// <summary>The current row of a table by our fields, with what is wrong with it.</summary>
internal sealed class TableRow(RowCursor cursor, TableHeader header, ReadOptions options, DateOrder? order, ProblemList problems)
{
    private readonly int[][] columns = header.ColumnsByField();
    private readonly PeopleCells people = new();
    private readonly ZoneTime zone = new(options.Zone);
    private List<Problem>? wrong;

    public delegate bool Reader<T>(string text, out T value);

    public int Line => cursor.Line;

    /// <summary>What is wrong with the row; empty for a row to take.</summary>
    public IReadOnlyList<Problem> Problems => wrong ?? [];

    /// <summary>Whether a date could be read in two ways.</summary>
    public bool DatesUndecided { get; private set; }

    public void Begin() => wrong = null;

    public void Refuse(Field? field, string message) =>
        (wrong ??= []).Add(problems.Add(message, cursor.Line, field is { } f ? HeaderWords.NameOf(f) : null));

    /// <summary>Tells why one cell is left unknown; the row is taken all the same.</summary>
    public void Remark(Field field, string message) => problems.Add(message, cursor.Line, HeaderWords.NameOf(field));

    /// <summary>The first text among the columns of a field; null when all are empty.</summary>
    public string? Text(Field field)
    {
        foreach (var column in columns[(int)field])
        {
            if (Cell(field, column) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>All values of all columns of a field.</summary>
    public IReadOnlyList<string> Texts(Field field)
    {
        List<string>? texts = null;
        foreach (var column in columns[(int)field])
        {
            if (Cell(field, column) is not { } cell)
            {
                continue;
            }

            texts ??= [];
            foreach (var text in CellText.Split(cell))
            {
                if (!texts.Contains(text))
                {
                    texts.Add(text);
                }
            }
        }

        return texts ?? (IReadOnlyList<string>)[];
    }

    /// <summary>A value read from its text; null when there is none or when it is refused.</summary>
    public T? Value<T>(Field field, Reader<T> read, string expected)
        where T : struct
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (read(text, out var value))
        {
            return value;
        }

        Refuse(field, $"{CellText.Quote(text)} is not {expected}");
        return null;
    }

    /// <summary>An amount of euros; of another currency, or a range, it is left unknown and told.</summary>
    public decimal? Euros(Field field, Reader<decimal> read) => Known(field, read, "an amount of euros; write it as 250000 or 250 000.");

    /// <summary>A whole number; a range is left unknown and told.</summary>
    public int? Count(Field field, string expected) => Known<int>(field, Amounts.TryCount, expected);

    private T? Known<T>(Field field, Reader<T> read, string expected)
        where T : struct
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (read(text, out var value))
        {
            return value;
        }

        if (UnusableAmounts.IsRange(text))
        {
            Remark(field, $"{CellText.Quote(text)} is a range, and a number between would be a guess; {HeaderWords.NameOf(field)} stays unknown, the rest of the row is taken.");
        }
        else if (typeof(T) == typeof(decimal) && UnusableAmounts.IsOtherCurrency(text))
        {
            Remark(field, $"{CellText.Quote(text)} is not in euros, and Solmu converts no money; {HeaderWords.NameOf(field)} stays unknown, the rest of the row is taken.");
        }
        else
        {
            Refuse(field, $"{CellText.Quote(text)} is not {expected}");
        }

        return null;
    }

    /// <summary>The alpha-2 code of a country.</summary>
    public string? Country()
    {
        if (Text(Field.Country) is not { } text)
        {
            return null;
        }

        if (Countries.TryFind(text, out var code))
        {
            return code;
        }

        Refuse(Field.Country, $"{CellText.Quote(text)} is not a country; write its English name or its two-letter code, such as FI.");
        return null;
    }

    /// <summary>The people named by their addresses in all columns of a field.</summary>
    public IReadOnlyList<PersonReference> People(Field field)
    {
        IReadOnlyList<PersonReference> all = [];
        foreach (var column in columns[(int)field])
        {
            if (Cell(field, column) is not { } cell)
            {
                continue;
            }

            if (people.Read(cell, out var piece) is not { } found)
            {
                Refuse(field, $"{CellText.Quote(piece)} is not an e-mail address; write it as name@example.com, several separated by ;");
                continue;
            }

            all = all.Count == 0 ? found : [.. all.Concat(found).DistinctBy(person => person.Address)];
        }

        return all;
    }

    public DateOnly? Day(Field field) => Text(field) is { } text && TryDay(field, text, out _, out var day) ? day : null;

    /// <summary>The moment of the row in UTC; a date alone is the start of that day in the firm's zone.</summary>
    public DateTime? Moment()
    {
        if (Text(Field.Time) is not { } text)
        {
            return null;
        }

        var clock = Text(Field.TimeOfDay);
        var whole = clock is null ? text : DateScanner.TryScan(clock, out _) ? clock : $"{text} {clock}";
        if (!TryDay(Field.Time, whole, out var cell, out var day))
        {
            return null;
        }

        var local = day.ToDateTime(TimeOnly.MinValue) + (cell.TimeOfDay ?? TimeSpan.Zero);
        return cell.Offset is { } offset
            ? DateTime.SpecifyKind(local - offset, DateTimeKind.Utc)
            : zone.ToUtc(local);
    }

    private string? Cell(Field field, int column)
    {
        if (cursor.IsEmpty(column))
        {
            return null;
        }

        var text = CellText.Clean(cursor.Text(column));
        if (text.Length > options.Limits.MaxCellChars)
        {
            Refuse(field, $"The cell has {text.Length:N0} characters; at most {options.Limits.MaxCellChars:N0} are read.");
            return null;
        }

        if (text.Contains(SourceText.Broken, StringComparison.Ordinal))
        {
            Refuse(field, $"{CellText.Quote(text)} has bytes that are not UTF-8 text; save the file as UTF-8.");
        }

        return text.Length == 0 ? null : text;
    }

    private bool TryDay(Field field, string text, out DateCell cell, out DateOnly day)
    {
        day = default;
        if (!DateScanner.TryScan(text, out cell))
        {
            Refuse(field, $"{CellText.Quote(text)} is not a date; write it as 2026-03-12{(field == Field.Time ? " or 2026-03-12 14:05" : "")}.");
            return false;
        }

        var found = cell.IsDecided || order is null ? cell.InAnyOrder() : cell.InOrder(order.Value);
        if (found is not null)
        {
            day = found.Value;
            return true;
        }

        Refuse(field, WhyNoDay(text, cell));
        return false;
    }

    private string WhyNoDay(string text, in DateCell cell)
    {
        DateOrder[] possible = [.. OrdersOf(cell)];
        if (possible.Length == 0)
        {
            return $"{CellText.Quote(text)} is not a day that exists; write it as 2026-03-12.";
        }

        if (order is { } decided)
        {
            return $"{CellText.Quote(text)} is not a date in the order {Words(decided)}, which is the order of this file; "
                + $"write it as {cell.InOrder(possible[0])!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} if that is meant.";
        }

        DatesUndecided = true;
        var copy = cell;
        var readings = possible.Select(o => copy.InOrder(o)!.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)).Distinct();
        var words = string.Join(" or ", possible.Select(o => $"\"dates\": \"{Code(o)}\""));
        return $"Is {CellText.Quote(text)} {string.Join(" or ", readings)}? Nothing in the file decides it; say {words} in a map file (--map).";
    }

    private static IEnumerable<DateOrder> OrdersOf(DateCell cell) =>
        Enum.GetValues<DateOrder>().Where(order => cell.Allows(order));

    private static string Code(DateOrder order) => order switch { DateOrder.Dmy => "dmy", DateOrder.Mdy => "mdy", _ => "ymd" };

    private static string Words(DateOrder order) => order switch
    {
        DateOrder.Dmy => "day, month, year",
        DateOrder.Mdy => "month, day, year",
        _ => "year, month, day",
    };
}
