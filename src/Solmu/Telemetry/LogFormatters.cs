using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Solmu.Telemetry;

/// <summary>A JSON document a line, for programs that collect logs.</summary>
internal sealed class JsonLogFormatter(TimeProvider clock) : ConsoleFormatter(Key)
{
    public const string Key = "json-lines";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", WordOf(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            json.WriteString("event", logEntry.EventId.Name);
            json.WriteString("text", LogLine.TextOf(logEntry));
            foreach (var (name, value) in LogLine.ValuesOf(logEntry))
            {
                json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
                Write(json, value);
            }

            if (logEntry.Exception is { } failure)
            {
                json.WriteString("exception", LogLine.Describe(failure));
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static string WordOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}

/// <summary>Sentences, for somebody who looks at a terminal.</summary>
internal sealed class TextLogFormatter(TimeProvider clock) : ConsoleFormatter(Key)
{
    public const string Key = "sentences";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(clock.GetLocalNow().ToString("HH:mm:ss ", CultureInfo.InvariantCulture));
        textWriter.Write(logEntry.LogLevel switch { LogLevel.Warning => "Warning: ", LogLevel.Error or LogLevel.Critical => "Error: ", _ => "" });
        textWriter.WriteLine(LogLine.SentenceOf(logEntry));
        if (logEntry.Exception is { } failure)
        {
            textWriter.WriteLine("  " + LogLine.Describe(failure).Replace("\n", "\n  ", StringComparison.Ordinal));
        }
    }
}
