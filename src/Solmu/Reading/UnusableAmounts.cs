using System.Collections.Frozen;
using System.Globalization;

namespace Solmu.Reading;

/// <summary>
/// Amounts and counts that say something, but nothing that can be kept: another currency, a range, an open end. They
/// are left unknown and told; nothing is converted or guessed.
/// </summary>
internal static class UnusableAmounts
{
    private static readonly FrozenSet<string> Currencies = (
        "USD GBP CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RSD UAH RUB TRY JPY CNY RMB HKD TWD KRW SGD MYR THB IDR PHP VND INR PKR AUD CAD NZD ZAR EGP NGN KES "
        + "ILS AED SAR QAR KWD BRL MXN ARS CLP COP PEN US$ A$ C$ CA$ AU$ NZ$ HK$ S$ R$ KR SKR NKR DKR FR SFR ZŁ KČ FT LEI RS").Split(' ').ToFrozenSet();

    /// <summary>Whether the text is an amount of another currency: <c>USD 1,000</c>, <c>£2.5M</c>, <c>1 000 kr</c>.</summary>
    public static bool IsOtherCurrency(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first < 0)
        {
            return false;
        }

        var before = text[..first].TrimEnd('-', ' ', '\u00A0').Trim();
        var after = text[(last + 1)..].Trim();
        if (after.Length > 0 && char.ToUpperInvariant(after[0]) is 'K' or 'M' && !IsCurrency(after))
        {
            after = after[1..].Trim();
        }

        return (IsCurrency(before) && (after.Length == 0 || IsCurrency(after)) || (before.Length == 0 && IsCurrency(after)))
            && Amounts.TryEuros(text[first..(last + 1)], out _);
    }

    /// <summary>Whether the text is a range or has an open end: <c>11-50</c>, <c>51–200 employees</c>, <c>10,001+</c>, <c>€1M to €5M</c>.</summary>
    public static bool IsRange(string text)
    {
        var rest = text.AsSpan().Trim();
        var lastDigit = rest.LastIndexOfAnyInRange('0', '9');
        if (lastDigit < 0)
        {
            return false;
        }

        var tail = rest[(lastDigit + 1)..].Trim();
        if (rest[0] is '<' or '>' or '≤' or '≥' or '~')
        {
            return IsPlain(rest[1..]);
        }

        return tail.StartsWith("+") || (tail.Length > 1 && tail[1..].TrimStart().StartsWith("+"))
            ? IsPlain(rest[..(rest.LastIndexOf('+'))])
            : IsBetween(rest);
    }

    private static bool IsBetween(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)["-", "–", "—", "..", " to ", " bis ", " à "])
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && IsPlain(text[..at]) && IsPlain(text[(at + word.Length)..].TrimStart('.')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One number, with its currency before it and what it counts after it.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyInRange('0', '9');
        var last = text.LastIndexOfAnyInRange('0', '9');
        return first >= 0 && IsLetters(text[..first]) && IsLetters(text[(last + 1)..]) && Amounts.TryEuros(text[first..(last + 1)].ToString(), out _);
    }

    private static bool IsLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetter(c) && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.CurrencySymbol)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCurrency(string text) =>
        Currencies.Contains(text.TrimEnd('.').ToUpperInvariant()) || (text.Length == 1 && text[0] != '€' && char.GetUnicodeCategory(text[0]) == UnicodeCategory.CurrencySymbol);
}
