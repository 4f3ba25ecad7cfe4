using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Solmu.Telemetry;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Telemetry;

public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task A_collector_hears_of_routes_and_durations_and_of_nobody()
    {
        await using var collector = await Collector.StartAsync();
        var installation = await TestDatabase.CreateAsync();
        await using var server = await SolmuProcess.ServeAsync(
            installation,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "our-net"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        var journey = new MarkedJourney(server);
        await journey.RunAsync(installation);
        server.TellToStop();
        await server.ExitAsync();

        var traces = collector.Heard("/v1/traces");
        var figures = collector.Heard("/v1/metrics");
        Assert.Contains("GET /partners/{slug}", traces, StringComparison.Ordinal);
        Assert.Contains("POST /partners/{slug}/notes", traces, StringComparison.Ordinal);
        Assert.Contains("our-net", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", figures, StringComparison.Ordinal);
        Assert.Contains("/partners/{slug}", figures, StringComparison.Ordinal);
        Assert.Equal(TestDatabase.IsPostgres, traces.Contains("postgresql", StringComparison.Ordinal));
        Assert.Empty(journey.Marks.Where(mark => (traces + figures).Contains(mark, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain("SELECT", traces, StringComparison.OrdinalIgnoreCase);
        await TestDatabase.DropAsync(installation);
    }

    [Fact]
    public async Task Without_its_variables_nothing_of_it_is_even_loaded()
    {
        var installation = await TestDatabase.CreateAsync();
        await using var server = await SolmuProcess.ServeAsync(installation);
        await server.Client.GetAsync("/sign-in");

        Assert.SkipUnless(File.Exists($"/proc/{server.Id}/maps"), "This system does not tell what a process has loaded.");
        var loaded = await File.ReadAllTextAsync($"/proc/{server.Id}/maps");
        Assert.Contains("solmu.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenTelemetry", loaded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://c:4317", true, false)]
    [InlineData("OTEL_METRICS_EXPORTER=otlp", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317;OTEL_TRACES_EXPORTER=none", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317;OTEL_SDK_DISABLED=true", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=", false, false)]
    [InlineData("OTEL_SERVICE_NAME=solmu", false, false)]
    public void The_standard_variables_decide(string variables, bool traces, bool metrics)
    {
        var set = variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => (string?)one[1]);

        Assert.Equal((traces, metrics), (OpenTelemetryExport.IsOn(set, "TRACES"), OpenTelemetryExport.IsOn(set, "METRICS")));
    }

    /// <summary>Takes whatever is sent to it.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> heard = new();
        private readonly WebApplication app;

        private Collector(WebApplication app, string address) => (this.app, Address) = (app, address);

        public string Address { get; }

        public static async Task<Collector> StartAsync()
        {
            var address = $"http://127.0.0.1:{SolmuProcess.FreePort()}";
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add(address);
            var collector = new Collector(app, address);
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                collector.heard.Enqueue((context.Request.Path.ToString(), body.ToArray()));
                context.Response.StatusCode = StatusCodes.Status200OK;
            });
            await app.StartAsync();
            return collector;
        }

        public string Heard(string path) => string.Join('\n', heard.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
