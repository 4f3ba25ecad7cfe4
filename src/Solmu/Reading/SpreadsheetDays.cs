using System.Globalization;

namespace Solmu.Reading;

/// <summary>Dates as spreadsheets count them: days since the end of 1899, the time as a fraction.</summary>
internal static class SpreadsheetDays
{
    private const int First = 25_569; // 1970-01-01
    private const int Last = 73_050; // 2099-12-31
    private const int Digits = 5;
    private const double SecondsPerDay = 86_400;

    private static readonly DateTime Epoch = new(1899, 12, 30);

    public static bool TryRead(ReadOnlySpan<char> text, out DateCell cell)
    {
        cell = default;
        if (text.Length < Digits || (text.Length > Digits && text[Digits] is not ('.' or ',')) ||
            !int.TryParse(text[..Digits], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ||
            days is < First or > Last)
        {
            return false;
        }

        var fraction = 0.0;
        var hasTime = text.Length > Digits + 1;
        if (hasTime && !double.TryParse(string.Concat("0.", text[(Digits + 1)..]), NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out fraction))
        {
            return false;
        }

        var time = Epoch.AddDays(days).AddSeconds(Math.Round(fraction * SecondsPerDay));
        cell = new DateCell
        {
            First = time.Year,
            Second = time.Month,
            Third = time.Day,
            IsDecided = true,
            TimeOfDay = hasTime ? time.TimeOfDay : null,
        };
        return true;
    }
}
