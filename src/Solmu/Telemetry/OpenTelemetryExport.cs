using System.Diagnostics;
using System.Reflection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Solmu.Telemetry;

/// <summary>
/// Traces and figures for a collector, switched on by the standard variables of OpenTelemetry and by nothing else. Nothing
/// of it is loaded before; nothing that tells of a person goes out (decision 0017).
/// </summary>
internal static class OpenTelemetryExport
{
    private const string Prefix = "OTEL_";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "System.Runtime", "Microsoft.EntityFrameworkCore", "Npgsql"];

    private static readonly HashSet<string> Harmless =
    [
        "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type", "db.system.name", "db.operation.name",
        "db.response.status_code", "db.client.connection.state", "gc.heap.generation", "dotnet.gc.heap.generation", "cpu.mode",
    ];

    public static void AddWhenAsked(WebApplicationBuilder builder)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Where(one => ((string)one.Key).StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(one => (string)one.Key, one => (string?)one.Value);
        var (traces, metrics) = (IsOn(variables, "TRACES"), IsOn(variables, "METRICS"));
        if (traces || metrics)
        {
            builder.Configuration.AddInMemoryCollection(variables);
            Add(builder.Services, variables.GetValueOrDefault(ServiceName), traces, metrics);
        }
    }

    /// <summary>A signal goes out where an address for it is set, or when it is asked for by name.</summary>
    internal static bool IsOn(IReadOnlyDictionary<string, string?> variables, string signal)
    {
        var exporter = Value($"OTEL_{signal}_EXPORTER")?.ToLowerInvariant();
        return !string.Equals(Value("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
            && exporter is null or "otlp"
            && (exporter is not null || Value("OTEL_EXPORTER_OTLP_ENDPOINT") is not null || Value($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT") is not null);

        string? Value(string name) => variables.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
    }

    private static void Add(IServiceCollection services, string? name, bool traces, bool metrics)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(name ?? "solmu", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), autoGenerateServiceInstanceId: true));
        if (traces)
        {
            LeaveNothingPersonal();
            telemetry.WithTracing(tracing => tracing.AddSource(Sources).AddOtlpExporter());
        }

        if (metrics)
        {
            telemetry.WithMetrics(figures => figures.AddMeter(Meters).AddView(_ => new MetricStreamConfiguration { TagKeys = [.. Harmless] }).AddOtlpExporter());
        }
    }

    /// <summary>
    /// Listens before the exporter does, and leaves it what is constant. Not a processor of OpenTelemetry: whoever looks at
    /// the types of this program would load its libraries, which cost memory and time that most installations need not spend.
    /// </summary>
    private static void LeaveNothingPersonal() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = source => Sources.Contains(source.Name),
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.None,
        ActivityStopped = Clean,
    });

    private static void Clean(Activity activity)
    {
        foreach (var tag in activity.TagObjects.Where(tag => !Harmless.Contains(tag.Key)).ToList())
        {
            activity.SetTag(tag.Key, null);
        }

        activity.TraceStateString = null;
        if (activity.StatusDescription is not null)
        {
            activity.SetStatus(activity.Status);
        }

        // What a request is called was decided where its route is known.
        if (activity.Source.Name == "Npgsql")
        {
            activity.DisplayName = "postgresql";
        }
        else if (activity.GetTagItem("http.route") is null)
        {
            activity.DisplayName = activity.GetTagItem("http.request.method") as string ?? "request";
        }

        // The message of an exception may hold anything, and an event cannot be changed any more.
        if (activity.Events.Any(one => one.Name == "exception"))
        {
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
