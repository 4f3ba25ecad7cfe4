using System.Globalization;

namespace Solmu.Ui;

/// <summary>How pages write days, times, money and counts. What is not known is said, never shown as nothing or 0.</summary>
public static class Say
{
    public const string NotKnown = "not known";

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>12 Nov 2026</summary>
    public static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", English) ?? NotKnown;

    /// <summary>The day in the firm's zone.</summary>
    public static string Day(DateTime? utc, TimeZoneInfo zone) => utc is { } moment ? Day(DateOnly.FromDateTime(Local(moment, zone))) : NotKnown;

    /// <summary>12 Nov 2026, 09:30</summary>
    public static string Moment(DateTime? utc, TimeZoneInfo zone) => utc is { } moment ? Local(moment, zone).ToString("d MMM yyyy, HH:mm", English) : NotKnown;

    /// <summary>For the datetime attribute of a time element: 2026-11-12T07:30:00Z</summary>
    public static string Machine(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);

    public static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", English);

    /// <summary>How far a day is: today, 3 days ago, in 12 days, 5 months ago, in 2 years.</summary>
    public static string Distance(DateOnly? day, DateOnly today)
    {
        if (day is not { } there)
        {
            return NotKnown;
        }

        var days = there.DayNumber - today.DayNumber;
        return days switch
        {
            0 => "today",
            -1 => "yesterday",
            1 => "tomorrow",
            < 0 => Length(-days) + " ago",
            _ => "in " + Length(days),
        };
    }

    /// <summary>208 days</summary>
    public static string Days(int? days) => days is { } number ? Count(number, "day") : NotKnown;

    /// <summary>€980, €455 k, €1.9 M</summary>
    public static string Money(long? cents)
    {
        if (cents is not { } amount)
        {
            return NotKnown;
        }

        var euros = Math.Abs(amount) / 100m;
        var text = euros switch
        {
            >= 999_500_000 => (euros / 1_000_000_000).ToString("0.#", English) + " bn",
            >= 999_500 => (euros / 1_000_000).ToString("0.#", English) + " M",
            >= 1000 => (euros / 1000).ToString("0", English) + " k",
            _ => euros.ToString("0.##", English),
        };
        return (amount < 0 ? "−€" : "€") + text;
    }

    /// <summary>€455,000</summary>
    public static string ExactMoney(long? cents) => cents is { } amount ? (amount < 0 ? "−€" : "€") + (Math.Abs(amount) / 100m).ToString("#,##0.##", English) : NotKnown;

    /// <summary>0.125 as 12.5 %</summary>
    public static string Share(double? share) => share is { } part ? (part * 100).ToString("0.#", English) + " %" : NotKnown;

    /// <summary>1,234.5</summary>
    public static string Decimal(double? number) => number?.ToString("#,##0.##", English) ?? NotKnown;

    /// <summary>1,234</summary>
    public static string Number(long? number) => number?.ToString("#,##0", English) ?? NotKnown;

    /// <summary>1 partner, 3 partners, no partners</summary>
    public static string Count(long number, string one, string? many = null) =>
        number == 0 ? "no " + (many ?? one + "s") : $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>Aino, Jari and Leena</summary>
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nobody",
        1 => names[0],
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };

    public static string OrNotKnown(string? text) => string.IsNullOrWhiteSpace(text) ? NotKnown : text;

    /// <summary>The first letters of a name, for the round mark.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "?" : (words.Length == 1 ? First(words[0]) : First(words[0]) + First(words[^1])).ToUpperInvariant();
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word);

    private static string Length(int days) => days switch
    {
        < 60 => Count(days, "day"),
        < 730 => Count((long)Math.Round(days / 30.44), "month"),
        _ => Count((long)Math.Round(days / 365.25), "year"),
    };

    private static DateTime Local(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
