using System.Globalization;

namespace Solmu.Reading;

/// <summary>Numbers as people and spreadsheets of different countries write them.</summary>
internal static class Amounts
{
    private const int MaxLength = 40;

    /// <summary>Reads an amount of euros: <c>250 000</c>, <c>250,000.50</c>, <c>250.000,50</c>, <c>€ 1.2M</c>.</summary>
    public static bool TryEuros(string text, out decimal euros)
    {
        var rest = text.AsSpan().Trim();
        rest = WithoutEuro(rest);
        var factor = 1m;
        if (rest.Length > 1 && char.ToUpperInvariant(rest[^1]) is 'K' or 'M')
        {
            factor = char.ToUpperInvariant(rest[^1]) == 'K' ? 1_000m : 1_000_000m;
            rest = rest[..^1].TrimEnd();
        }

        var scaled = factor > 1m;
        if (!TryNumber(rest, groupsAlone: !scaled, out euros) || Math.Abs(euros) > 1_000_000_000_000_000m)
        {
            return false;
        }

        euros *= factor;
        return true;
    }

    /// <summary>Reads a whole number of 0 or more.</summary>
    public static bool TryCount(string text, out int count)
    {
        count = 0;
        if (!TryNumber(text.AsSpan().Trim(), groupsAlone: true, out var value) || value < 0 || value > int.MaxValue ||
            value != Math.Floor(value))
        {
            return false;
        }

        count = (int)value;
        return true;
    }

    /// <summary>Reads a share as 0 to 1: <c>0.12</c>, <c>12 %</c>.</summary>
    public static bool TryShare(string text, out decimal share)
    {
        var rest = text.AsSpan().Trim();
        var isPercent = rest.EndsWith("%");
        if (!TryNumber(isPercent ? rest[..^1].TrimEnd() : rest, groupsAlone: false, out share))
        {
            return false;
        }

        share = isPercent ? share / 100m : share;
        return share is >= 0m and <= 1m;
    }

    /// <summary>Reads a length of time in whole minutes: <c>90</c>, <c>90 min</c>, <c>1:30</c>, <c>1 h 30 min</c>.</summary>
    public static bool TryMinutes(string text, out int minutes)
    {
        minutes = 0;
        var rest = text.AsSpan().Trim();
        var hours = rest.IndexOfAny(':', 'h', 'H');
        if (hours < 0)
        {
            return TryCount(WithoutMinutes(rest).ToString(), out minutes);
        }

        var tail = WithoutMinutes(rest[(hours + 1)..].Trim());
        tail = tail.IndexOf(':') is > 0 and var seconds ? tail[..seconds] : tail;
        var part = 0;
        if (!int.TryParse(rest[..hours].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ||
            (!tail.IsEmpty && !int.TryParse(tail, NumberStyles.None, CultureInfo.InvariantCulture, out part)) ||
            whole > 10_000 || part > 59)
        {
            return false;
        }

        minutes = (whole * 60) + part;
        return true;
    }

    private static ReadOnlySpan<char> WithoutMinutes(ReadOnlySpan<char> text)
    {
        foreach (var unit in (ReadOnlySpan<string>)["minutes", "mins", "min", "m"])
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^unit.Length].TrimEnd();
            }
        }

        return text;
    }

    private static ReadOnlySpan<char> WithoutEuro(ReadOnlySpan<char> text)
    {
        foreach (var sign in (ReadOnlySpan<string>)["€", "EUR"])
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                return text[sign.Length..].TrimStart();
            }

            if (text.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^sign.Length].TrimEnd();
            }
        }

        return text;
    }

    // groupsAlone: whether a single point or comma before exactly three digits parts thousands ("250,000").
    private static bool TryNumber(ReadOnlySpan<char> text, bool groupsAlone, out decimal value)
    {
        value = 0;
        Span<char> plain = stackalloc char[MaxLength];
        if (text.IsEmpty || text.Length > MaxLength || !char.IsAsciiDigit(text[^1]))
        {
            return false;
        }

        var mark = DecimalMark(text, groupsAlone);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c) || (i == 0 && c == '-'))
            {
                plain[length++] = c;
            }
            else if (i == mark)
            {
                plain[length++] = '.';
            }
            else if (!PartsThousands(text, i, mark))
            {
                return false;
            }
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out value);
    }

    private static int DecimalMark(ReadOnlySpan<char> text, bool groupsAlone)
    {
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');
        if (comma >= 0 && point >= 0)
        {
            return Math.Max(comma, point);
        }

        var mark = Math.Max(comma, point);
        var isRepeated = mark > 0 && text[..mark].Contains(text[mark]);
        var looksGrouped = groupsAlone && text.Length - mark == 4 && mark > 0 && text[..mark].TrimStart('-') is not "0" and { Length: 1 or 2 or 3 };
        return isRepeated || looksGrouped ? -1 : mark;
    }

    private static bool PartsThousands(ReadOnlySpan<char> text, int at, int mark)
    {
        var c = text[at];
        var isSeparator = c is ',' or '.' or '\'' or '’' || char.IsWhiteSpace(c);
        if (!isSeparator || at == 0 || (mark >= 0 && at > mark))
        {
            return false;
        }

        var digits = text[(at + 1)..];
        var run = digits.IndexOfAnyExceptInRange('0', '9');
        return (run < 0 ? digits.Length : run) == 3;
    }
}
