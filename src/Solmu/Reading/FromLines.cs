using System.Globalization;
using Solmu.Analysis.Identities;

namespace Solmu.Reading;

/// <summary>What the line tells that begins a message in a mailbox: <c>From leena@acme.fi Mon Nov 23 10:00:00 2026</c>.</summary>
internal static class FromLines
{
    private static readonly string[] Forms = ["ddd MMM d HH:mm:ss yyyy", "ddd MMM d HH:mm yyyy"];

    /// <summary>The time, taken as UTC as these lines have none.</summary>
    public static bool TryTime(string line, out DateTime time)
    {
        time = default;
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 1; i + 4 < words.Length; i++)
        {
            if (words[i].Length != 3 || !char.IsAsciiLetter(words[i][0]))
            {
                continue;
            }

            // A zone may stand before or behind the year.
            foreach (var year in words.Skip(i + 4).Take(2).Where(word => word.Length == 4))
            {
                var text = string.Join(' ', [.. words[i..(i + 4)], year]);
                if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static string? Sender(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var sender, ..] && MailAddresses.TryNormalise(sender, out var address) ? address : null;
}
