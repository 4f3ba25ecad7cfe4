using System.Diagnostics;
using System.Net;

namespace Bench;

/// <summary>One kind of request under load.</summary>
internal sealed record Measured(string Name, double PerSecond, double CpuMilliseconds, double P50, double P95, int Failures, double? Ratio = null);

/// <summary>Sixteen connections that ask one after the other, as a browser would, for a fixed time.</summary>
internal sealed class Load(SolmuServer server, string cookie) : IDisposable
{
    public const int Connections = 16;
    private const int WarmUpRequests = 20_000;
    private const int LongestWarmUpSeconds = 90;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = Connections, AutomaticDecompression = DecompressionMethods.None })
    {
        BaseAddress = server.Address,
    };

    /// <summary>The compiler at work needs some thousand requests to finish, and is not what is measured.</summary>
    public Task WarmUpAsync(IReadOnlyList<Func<int, HttpRequestMessage>> requests, int most = WarmUpRequests) =>
        AskAsync(LongestWarmUpSeconds, i => requests[i % requests.Count](i), most);

    public async Task<Measured> RunAsync(string name, int seconds, Func<int, HttpRequestMessage> request)
    {
        var cpu = server.Cpu;
        var (latencies, failures, elapsed) = await AskAsync(seconds, request);
        var used = server.Cpu - cpu;
        latencies.Sort();
        return new Measured(name, latencies.Count / elapsed, used.TotalMilliseconds / latencies.Count, latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.95)], failures);
    }

    public HttpRequestMessage Get(string path) => Request(HttpMethod.Get, path);

    public HttpRequestMessage GetPlain(string path)
    {
        var request = Request(HttpMethod.Get, path);
        request.Headers.Remove("Accept-Encoding");
        return request;
    }

    public HttpRequestMessage Request(HttpMethod method, string path, string? moreCookies = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", moreCookies is null ? cookie : $"{cookie}; {moreCookies}");
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        return request;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => await client.SendAsync(request);

    public void Dispose() => client.Dispose();

    private async Task<(List<double> Latencies, int Failures, double Seconds)> AskAsync(double seconds, Func<int, HttpRequestMessage> request, int most = int.MaxValue)
    {
        var started = Stopwatch.GetTimestamp();
        var number = 0;
        var failures = 0;
        var workers = Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var latencies = new List<double>();
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds && Volatile.Read(ref number) < most)
            {
                var asked = Stopwatch.GetTimestamp();
                using var message = request(Interlocked.Increment(ref number));
                using var answer = await client.SendAsync(message);
                await answer.Content.CopyToAsync(Stream.Null);
                latencies.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.SeeOther))
                {
                    Interlocked.Increment(ref failures);
                }
            }

            return latencies;
        })).ToList();
        var all = (await Task.WhenAll(workers)).SelectMany(latencies => latencies).ToList();
        return (all, failures, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
