namespace Solmu.Telemetry;

/// <summary>How the log is written: sentences for people, or a JSON document a line for programs.</summary>
public enum LogFormat
{
    Text,
    Json,
}

/// <summary>What is logged, and how. At a terminal only what needs somebody's attention.</summary>
public sealed record LogOptions(LogFormat Format, LogLevel Level)
{
    public static readonly LogOptions Quiet = new(LogFormat.Text, LogLevel.Warning);

    public static LogOptions For(string? format, string? level, bool isTerminal)
    {
        var chosen = format?.ToLowerInvariant() switch
        {
            "text" => LogFormat.Text,
            "json" => LogFormat.Json,
            _ => isTerminal ? LogFormat.Text : LogFormat.Json,
        };
        return new LogOptions(chosen, Enum.TryParse<LogLevel>(level, ignoreCase: true, out var known) ? known : isTerminal ? LogLevel.Warning : LogLevel.Information);
    }
}
