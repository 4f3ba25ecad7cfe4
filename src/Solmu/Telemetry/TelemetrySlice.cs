using Microsoft.Extensions.Logging.Console;

namespace Solmu.Telemetry;

internal static class TelemetrySlice
{
    /// <summary>The log goes to stderr. When nobody reads it, lines are dropped; a request never waits for its log.</summary>
    public static void AddLog(this ILoggingBuilder logging, LogOptions options)
    {
        logging.ClearProviders();
        logging.AddConsole(console =>
        {
            console.FormatterName = options.Format == LogFormat.Json ? JsonLogFormatter.Key : TextLogFormatter.Key;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        logging.AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<TextLogFormatter, ConsoleFormatterOptions>();

        // What others write is for those who look for an error; ours says what happens.
        logging.SetMinimumLevel(options.Level < LogLevel.Information ? options.Level : LogLevel.Warning);
        logging.AddFilter("Solmu", options.Level);
        if (options.Level >= LogLevel.Information)
        {
            logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
            logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
            logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        }
    }
}
