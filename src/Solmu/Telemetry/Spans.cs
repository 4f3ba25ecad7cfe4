using System.Diagnostics;

namespace Solmu.Telemetry;

/// <summary>What the trace of a request is called.</summary>
internal static class Spans
{
    public static void Describe(Activity? activity, string method, string? route)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.DisplayName = route is null ? method : $"{method} {route}";
            activity.SetTag("http.request.method", method);
            activity.SetTag("http.route", route);
        }
    }
}
