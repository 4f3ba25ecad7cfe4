namespace Solmu.Reading;

/// <summary>Takes the text of a cell apart into a date and, if there is one, a time.</summary>
internal ref struct DateScanner
{
    private const int MaxLength = 64;

    private readonly ReadOnlySpan<char> text;
    private int at;
    private int parts;
    private int month;
    private int monthPart;
    private Number first;
    private Number second;
    private Number third;
    private char firstSeparator;
    private TimeSpan? timeOfDay;
    private TimeSpan? offset;

    private DateScanner(ReadOnlySpan<char> text) => this.text = text;

    public static bool TryScan(ReadOnlySpan<char> text, out DateCell cell)
    {
        text = text.Trim();
        cell = default;
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        return SpreadsheetDays.TryRead(text, out cell) || new DateScanner(text).TryScan(out cell);
    }

    private bool TryScan(out DateCell cell)
    {
        cell = default;
        while (at < text.Length)
        {
            var c = text[at];
            var fits = char.IsAsciiDigit(c) ? TakeNumber()
                : char.IsLetter(c) ? TakeWord()
                : TakeSeparator(c);
            if (!fits)
            {
                return false;
            }
        }

        return parts == 3 && TryBuild(out cell);
    }

    private bool TakeNumber()
    {
        if (parts == 3)
        {
            return timeOfDay is null && TakeTime();
        }

        var number = ReadNumber();
        if (number.Digits == 8 && parts == 0 && month == 0)
        {
            first = new Number(number.Value / 10_000, 4);
            second = new Number(number.Value / 100 % 100, 2);
            third = new Number(number.Value % 100, 2);
            parts = 3;
            return true;
        }

        Put(number);
        return number.Digits is 1 or 2 or 4;
    }

    private void Put(Number number)
    {
        switch (parts)
        {
            case 0: first = number; break;
            case 1: second = number; break;
            default: third = number; break;
        }

        parts++;
    }

    private bool TakeWord()
    {
        var start = at;
        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        var word = text[start..at];
        if (parts == 3)
        {
            return (word is "T" or "t" && at < text.Length && char.IsAsciiDigit(text[at])) || MonthNames.IsNoise(word);
        }

        if (month == 0 && MonthNames.Find(word) is > 0 and var found)
        {
            month = found;
            monthPart = parts;
            Put(new Number(found, 2));
            return true;
        }

        return MonthNames.IsNoise(word);
    }

    private bool TakeSeparator(char c)
    {
        at++;
        if (parts == 1 && firstSeparator == default && !char.IsWhiteSpace(c))
        {
            firstSeparator = c;
        }

        return char.IsWhiteSpace(c) || c is ',' || (parts < 3 && c is '-' or '/' or '.');
    }

    private bool TakeTime()
    {
        var hour = ReadNumber();
        var (minute, second) = (0, 0);
        if (hour.Digits is 4 or 6)
        {
            (hour, minute, second) = hour.Digits == 4
                ? (new Number(hour.Value / 100, 2), hour.Value % 100, 0)
                : (new Number(hour.Value / 10_000, 2), hour.Value / 100 % 100, hour.Value % 100);
        }
        else if (at < text.Length && text[at] is ':' or '.')
        {
            var mark = text[at];
            if (!TakeTwoDigits(mark, out minute))
            {
                return false;
            }

            if (at < text.Length && text[at] == mark && !TakeTwoDigits(mark, out second))
            {
                return false;
            }

            SkipFraction();
        }
        else if (!FollowedByHalfDay())
        {
            return false;
        }

        return TryHalfDay(hour.Value, out var hourOfDay) && minute < 60 && second < 60 && TakeZone()
            && SetTime(hourOfDay, minute, second);
    }

    private bool SetTime(int hour, int minute, int second)
    {
        timeOfDay = new TimeSpan(hour, minute, second);
        return hour < 24;
    }

    private bool TakeTwoDigits(char mark, out int value)
    {
        value = 0;
        if (at >= text.Length || text[at] != mark)
        {
            return false;
        }

        at++;
        var number = ReadNumber();
        value = number.Value;
        return number.Digits is 1 or 2;
    }

    // Times are kept to the second.
    private void SkipFraction()
    {
        if (at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            ReadNumber();
        }
    }

    private readonly bool FollowedByHalfDay()
    {
        var rest = text[at..].TrimStart();
        return rest.StartsWith("am", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase);
    }

    private bool TryHalfDay(int hour, out int hourOfDay)
    {
        hourOfDay = hour;
        var rest = text[at..].TrimStart();
        var isMorning = rest.StartsWith("am", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("a.m.", StringComparison.OrdinalIgnoreCase);
        var isAfternoon = rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("p.m.", StringComparison.OrdinalIgnoreCase);
        if (!isMorning && !isAfternoon)
        {
            return true;
        }

        at = text.Length - rest.Length + (rest[1] == '.' ? 4 : 2);
        hourOfDay = (hour % 12) + (isAfternoon ? 12 : 0);
        return hour is >= 1 and <= 12;
    }

    private bool TakeZone()
    {
        var rest = text[at..];
        at = text.Length;
        return ZoneOffset.TryRead(rest, out offset);
    }

    private readonly bool TryBuild(out DateCell cell)
    {
        var (year, middle, day, decided) = (first, second, third, true);
        if (month > 0)
        {
            // The month is in letters: the year is the number with four digits, else the last one.
            var (one, other) = monthPart switch { 0 => (second, third), 1 => (first, third), _ => (first, second) };
            (year, day) = one.Digits == 4 ? (one, other) : (other, one);
            middle = new Number(month, 2);
        }
        else if (first.Digits < 3)
        {
            (decided, year) = (false, third);
        }

        cell = new DateCell
        {
            First = decided ? FullYear(year) : first.Value,
            Second = middle.Value,
            Third = decided ? day.Value : third.Value,
            IsDecided = decided,
            HasShortYear = year.Digits <= 2,
            IsDotted = firstSeparator == '.',
            TimeOfDay = timeOfDay,
            Offset = offset,
        };
        return year.Digits is 2 or 4 && middle.Digits <= 2 && (month == 0 || day.Digits <= 2);
    }

    private static int FullYear(Number year) =>
        year.Digits > 2 ? year.Value : year.Value < 70 ? 2000 + year.Value : 1900 + year.Value;

    private Number ReadNumber()
    {
        var start = at;
        var value = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            value = at - start < 9 ? (value * 10) + (text[at] - '0') : value;
            at++;
        }

        return new Number(value, at - start);
    }

    private readonly record struct Number(int Value, int Digits);
}
