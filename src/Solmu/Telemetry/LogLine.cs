using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Solmu.Telemetry;

/// <summary>
/// What of a log entry may be written: the constant text of its author, and from our own messages the values whose names
/// are listed here. No other value, and no message of an exception, because either may tell of a person (decision 0017).
/// </summary>
internal static class LogLine
{
    private const string Template = "{OriginalFormat}";

    /// <summary>Values that never tell of a person. A user is an id that means nothing elsewhere.</summary>
    private static readonly FrozenSet<string> Harmless = FrozenSet.ToFrozenSet(
        ["Method", "Route", "Status", "Milliseconds", "User", "Trace", "Signal", "Seconds", "Count", "Version", "Attempt", "Job"], StringComparer.Ordinal);

    public static string TextOf<TState>(in LogEntry<TState> entry) => Values(entry.State).FirstOrDefault(pair => pair.Key == Template).Value as string ?? entry.EventId.Name ?? entry.Category;

    public static IEnumerable<KeyValuePair<string, object?>> ValuesOf<TState>(LogEntry<TState> entry) => entry.Category.StartsWith("Solmu", StringComparison.Ordinal)
        ? Values(entry.State).Where(pair => Harmless.Contains(pair.Key))
        : [];

    /// <summary>The text with its harmless values in place; what may not be shown is left as its name.</summary>
    public static string SentenceOf<TState>(in LogEntry<TState> entry)
    {
        var text = TextOf(entry);
        var sentence = new StringBuilder(text.Length + 32);
        var values = ValuesOf(entry).ToList();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                return sentence.Append(text, at, text.Length - at).ToString();
            }

            var name = text[(open + 1)..close];
            var known = values.FindIndex(pair => pair.Key == name);
            sentence.Append(text, at, open - at).Append(known < 0 ? $"({name})" : Convert.ToString(values[known].Value, CultureInfo.InvariantCulture) is { Length: > 0 } value ? value : "-");
            at = close + 1;
        }

        return sentence.ToString();
    }

    /// <summary>Kinds and codes from the outside in, then where it was thrown.</summary>
    public static string Describe(Exception failure)
    {
        var text = new StringBuilder();
        for (var at = failure; at is not null; at = at.InnerException)
        {
            text.Append(text.Length == 0 ? "" : " <- ").Append(at.GetType().FullName).Append(CodeOf(at));
        }

        for (var at = failure; at is not null; at = at.InnerException)
        {
            text.Append('\n').Append(at.StackTrace);
        }

        return text.ToString();
    }

    private static string CodeOf(Exception failure) => failure switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => $" {sqlite.SqliteErrorCode}/{sqlite.SqliteExtendedErrorCode}",
        DbException { SqlState: { } state } => $" {state}",
        SocketException socket => $" {socket.SocketErrorCode}",
        IOException disk => string.Create(CultureInfo.InvariantCulture, $" 0x{disk.HResult:x8}"),
        _ => "",
    };

    private static IEnumerable<KeyValuePair<string, object?>> Values<TState>(TState state) => state as IEnumerable<KeyValuePair<string, object?>> ?? [];
}
