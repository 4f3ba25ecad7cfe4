using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Solmu.Telemetry;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Telemetry;

public sealed class LogTests
{
    private const string Secret = "ANNAKORHONEN";

    /// <summary>The real program at Debug, and everything a person types, sends or is sent carries a mark that would be found.</summary>
    [Fact]
    public async Task A_journey_at_the_finest_level_leaves_no_trace_of_anybody()
    {
        var installation = await TestDatabase.CreateAsync();
        await using var server = await SolmuProcess.ServeAsync(installation, ("SOLMU_LOG_LEVEL", "debug"));
        var journey = new MarkedJourney(server);
        await journey.RunAsync(installation);
        server.TellToStop();
        await server.ExitAsync();

        var lines = server.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 300, $"{lines.Length} lines");
        Assert.All(lines, line => JsonDocument.Parse(line));
        Assert.Contains(lines, line => line.Contains("\"route\":\"/partners/{slug}\"", StringComparison.Ordinal) && line.Contains("\"status\":200", StringComparison.Ordinal) && line.Contains($"\"user\":\"{journey.UserId}\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"event\":\"stopping\"", StringComparison.Ordinal));
        Assert.True(journey.Marks.Count > 8, $"{journey.Marks.Count} marks");
        Assert.Empty(from mark in journey.Marks from line in lines where line.Contains(mark, StringComparison.OrdinalIgnoreCase) select $"{mark}: {line}");
        await TestDatabase.DropAsync(installation);
    }

    [Fact]
    public async Task A_request_is_one_line_and_files_and_probes_are_none()
    {
        var installation = await TestDatabase.CreateAsync();
        await using var server = await SolmuProcess.ServeAsync(installation);
        await server.Client.GetAsync("/sign-in?return=" + Secret);
        await server.Client.GetAsync("/healthz");
        await server.Client.GetAsync("/favicon.svg");
        await server.Client.GetAsync("/nowhere/" + Secret);
        server.TellToStop();
        await server.ExitAsync();

        var requests = server.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("event").GetString() == "request").ToList();

        Assert.Equal(["/sign-in", null], requests.Select(line => line.GetProperty("route").GetString()));
        Assert.All(requests, line =>
        {
            Assert.Equal("GET", line.GetProperty("method").GetString());
            Assert.InRange(line.GetProperty("milliseconds").GetDouble(), 0, 60_000);
            Assert.Equal(JsonValueKind.Null, line.GetProperty("user").ValueKind);
            Assert.EndsWith("Z", line.GetProperty("time").GetString(), StringComparison.Ordinal);
        });
        await TestDatabase.DropAsync(installation);
    }

    [Theory]
    [InlineData(JsonLogFormatter.Key)]
    [InlineData(TextLogFormatter.Key)]
    public void Messages_of_exceptions_and_values_that_are_not_listed_are_left_out(string format)
    {
        var failure = Assert.Throws<InvalidOperationException>(Fail);

        var line = Format(format, "Solmu.Imports", logger => logger.LogError(failure, "Row of {Person} with {Status} failed", Secret, 42));

        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException <- System.IO.IOException 0x", line, StringComparison.Ordinal);
        Assert.Contains(nameof(Fail), line, StringComparison.Ordinal);
        Assert.Contains(format == TextLogFormatter.Key ? "Row of (Person) with 42 failed" : "\"status\":42", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JsonLogFormatter.Key)]
    [InlineData(TextLogFormatter.Key)]
    public void Of_what_others_log_only_the_constant_text_is_kept(string format)
    {
        var line = Format(format, "Microsoft.AspNetCore.Hosting", logger => logger.LogInformation("Request starting {Route} {Status}", "/people/" + Secret, Secret));

        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
        Assert.Contains("Request starting", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_value_starts_no_new_line()
    {
        var line = Format(JsonLogFormatter.Key, "Solmu", logger => logger.LogInformation("{Route}", "/a\r\n{\"level\":\"error\"}"));

        Assert.Single(line.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("/a\r\n{\"level\":\"error\"}", JsonDocument.Parse(line).RootElement.GetProperty("route").GetString());
    }

    [Theory]
    [InlineData(null, null, true, LogFormat.Text, LogLevel.Warning)]
    [InlineData(null, null, false, LogFormat.Json, LogLevel.Information)]
    [InlineData("text", "debug", false, LogFormat.Text, LogLevel.Debug)]
    [InlineData("JSON", "Error", true, LogFormat.Json, LogLevel.Error)]
    public void Programs_get_documents_and_people_sentences(string? format, string? level, bool isTerminal, LogFormat expected, LogLevel expectedLevel) =>
        Assert.Equal(new LogOptions(expected, expectedLevel), LogOptions.For(format, level, isTerminal));

    private static void Fail() => throw new InvalidOperationException(Secret, new IOException(Secret));

    private static string Format(string format, string category, Action<ILogger> log)
    {
        ConsoleFormatter formatter = format == JsonLogFormatter.Key ? new JsonLogFormatter(TimeProvider.System) : new TextLogFormatter(TimeProvider.System);
        using var text = new StringWriter();
        log(new FormattingLogger(category, formatter, text));
        return text.ToString();
    }

    private sealed class FormattingLogger(string category, ConsoleFormatter formatter, TextWriter target) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter1) =>
            formatter.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter1), null, target);
    }
}
