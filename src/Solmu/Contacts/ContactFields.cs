using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Firms;

namespace Solmu.Contacts;

/// <summary>How a medium and a time are written by people, on pages and on the command line.</summary>
internal static class ContactFields
{
    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    public static IReadOnlyList<string> Media { get; } = [.. Enum.GetNames<Medium>().Select(name => name.ToLowerInvariant())];

    /// <summary>How it took place, after a name: "met", "by phone".</summary>
    public static string Phrase(Medium medium) => medium switch
    {
        Medium.Met => "met in person",
        Medium.Video => "by video",
        Medium.Phone => "by phone",
        Medium.Mail => "by mail",
        Medium.Message => "by message",
        Medium.Event => "at an event",
        _ => "by letter",
    };

    /// <summary>What it was, on its own.</summary>
    public static string Word(Medium medium) => medium switch
    {
        Medium.Met => "Meeting",
        Medium.Video => "Video call",
        Medium.Phone => "Phone call",
        Medium.Mail => "Mail",
        Medium.Message => "Message",
        Medium.Event => "Event",
        _ => "Letter",
    };

    public static bool TryMedium(string? text, out Medium medium)
    {
        var index = Media.ToList().IndexOf(text?.Trim().ToLowerInvariant() ?? "");
        medium = index < 0 ? default : Enum.GetValues<Medium>()[index];
        return index >= 0;
    }

    /// <summary>A time without zone is in the firm's zone, a date alone its midnight there.</summary>
    public static bool TryTime(string? text, FocalFirm firm, out DateTime at)
    {
        at = default;
        text = text?.Trim();
        if (DateTime.TryParseExact(text, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            at = IsPlausible(local) ? firm.ToUtc(local) : default;
            return IsPlausible(local);
        }

        var isMoment = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && text!.Contains('T', StringComparison.OrdinalIgnoreCase);
        at = isMoment ? moment.UtcDateTime : default;
        return isMoment && IsPlausible(at);
    }

    private static bool IsPlausible(DateTime time) => time.Year is >= 1900 and < 2200;
}
