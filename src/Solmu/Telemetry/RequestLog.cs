using System.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Solmu.Access;
using Solmu.Database;
using Solmu.Operations;

namespace Solmu.Telemetry;

/// <summary>
/// A line for each request: which route, not which record; how it ended, how long it took and whose session it was. Files
/// and probes are told only when asked for everything.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, Readiness readiness, ILogger<RequestLog> logger)
{
    private const int ClientLeft = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        if (readiness.IsStopping)
        {
            context.Response.Headers.Connection = "close";
        }

        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.RequestAborted.IsCancellationRequested ? ClientLeft : context.Response.StatusCode;
        }
        finally
        {
            var endpoint = context.GetEndpoint();
            var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText is { } pattern ? "/" + pattern.Trim('/') : null;
            Spans.Describe(Activity.Current, MethodOf(context.Request), route);
            var level = endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is null && route is not ("/healthz" or "/readyz") ? LogLevel.Information : LogLevel.Debug;
            if (logger.IsEnabled(level))
            {
                var user = context.RequestServices.GetRequiredService<CurrentViewer>().Viewer?.UserId is { } id ? Ids.Text(id) : null;
                Answered(level, MethodOf(context.Request), route, status, Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2), user, context.TraceIdentifier);
            }
        }
    }

    /// <summary>A method is a word of whoever asks; ones that nobody knows are not repeated.</summary>
    private static string MethodOf(HttpRequest request) => request.Method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" or "TRACE" ? request.Method : "OTHER";

    [LoggerMessage(EventName = "request", Message = "{Method} {Route} {Status} in {Milliseconds} ms for {User} ({Trace})")]
    private partial void Answered(LogLevel level, string method, string? route, int status, double milliseconds, string? user, string trace);
}
